import type { CategoryLimits } from './category.model.ts'
import type { IncidentSeverity } from './incident.model.ts'
import {
  chinaDay,
  chinaInstant,
  chinaMinute,
  defaultWorkCalendar,
  type WorkCalendar,
  workingSpans,
} from './work-calendar.model.ts'

/** A calendar that never works would be searched for ever. */
const longestSearchDays = 3_660

/**
 * The instant at which `minutes` of working time have passed since `from`. Outside working hours the clock stands still;
 * time that ends exactly with a span ends there (12:00, not 13:30). Zero minutes end at `from`.
 * Throws a RangeError for negative minutes and for a calendar without a working day in ten years.
 */
export function addWorkingMinutes(calendar: WorkCalendar, from: Date, minutes: number): Date {
  if (!(minutes >= 0)) throw new RangeError(`minutes must not be negative, got ${minutes}`)
  if (minutes === 0) return new Date(from)
  let left = minutes
  const first = chinaDay(from)
  for (let day = first; day <= first + longestSearchDays; day += 1) {
    if (!calendar.worksOn(day)) continue
    const start = day === first ? chinaMinute(from) : 0
    for (const [opens, closes] of workingSpans) {
      const begin = Math.max(opens, start)
      if (begin >= closes) continue
      if (begin + left <= closes) return chinaInstant(day, begin + left)
      left -= closes - begin
    }
  }
  throw new RangeError('the calendar has too few working days')
}

/** Minutes of working time between two instants; negative if `to` is before `from`. */
export function workingMinutesBetween(calendar: WorkCalendar, from: Date, to: Date): number {
  if (to < from) return -workingMinutesBetween(calendar, to, from)
  const first = chinaDay(from)
  const last = chinaDay(to)
  let minutes = 0
  for (let day = first; day <= last; day += 1) {
    if (!calendar.worksOn(day)) continue
    const start = day === first ? chinaMinute(from) : 0
    const end = day === last ? chinaMinute(to) : 1440
    for (const [opens, closes] of workingSpans)
      minutes += Math.max(0, Math.min(closes, end) - Math.max(opens, start))
  }
  return minutes
}

/** True if the incident's clock never stops: an urgent one, or a category that is always counted around the clock. */
export const runsAroundTheClock = (category: Pick<CategoryLimits, 'clock'>, severity: IncidentSeverity) =>
  severity === 'urgent' || category.clock === 'running'

/**
 * When an incident must be dispatched and settled. Both clocks start with the report. An urgent incident has the same
 * minutes as an ordinary one of its category, but they run around the clock (three working days: 21 hours).
 */
export function limitsFor(
  category: CategoryLimits,
  severity: IncidentSeverity,
  reportedAt: Date,
  calendar: WorkCalendar = defaultWorkCalendar,
): { dispatchDueAt: Date; dueAt: Date } {
  const after = runsAroundTheClock(category, severity)
    ? (minutes: number) => new Date(reportedAt.getTime() + minutes * 60_000)
    : (minutes: number) => addWorkingMinutes(calendar, reportedAt, minutes)
  return { dispatchDueAt: after(category.dispatchMinutes), dueAt: after(category.settleMinutes) }
}
