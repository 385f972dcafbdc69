import { Checkbox } from '@mantine/core'
import type { PossibleDuplicate } from '../../client.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { useIncidentWords } from '../use-incident-words.ts'
import classes from './report-form.module.css'

interface SameFieldProps {
  incidents: readonly PossibleDuplicate[]
  /** Whoever reports may merge. */
  mayMerge: boolean
  chosen: number | undefined
  onChange(id: number | undefined): void
  onOpen(id: number): void
}

/** What was reported already near there: to be opened, and to be merged into where it is the same. */
export function SameField({ incidents, mayMerge, chosen, onChange, onOpen }: SameFieldProps) {
  const { t, format } = useLanguage()
  const words = useIncidentWords()
  return (
    <section className={classes.same} aria-label={t('report.sameTitle')}>
      <strong>{t('report.sameTitle')}</strong>
      <span className={classes.hint}>{mayMerge ? t('report.sameHint') : t('report.sameHintOthers')}</span>
      <ul className={classes.others}>
        {incidents.map((other) => (
          <li key={other.id} data-same={other.id}>
            <button type="button" className="plain-link" onClick={() => onOpen(other.id)}>
              {`${other.code} · ${words.place(other)}`}
            </button>
            <span className={classes.hint}>
              {[
                format.length(other.metres),
                format.moment(other.reported_at),
                t(`incident.stage.${other.stage}`),
              ].join(' · ')}
            </span>
            <span>{other.description}</span>
            {mayMerge && (
              <Checkbox
                size="xs"
                label={t('report.isSame')}
                checked={chosen === other.id}
                onChange={({ currentTarget }) => onChange(currentTarget.checked ? other.id : undefined)}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
