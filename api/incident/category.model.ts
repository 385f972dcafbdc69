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

/** A sub category of the scheme: the columns of the `category` table. */
export interface Category extends CategoryLimits {
  scheme: string
  code: string
  mainCode: string
  mainName: string
  mainNameEn: string
  name: string
  nameEn: string
}

/** The scheme's name and version: a changed list is a new scheme, and old incidents keep theirs. */
export const categoryScheme = 'CJ/T 214-2007+local'

const hours = (count: number) => count * 60
const workingDays = (count: number) => count * workingMinutesPerDay

/**
 * Limits by class. They are defaults: of life, safety and supply from the Beijing 12345 service, and road hazards by
 * analogy; the others from city tables, with one hour to dispatch where those give none. The standard leaves them to the
 * city, so an office changes the rows of the `category` table. A working day counts as its 7 working hours.
 */
const limitClasses: Readonly<Record<LimitClass, CategoryLimits>> = {
  life_safety: {
    clock: 'running',
    dispatchMinutes: 10,
    settleMinutes: hours(4),
  },
  supply: {
    clock: 'running',
    dispatchMinutes: 60,
    settleMinutes: hours(8),
  },
  road_hazard: {
    clock: 'running',
    dispatchMinutes: 60,
    settleMinutes: hours(8),
  },
  exposed_rubbish: {
    clock: 'working',
    dispatchMinutes: 60,
    settleMinutes: hours(4),
  },
  dirty_road: {
    clock: 'working',
    dispatchMinutes: 60,
    settleMinutes: hours(2),
  },
  accumulated_spoil: {
    clock: 'working',
    dispatchMinutes: 60,
    settleMinutes: workingDays(2),
  },
  illegal_building: {
    clock: 'working',
    dispatchMinutes: 60,
    settleMinutes: workingDays(15),
  },
  other: {
    clock: 'working',
    dispatchMinutes: 60,
    settleMinutes: workingDays(3),
  },
}

function category(main: MainCategoryRow, [sub, name, nameEn, limit = 'other']: CategoryRow): Category {
  return {
    scheme: categoryScheme,
    code: main.code + sub,
    mainCode: main.code,
    mainName: main.name,
    mainNameEn: main.nameEn,
    name,
    nameEn,
    ...limitClasses[limit],
  }
}

/** Every sub category of the scheme in the order of its codes: the rows the `category` table starts with. */
export const categoryCatalogue: readonly Category[] = categoryRows.flatMap((main) =>
  main.subs.map((sub) => category(main, sub)),
)

const byCode = new Map(categoryCatalogue.map((entry) => [entry.code, entry]))

/** The sub category with this four-digit code, or undefined if the scheme has none. */
export const findCategory = (code: string): Category | undefined => byCode.get(code)
