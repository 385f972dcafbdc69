import { useMemo } from 'react'
import type { IncidentRow } from '../client.ts'
import { useLanguage } from '../i18n/use-language.ts'
import type { Status } from '../map/palette.ts'
import { useNow } from '../ui/use-now.ts'
import { spanParts } from './due.ts'
import { incidentStatus, statusWords } from './incident-status.ts'
import { useMoment } from './moment.ts'

/** The time by which map, list and drawer tell how an incident stands: one for all, so that they agree. */
export function useIncidentClock(): number {
  const now = useNow(30_000)
  return useMoment() ?? now
}

/** The status of a listed incident. */
export const rowStatus = (incident: IncidentRow, now: number): Status =>
  incidentStatus(
    {
      stage: incident.stage,
      overdue: incident.overdue,
      dueAt: incident.due_at === null ? null : Date.parse(incident.due_at),
      settledAt: incident.settled_at,
    },
    now,
  )

/** Incidents in words of the current language. */
export function useIncidentWords() {
  const { t, language, format } = useLanguage()
  return useMemo(() => {
    const span = (milliseconds: number) => {
      const { days, hours, minutes } = spanParts(milliseconds)
      const parts = [
        days > 0 && t('incident.days', { n: days }),
        hours > 0 && t('incident.hours', { n: hours }),
        (minutes > 0 || days + hours === 0) && t('incident.minutes', { n: minutes }),
      ]
      return parts.filter((part) => part !== false).join(' ')
    }
    return {
      category: (incident: { category_name: string; category_name_en: string }) =>
        language === 'zh' ? incident.category_name : incident.category_name_en,
      status: (status: Status) => statusWords[status][language],
      /** What is left of the limit, what it is over by, or when it ended; nothing once it is settled. */
      due: (incident: IncidentRow, now: number) => {
        if (incident.closed_at !== null) {
          const when = format.moment(incident.closed_at)
          return incident.stage === 'closed'
            ? t('incident.closedAt', { when })
            : t('incident.endedAt', { when })
        }
        if (incident.due_at === null || incident.settled_at !== null) return ''
        const left = Date.parse(incident.due_at) - now
        return left < 0
          ? t('incident.overBy', { time: span(left) })
          : t('incident.dueIn', { time: span(left) })
      },
      place: (incident: IncidentRow) =>
        [incident.grid_name, incident.estate_name ?? incident.zone_name ?? incident.address]
          .filter((part) => part !== null && part !== undefined && part !== '')
          .join(' · '),
    }
  }, [t, language, format])
}
