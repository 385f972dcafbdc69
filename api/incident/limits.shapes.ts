import { z } from 'zod'

const version = z.string().describe('To be sent as If-Match with a change, in quotation marks')
const minutes = z.int().positive()

/** A category with its limits: minutes from the report to the dispatch and to the settling. */
export const categoryLimits = z
  .object({
    code: z.string(),
    main_code: z.string(),
    main_name: z.string(),
    main_name_en: z.string(),
    name: z.string(),
    name_en: z.string(),
    clock: z.enum(['running', 'working']).describe('running: around the clock; working: in working hours'),
    dispatch_minutes: minutes,
    settle_minutes: minutes,
    needs_photo: z.boolean().describe('Whether a case is only struck off with a photo of what was seen'),
    version,
  })
  .meta({ id: 'CategoryLimits' })
export type CategoryLimitsShown = z.infer<typeof categoryLimits>

export const categoryList = z
  .object({ scheme: z.string(), categories: z.array(categoryLimits) })
  .meta({ id: 'CategoryList' })
export type CategoryList = z.infer<typeof categoryList>

/** A day as the calendar has it. */
export const calendarDayShown = z
  .object({
    day: z.iso.date(),
    is_working: z.boolean(),
    name: z.string().nullable().describe('Why it differs from the ordinary week; null if it does not'),
    source: z
      .enum(['office', 'published', 'law', 'week'])
      .describe(
        'office: entered; published: the arrangement of the State Council; law: a holiday bound to its date; week: Monday to Friday are worked',
      ),
    version,
  })
  .meta({ id: 'CalendarDay' })
export type CalendarDayShown = z.infer<typeof calendarDayShown>

export const calendarYear = z
  .object({
    year: z.int(),
    minutes_per_day: minutes.describe('Worked on a working day'),
    hours: z.array(z.object({ from: z.string(), to: z.string() })).describe('Of a working day, in China'),
    days: z.array(calendarDayShown).describe('The days that differ from the ordinary week'),
  })
  .meta({ id: 'CalendarYear' })
export type CalendarYear = z.infer<typeof calendarYear>
