import { lazy, Suspense } from 'react'
import type { Incident } from '../client.ts'
import { useLanguage } from '../i18n/use-language.ts'
import classes from './incident-panel.module.css'

/** Few incidents have photos. */
const PhotoStrip = lazy(async () => ({ default: (await import('./photo-strip.tsx')).PhotoStrip }))

type Step = Incident['history'][number]

/** What was done, by whom and when: with the limits it moved, the units it called, the photos that came with it. */
export function IncidentHistory({ incident }: { incident: Incident }) {
  const { t, format } = useLanguage()
  return (
    <ol className={classes.history}>
      {incident.history.map((event) => (
        <li key={event.seq} className={classes.event} data-verb={event.verb}>
          <div className={classes.eventHead}>
            <strong>{t(`incident.verb.${event.verb}`)}</strong>
            <time dateTime={event.at}>{format.moment(event.at)}</time>
          </div>
          <div className={classes.actor}>
            {event.actor_role === 'resident' || event.actor_role === 'system'
              ? t(`incident.role.${event.actor_role}`)
              : t('incident.by', { actor: event.actor, role: t(`incident.role.${event.actor_role}`) })}
            {event.unit_name !== null && event.units.length === 0 && ` · ${event.unit_name}`}
          </div>
          {event.units.length > 0 && (
            <p className={classes.note}>
              {t('incident.calledUnits', { names: event.units.join(t('interface.and')) })}
            </p>
          )}
          <MovedLimit event={event} />
          {event.note !== null && event.note !== '' && <p className={classes.note}>{event.note}</p>}
          <Photos photos={incident.attachments.filter(({ seq }) => seq === event.seq)} />
        </li>
      ))}
    </ol>
  )
}

const Photos = ({ photos }: { photos: Incident['attachments'] }) =>
  photos.length > 0 && (
    <Suspense fallback={null}>
      <PhotoStrip photos={photos} />
    </Suspense>
  )

/** The limit that a step asked for, or granted in place of another, which stays to be read. */
function MovedLimit({ event }: { event: Step }) {
  const { t, format } = useLanguage()
  const { verb, due_at, previous_due_at, requested_due_at } = event
  if (verb !== 'extend' && verb !== 'suspend') return null
  if (due_at === null)
    return requested_due_at === null ? null : (
      <p className={classes.note}>{t('incident.limitAsked', { when: format.moment(requested_due_at) })}</p>
    )
  return (
    <p className={classes.note}>
      {t('incident.limitMoved')} {previous_due_at !== null && <s>{format.moment(previous_due_at)}</s>}{' '}
      <strong>{format.moment(due_at)}</strong>
    </p>
  )
}
