import { z } from 'zod'
import { calendarDate, typedText } from '../field.model.ts'
import { type CalendarDay, fixedHolidays, publishedCalendarDays } from './holidays.data.ts'

export const firstCalendarYear = 2000
export const lastCalendarYear = 2100

/** A day that the calendar may have. */
export const calendarDay = calendarDate.refine((day) => {
  const year = Number(day.slice(0, 4))
  return year >= firstCalendarYear && year <= lastCalendarYear
}, `must be in the years ${firstCalendarYear} to ${lastCalendarYear}`)

/** What an office says of a day that differs from the ordinary week, and why. */
export const calendarDayChange = z.strictObject({
  is_working: z.boolean(),
  name: typedText(1, 40),
})
export type CalendarDayChange = z.infer<typeof calendarDayChange>

const published = new Map(publishedCalendarDays.map((entry) => [entry.day, entry]))

/** The day as the published arrangement has it, if it is in one. */
export const publishedDay = (day: string): CalendarDay | undefined => published.get(day)

/** The days of a year that the law makes holidays, whatever an office has entered for others. */
export const lawfulHolidays = (year: number): CalendarDay[] =>
  fixedHolidays.map(([name, day]) => ({ day: `${year}-${day}`, isWorking: false, name }))
