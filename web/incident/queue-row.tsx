import { memo } from 'react'
import { useLanguage } from '../i18n/use-language.ts'
import { Icon } from '../ui/icon.tsx'
import { useNow } from '../ui/use-now.ts'
import { CategoryIcon } from './category-icon.tsx'
import rowClasses from './incident-row.module.css'
import { awaitsDispatch, clockParts, countdown } from './queue.ts'
import classes from './queue-row.module.css'
import { StatusTag } from './status-mark.tsx'
import { rowStatus, useIncidentClock, useIncidentWords } from './use-incident-words.ts'
import type { QueuedIncident } from './use-queue.ts'

export const queueRowHeight = 64

/** The clock that runs for an incident, every second; when it was settled once none does. */
export function CountdownText({ incident }: { incident: QueuedIncident }) {
  const { t, format } = useLanguage()
  const now = useNow(1000)
  const due = countdown(incident, now)
  if (due === null)
    return (
      <span className={rowClasses.due}>
        {incident.settled_at !== null
          ? t('desk.settledAt', { when: format.moment(incident.settled_at) })
          : t('desk.noLimit')}
      </span>
    )
  const { days, time } = clockParts(due.left)
  const span = days > 0 ? t('desk.daysAnd', { n: days, time }) : time
  const words =
    due.clock === 'dispatch'
      ? due.left < 0
        ? t('desk.dispatchOver', { time: span })
        : t('desk.dispatchIn', { time: span })
      : due.left < 0
        ? t('incident.overBy', { time: span })
        : t('incident.dueIn', { time: span })
  return (
    <span className={classes.countdown} data-status={due.status} data-clock={due.clock}>
      {words}
    </span>
  )
}

interface QueueRowProps {
  incident: QueuedIncident
  /** Undefined where rows are not picked. */
  picked: boolean | undefined
  /** Where rows of several stages stand together. */
  withStage: boolean
}

/** An incident that waits: what and where, how it stands, and the clock it runs against. */
export const QueueRow = memo(function QueueRow({ incident, picked, withStage }: QueueRowProps) {
  const { t } = useLanguage()
  const words = useIncidentWords()
  const status = rowStatus(incident, useIncidentClock())
  const stage = t(`incident.stageShort.${incident.stage}`)
  const reason = incident.reasons?.[0]
  return (
    <span className={`${rowClasses.row} ${classes.row}`} data-pickable={picked !== undefined}>
      {picked !== undefined && (
        <span
          className={classes.pick}
          data-pick={awaitsDispatch(incident)}
          data-picked={picked}
          aria-hidden="true"
        >
          {picked && <Icon name="check" size={14} />}
        </span>
      )}
      <span className={rowClasses.icon} data-status={status}>
        <CategoryIcon code={incident.category} />
      </span>
      <span className={rowClasses.what}>
        <span className={rowClasses.name}>
          <span className={`${rowClasses.category} ${classes.category}`} title={words.category(incident)}>
            {words.category(incident)}
          </span>
          {incident.severity === 'urgent' && (
            <span className={rowClasses.urgent}>{t('incident.severity.urgent')}</span>
          )}
        </span>
        <span className={rowClasses.place}>
          {reason === undefined
            ? [words.place(incident), incident.unit_name].filter((part) => !!part).join(' · ')
            : [t(`ledger.reasonOf.${reason}`), inCharge(incident), words.place(incident)]
                .filter((part) => !!part)
                .join(' · ')}
        </span>
      </span>
      <span className={rowClasses.state}>
        <StatusTag
          status={status}
          label={withStage ? `${words.status(status)} · ${stage}` : words.status(status)}
        />
        <CountdownText incident={incident} />
      </span>
    </span>
  )
})

const inCharge = ({ in_charge }: QueuedIncident): string | null =>
  in_charge?.person ?? in_charge?.unit_name ?? null
