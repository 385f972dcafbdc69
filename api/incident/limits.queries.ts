import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '../database/open.ts'
import { rows } from '../database/rows.ts'
import { fixed } from '../database/statement.ts'
import { versionOf } from '../version.ts'
import { lawfulHolidays, publishedDay } from './calendar-day.model.ts'
import { categoryScheme } from './category.model.ts'
import { category, workCalendar } from './incident.table.ts'
import type { CalendarDayShown, CalendarYear, CategoryLimitsShown, CategoryList } from './limits.shapes.ts'
import { dayNumber, weekdayOf, workingMinutesPerDay, workingSpans } from './work-calendar.model.ts'

const limitColumns =
  fixed(sql`${category.code} AS code, ${category.mainCode} AS main_code, ${category.mainName} AS main_name,
  ${category.mainNameEn} AS main_name_en, ${category.name} AS name, ${category.nameEn} AS name_en,
  ${category.clock} AS clock, ${category.dispatchMinutes} AS dispatch_minutes,
  ${category.settleMinutes} AS settle_minutes, ${category.needsPhoto} AS needs_photo`)

const withVersion = (entry: Omit<CategoryLimitsShown, 'version'>): CategoryLimitsShown => ({
  ...entry,
  version: versionOf([entry.clock, entry.dispatch_minutes, entry.settle_minutes, entry.needs_photo]),
})

/** The category of a four-digit code in the present scheme, or undefined; `locked` until the transaction ends. */
export async function findCategoryLimits(
  database: Database,
  code: string,
  { locked = false } = {},
): Promise<CategoryLimitsShown | undefined> {
  const [found] = await selectLimits(
    database,
    sql`AND ${category.code} = ${code} ${locked ? sql`FOR UPDATE` : sql``}`,
  )
  return found
}

/** Every category of the present scheme with its limits, by code. */
export const listCategoryLimits = async (database: Database): Promise<CategoryList> => ({
  scheme: categoryScheme,
  categories: await selectLimits(database, sql`ORDER BY ${category.code}`),
})

async function selectLimits(database: Database, rest: SQL): Promise<CategoryLimitsShown[]> {
  const found = await rows<Omit<CategoryLimitsShown, 'version'>>(
    database,
    sql`SELECT ${limitColumns} FROM ${category} WHERE ${category.scheme} = ${categoryScheme} ${rest}`,
  )
  return found.map(withVersion)
}

const ofDay = (entry: Omit<CalendarDayShown, 'version'>): CalendarDayShown => ({
  ...entry,
  version: versionOf([entry.day, entry.is_working, entry.name, entry.source]),
})

const isWeekday = (day: string): boolean => weekdayOf(dayNumber(day)) % 6 !== 0

/** A day without what the office entered: as the published arrangement has it, a holiday by law, or of the week. */
export function ordinaryDay(day: string): CalendarDayShown {
  const arranged = publishedDay(day)
  if (arranged)
    return ofDay({ day, is_working: arranged.isWorking, name: arranged.name, source: 'published' })
  const lawful = lawfulHolidays(Number(day.slice(0, 4))).find((holiday) => holiday.day === day)
  return lawful
    ? ofDay({ day, is_working: false, name: lawful.name, source: 'law' })
    : ofDay({ day, is_working: isWeekday(day), name: null, source: 'week' })
}

/** A day as the calendar has it. */
export async function findCalendarDay(database: Database, day: string): Promise<CalendarDayShown> {
  const [entered] = await enteredDays(database, sql`${workCalendar.day} = ${day}::date`)
  return entered ?? ordinaryDay(day)
}

type Entered = Pick<CalendarDayShown, 'day' | 'is_working' | 'name'>

function isPublished({ day, is_working, name }: Entered): boolean {
  const arranged = publishedDay(day)
  return arranged !== undefined && arranged.isWorking === is_working && arranged.name === name
}

const enteredDays = async (database: Database, condition: SQL): Promise<CalendarDayShown[]> => {
  const found = await rows<Entered>(
    database,
    sql`SELECT ${workCalendar.day}::text AS day, ${workCalendar.isWorking} AS is_working, ${workCalendar.name} AS name
      FROM ${workCalendar} WHERE ${condition}`,
  )
  return found.map((entry) => ofDay({ ...entry, source: isPublished(entry) ? 'published' : 'office' }))
}

const clockText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** The days of a year that differ from the ordinary week, and the hours of a working day. */
export async function describeCalendarYear(database: Database, year: number): Promise<CalendarYear> {
  const entered = await enteredDays(
    database,
    sql`${workCalendar.day} BETWEEN ${`${year}-01-01`}::date AND ${`${year}-12-31`}::date`,
  )
  const known = new Set(entered.map(({ day }) => day))
  const lawful = lawfulHolidays(year).filter(({ day }) => !known.has(day))
  const days = [...entered, ...lawful.map(({ day }) => ordinaryDay(day))]
  return {
    year,
    minutes_per_day: workingMinutesPerDay,
    hours: workingSpans.map(([from, to]) => ({ from: clockText(from), to: clockText(to) })),
    days: days.toSorted((left, right) => (left.day < right.day ? -1 : 1)),
  }
}
