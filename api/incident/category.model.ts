import { type CategoryRow, categoryRows, type LimitClass, type MainCategoryRow } from './category.data.ts'
import { workingMinutesPerDay } from './work-calendar.model.ts'

export type { CategoryCode } from './category.data.ts'

/** `running` counts around the clock, `working` only the hours the calendar works. */
export type LimitClock = 'running' | 'working'

/** The time allowed for an incident: minutes from the report to the dispatch and to the settling. */
export interface CategoryLimits {
  clock: LimitClock
  dispatchMinutes: number
  settleMinutes: number
}

/** A sub category of the scheme; the columns of the `category` table, and where the name and the limit come from. */
export interface Category extends CategoryLimits {
  scheme: string
  code: string
  mainCode: string
  mainName: string
  mainNameEn: string
  name: string
  nameEn: string
  nameSource: string
  limitSource: string
}

export interface MainCategory {
  code: string
  name: string
  nameEn: string
}

/** The scheme's name and version: a changed list is a new scheme, and old incidents keep theirs. */
export const categoryScheme = 'CJ/T 214-2007+local'

const hours = (count: number) => count * 60
const workingDays = (count: number) => count * workingMinutesPerDay

/**
 * Limits by class. They are defaults drawn from city tables and the Beijing 12345 service; the standard leaves them to
 * the city, so an office changes the rows of the `category` table. A working day counts as its 7 working hours.
 * Where the tables give no limit for the dispatch it is one hour.
 */
export const limitClasses: Readonly<Record<LimitClass, CategoryLimits & { source: string }>> = {
  life_safety: {
    clock: 'running',
    dispatchMinutes: 10,
    settleMinutes: hours(4),
    source: 'default from Beijing 12345: life and safety 10 min / 4 h',
  },
  supply: {
    clock: 'running',
    dispatchMinutes: 60,
    settleMinutes: hours(8),
    source: 'default from Beijing 12345: water, power, gas 1 h / 8 h',
  },
  road_hazard: {
    clock: 'running',
    dispatchMinutes: 60,
    settleMinutes: hours(8),
    source: 'default by analogy with water, power, gas: 1 h / 8 h',
  },
  exposed_rubbish: {
    clock: 'working',
    dispatchMinutes: 60,
    settleMinutes: hours(4),
    source: 'default from city tables: exposed rubbish 1 h / 4 working hours',
  },
  dirty_road: {
    clock: 'working',
    dispatchMinutes: 60,
    settleMinutes: hours(2),
    source: 'default from city tables: dirty road 1 h / 2 working hours',
  },
  accumulated_spoil: {
    clock: 'working',
    dispatchMinutes: 60,
    settleMinutes: workingDays(2),
    source: 'default from city tables: accumulated spoil 2 working days',
  },
  illegal_building: {
    clock: 'working',
    dispatchMinutes: 60,
    settleMinutes: workingDays(15),
    source: 'default from city tables: illegal construction 15 working days',
  },
  other: {
    clock: 'working',
    dispatchMinutes: 60,
    settleMinutes: workingDays(3),
    source: 'default from city tables: all others 3 working days',
  },
}

function category(main: MainCategoryRow, [sub, name, nameEn, limit = 'other']: CategoryRow): Category {
  const { source, ...limits } = limitClasses[limit]
  return {
    scheme: categoryScheme,
    code: main.code + sub,
    mainCode: main.code,
    mainName: main.name,
    mainNameEn: main.nameEn,
    name,
    nameEn,
    ...limits,
    nameSource: main.source,
    limitSource: source,
  }
}

/** Every sub category of the scheme in the order of its codes: the rows the `category` table starts with. */
export const categoryCatalogue: readonly Category[] = categoryRows.flatMap((main) =>
  main.subs.map((sub) => category(main, sub)),
)

export const mainCategories: readonly MainCategory[] = categoryRows.map(({ code, name, nameEn }) => ({
  code,
  name,
  nameEn,
}))

const byCode = new Map(categoryCatalogue.map((entry) => [entry.code, entry]))

/** The sub category with this four-digit code, or undefined if the scheme has none. */
export const findCategory = (code: string): Category | undefined => byCode.get(code)
