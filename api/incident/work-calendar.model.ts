import { streetTimeOffset } from '../district/street-time.model.ts'
import { type CalendarDay, fixedHolidays, publishedCalendarDays } from './holidays.data.ts'

export type { CalendarDay } from './holidays.data.ts'

/** Working hours of a day, minutes after midnight, in order and apart: 09:00–12:00 and 13:30–17:30. */
export const workingSpans: readonly (readonly [from: number, to: number])[] = [
  [540, 720],
  [810, 1050],
]

/** Minutes worked on a working day: seven hours. */
export const workingMinutesPerDay = workingSpans.reduce((sum, [from, to]) => sum + to - from, 0)

const dayMilliseconds = 86_400_000

/** Days since 1970-01-01 of the date it is in China at this instant. */
export const chinaDay = (instant: Date): number =>
  Math.floor((instant.getTime() + streetTimeOffset) / dayMilliseconds)

/** The instant of a minute (may have a fraction) after midnight of a day in China. */
export const chinaInstant = (day: number, minute: number): Date =>
  new Date(day * dayMilliseconds - streetTimeOffset + Math.round(minute * 60_000))

/** Minutes after midnight in China, with a fraction. */
export const chinaMinute = (instant: Date): number =>
  (instant.getTime() + streetTimeOffset - chinaDay(instant) * dayMilliseconds) / 60_000

/** A day number as its date `yyyy-mm-dd`. */
export const dayName = (day: number): string => new Date(day * dayMilliseconds).toISOString().slice(0, 10)

/** The day number of a date `yyyy-mm-dd`. */
export const dayNumber = (name: string): number => Date.parse(`${name}T00:00:00Z`) / dayMilliseconds

/** 0 Sunday … 6 Saturday. */
export const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7

/** Which days are worked. Days are numbers as `chinaDay` gives them. */
export interface WorkCalendar {
  worksOn(day: number): boolean
  /** Why a day differs from the ordinary week, or undefined. */
  nameOf(day: number): string | undefined
}

/**
 * A calendar of the ordinary week, Monday to Friday, with these days overriding it. Holidays that the law binds to a date
 * are holidays of every year unless one of these days says otherwise.
 */
export function workCalendarOf(days: Iterable<CalendarDay>): WorkCalendar {
  const special = new Map<number, { isWorking: boolean; name: string }>()
  for (const { day, isWorking, name } of days) special.set(dayNumber(day), { isWorking, name })
  const fixed = new Map(fixedHolidays.map(([name, day]) => [day, name]))
  const find = (day: number) => {
    const known = special.get(day)
    if (known) return known
    const name = fixed.get(dayName(day).slice(5))
    return name === undefined ? undefined : { isWorking: false, name }
  }
  const memory = new Map<number, boolean>()
  return {
    worksOn(day) {
      let works = memory.get(day)
      if (works === undefined) {
        const weekday = weekdayOf(day)
        works = find(day)?.isWorking ?? (weekday >= 1 && weekday <= 5)
        memory.set(day, works)
      }
      return works
    },
    nameOf: (day) => find(day)?.name,
  }
}

/** The calendar of the published arrangements. */
export const defaultWorkCalendar: WorkCalendar = workCalendarOf(publishedCalendarDays)

/** The rows `work_calendar` starts with. */
export const defaultCalendarDays: readonly CalendarDay[] = publishedCalendarDays
