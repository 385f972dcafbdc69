import type { Incident } from '../client.ts'
import { useLanguage } from '../i18n/use-language.ts'
import classes from './incident-calls.module.css'
import { useIncidentClock } from './use-incident-words.ts'

type Call = Incident['loop']['calls'][number]

/** The units that were called: when, by when each had to answer and to be on site, and when it did. */
export function IncidentCalls({ calls }: { calls: readonly Call[] }) {
  const { t, format } = useLanguage()
  const now = useIncidentClock()
  const answer = (call: Call, done: string | null, due: string | null) => {
    if (done !== null) {
      const isLate = due !== null && done > due
      return `${format.moment(done)}${isLate ? ` · ${t('incident.late')}` : ''}`
    }
    if (call.ended_at !== null || due === null) return '—'
    const by = t('incident.dueBy', { when: format.moment(due) })
    return Date.parse(due) < now ? `${by} · ${t('incident.late')}` : by
  }
  return (
    <ul className={classes.calls}>
      {calls.map((call) => (
        <li
          key={`${call.unit_id} ${call.called_at}`}
          className={classes.call}
          data-call={call.unit_id}
          data-ended={call.ended_at !== null}
        >
          <div className={classes.unit}>
            {call.unit_name}
            {call.ended_at !== null && <span className={classes.dim}> · {t('incident.callEnded')}</span>}
          </div>
          <dl className={classes.times}>
            {(
              [
                ['incident.calledAt', format.moment(call.called_at)],
                ['incident.acknowledgedAt', answer(call, call.acknowledged_at, call.acknowledge_due_at)],
                ['incident.arrivedAt', answer(call, call.arrived_at, call.arrive_due_at)],
              ] as const
            ).map(([label, value]) => (
              <div key={label}>
                <dt>{t(label)}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  )
}
