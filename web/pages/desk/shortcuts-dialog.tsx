import { Modal } from '@mantine/core'
import { useLanguage } from '../../i18n/use-language.ts'
import classes from './shortcuts-dialog.module.css'

/** What the keyboard does at the desk. */
export function ShortcutsDialog({ onClose }: { onClose(): void }) {
  const { t } = useLanguage()
  const keys: [keys: string[], does: string][] = [
    [['↑', '↓', 'PgUp', 'PgDn'], t('desk.keys.move')],
    [['Home', 'End'], t('desk.keys.ends')],
    [['Enter'], t('desk.keys.open')],
    [['Space'], t('desk.keys.pick')],
    [['Shift + ↑ ↓'], t('desk.keys.pickOn')],
    [['Ctrl + A'], t('desk.keys.pickAll')],
    [['Esc'], t('desk.keys.back')],
    [['1 – 7'], t('desk.keys.queues')],
    [['n'], t('desk.keys.report')],
    [['?'], t('desk.keys.help')],
  ]
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('desk.shortcuts')}
      closeButtonProps={{ 'aria-label': t('interface.close') }}
    >
      <dl className={classes.keys}>
        {keys.map(([pressed, does]) => (
          <div key={does} className={classes.line}>
            <dt>
              {pressed.map((key) => (
                <kbd key={key} className={classes.key}>
                  {key}
                </kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p className={classes.where}>{t('desk.keys.where')}</p>
    </Modal>
  )
}
