import { memo } from 'react'
import { isOpen } from '../../api/incident/incident.model.ts'
import type { IncidentRow } from '../client.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { CategoryIcon } from './category-icon.tsx'
import classes from './incident-row.module.css'
import { StatusTag } from './status-mark.tsx'
import { rowStatus, useIncidentWords } from './use-incident-words.ts'

export const incidentRowHeight = 64

/** An incident on two lines: what and where, how it stands and how long is left. */
export const IncidentRowContent = memo(function IncidentRowContent({
  incident,
  now,
}: {
  incident: IncidentRow
  now: number
}) {
  const { t, format } = useLanguage()
  const words = useIncidentWords()
  const status = rowStatus(incident, now)
  return (
    <span className={classes.row}>
      <span className={classes.icon} data-status={status}>
        <CategoryIcon code={incident.category} />
      </span>
      <span className={classes.what}>
        <span className={classes.name}>
          <span className={classes.category}>{words.category(incident)}</span>
          {incident.severity === 'urgent' && (
            <span className={classes.urgent}>{t('incident.severity.urgent')}</span>
          )}
        </span>
        <span className={classes.place}>{words.place(incident)}</span>
      </span>
      <span className={classes.state}>
        <StatusTag
          status={status}
          label={
            isOpen(incident.stage)
              ? `${words.status(status)} · ${t(`incident.stageShort.${incident.stage}`)}`
              : t(`incident.stage.${incident.stage}`)
          }
        />
        <span className={classes.due}>{words.due(incident, now) || format.moment(incident.reported_at)}</span>
      </span>
    </span>
  )
})
