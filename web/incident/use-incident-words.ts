import { useMemo } from 'react'
import type { IncidentRow } from '../client.ts'
import { useLanguage } from '../i18n/use-language.ts'
import type { Status } from '../map/palette.ts'
import { spanParts } from './due.ts'
import { incidentStatus } from './incident-status.ts'

/** The status of a listed incident. */
export const rowStatus = (incident: IncidentRow, now: number): Status =>
  incidentStatus(
    incident.stage,
    incident.overdue,
    incident.due_at === null ? null : Date.parse(incident.due_at),
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
      return parts.filter((part) => part !== false).join(language === 'zh' ? '' : ' ')
    }
    const statusNames = {
      overdue: t('incident.status.overdue'),
      dueSoon: t('incident.status.soon'),
      inHand: t('incident.status.active'),
      done: t('incident.status.done'),
      void: t('incident.status.void'),
    } satisfies Record<Status, string>
    return {
      category: (incident: { category_name: string; category_name_en: string }) =>
        language === 'zh' ? incident.category_name : incident.category_name_en,
      status: (status: Status) => statusNames[status],
      /** What is left of the limit, what it is over by, or when it ended. */
      due: (incident: IncidentRow, now: number) => {
        if (incident.closed_at !== null) return format.moment(incident.closed_at)
        if (incident.due_at === null) return ''
        const settled = incident.settled_at === null ? now : Date.parse(incident.settled_at)
        const left = Date.parse(incident.due_at) - settled
        if (incident.settled_at !== null && left >= 0) return ''
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
