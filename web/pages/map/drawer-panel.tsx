import { type ReactNode, useEffect } from 'react'
import { useLanguage } from '../../i18n/use-language.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Panel } from '../../ui/panel.tsx'
import classes from './drawer.module.css'

export interface DrawerPanelProps {
  kind: string
  /** Undefined until it is known. */
  name: string | undefined
  /** A picture of it. */
  icon?: ReactNode
  onBack(): void
  onClose(): void
  /** Called with the words for what has been opened, once they are known. */
  onNamed(words: string): void
}

/** The frame of everything that is opened: what it is, how it is called, the ways back and out. */
export function DrawerPanel(props: DrawerPanelProps & { children: ReactNode }) {
  const { kind, name, icon, onBack, onClose, onNamed, children } = props
  const { t } = useLanguage()
  useEffect(() => {
    if (name !== undefined) onNamed(t('place.opened', { kind, name }))
  }, [name, kind, t, onNamed])
  return (
    <Panel
      id="drawer"
      label={name === undefined ? kind : `${kind} ${name}`}
      className={classes.drawer}
      heading={
        <div className={classes.heading}>
          <IconButton icon="back" label={t('interface.back')} onClick={onBack} size={32} />
          {icon}
          <div className={classes.words}>
            <span className={classes.kind}>{kind}</span>
            <h2 className={classes.name} tabIndex={-1}>
              {name ?? ''}
            </h2>
          </div>
        </div>
      }
      aside={<IconButton icon="close" label={t('interface.close')} onClick={onClose} />}
    >
      {children}
    </Panel>
  )
}
