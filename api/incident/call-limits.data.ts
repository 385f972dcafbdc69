import type { CallKind } from './call.model.ts'
import { workingMinutesPerDay } from './work-calendar.model.ts'

/**
 * How soon a called unit has to answer. `acknowledge` counts running minutes, `arrive` working minutes. Whistles: within an
 * hour, on site within three working days or, for a hard case, five (a Nanjing district's rule, DOMAIN.md 3); a dispatch has
 * the hour too and no limit of its own for arriving, for the incident has one for being settled.
 */
export const callLimits: Record<CallKind, { acknowledge: number; arrive: number | null }> = {
  dispatch: { acknowledge: 60, arrive: null },
  work_whistle: { acknowledge: 60, arrive: 3 * workingMinutesPerDay },
  hard_case_whistle: { acknowledge: 60, arrive: 5 * workingMinutesPerDay },
}
