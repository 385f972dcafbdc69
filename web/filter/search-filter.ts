import { streetTimeOffset } from '../../api/district/street-time.model.ts'
import { type Filter, filterParameters, filter as filterSchema } from '../../api/filter/filter.model.ts'
import type { BoundingBox } from '../../api/geometry.model.ts'

/** Times that move with the calendar; a bookmark keeps the word, not the days. */
export const periods = ['today', '7d', '30d', 'year'] as const
export type Period = (typeof periods)[number]

/** The conditions as the address holds them: everything but the street, with time relative or fixed. */
export type Conditions = Omit<Partial<Filter>, 'street' | 'bbox'> & { period?: Period }

/** All that limits the list: the conditions, and whether only what the map shows is in it. */
export interface Limits {
  conditions: Conditions
  inView: boolean
}

export const conditionNames = [
  'grid',
  'estate',
  'zone',
  'unit',
  'category',
  'stage',
  'severity',
  'open',
  'overdue',
  'from',
  'to',
  'polygon',
  'circle',
  'text',
] as const
const schemas = filterSchema.shape

/** Reads the conditions from query parameters. What does not parse is left out and named in `invalid`. */
export function readConditions(raw: Record<string, string | undefined>): {
  conditions: Conditions
  invalid: string[]
} {
  const conditions: Record<string, unknown> = {}
  const invalid: string[] = []
  for (const name of conditionNames) {
    const text = raw[name]
    if (text === undefined || text === '') continue
    const parsed = schemas[name].safeParse(text)
    const empty = Array.isArray(parsed.data) && parsed.data.length === 0
    if (parsed.success && !empty) conditions[name] = parsed.data
    else invalid.push(name)
  }
  const period = raw.period
  if (period !== undefined && period !== '') {
    const known = periods.find((name) => name === period)
    if (known === undefined) invalid.push('period')
    else {
      conditions.period = known
      delete conditions.from
      delete conditions.to
    }
  }
  const { from, to } = conditions as Conditions
  if (from !== undefined && to !== undefined && Date.parse(from) >= Date.parse(to)) {
    invalid.push('from')
    delete conditions.from
    delete conditions.to
  }
  return { conditions: conditions as Conditions, invalid }
}

/** The conditions as query parameters: the inverse of `readConditions`. */
export function writeConditions({ period, ...conditions }: Conditions): Record<string, string> {
  const parameters = filterParameters(conditions)
  if (period === undefined) return parameters
  delete parameters.from
  delete parameters.to
  return { ...parameters, period }
}

const dayLength = 86_400_000

/** Midnight of the street's day that contains `now`, epoch in milliseconds. */
export const startOfDay = (now: number): number =>
  Math.floor((now + streetTimeOffset) / dayLength) * dayLength - streetTimeOffset

/** When a period begins, as an ISO instant; it has no end. */
export function periodStart(period: Period, now: number): string {
  const today = startOfDay(now)
  if (period === 'today') return new Date(today).toISOString()
  if (period === '7d') return new Date(today - 6 * dayLength).toISOString()
  if (period === '30d') return new Date(today - 29 * dayLength).toISOString()
  const year = new Date(now + streetTimeOffset).getUTCFullYear()
  return new Date(Date.UTC(year, 0, 1) - streetTimeOffset).toISOString()
}

/** The days that a range may name, `YYYY-MM-DD`. */
export const [firstDay, lastDay] = ['1900-01-01', '9999-12-31']

/** True if a text is a day of the calendar, `YYYY-MM-DD`, that a range may name. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) &&
  text >= firstDay &&
  !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) &&
  new Date(`${text}T00:00:00Z`).toISOString().startsWith(text)

/**
 * A `YYYY-MM-DD` of the street's calendar as the instant it begins, or the next day's begin for an end. Throws a
 * `RangeError` if it is no day.
 */
export const dayInstant = (day: string, end = false): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - streetTimeOffset + (end ? dayLength : 0)).toISOString()

/** The street's day of an epoch in milliseconds, `YYYY-MM-DD`. */
export const streetDay = (at: number): string => new Date(at + streetTimeOffset).toISOString().slice(0, 10)

/** The street's day of an instant, `YYYY-MM-DD`; the day before for the exclusive end of a range. */
export const instantDay = (at: string, end = false): string => streetDay(Date.parse(at) - (end ? 1 : 0))

/** What the server is asked: street and box added, relative time made fixed. */
export function requestParameters(
  street: string,
  { period, ...conditions }: Conditions,
  now: number,
  box?: BoundingBox,
): { street: string; [name: string]: string } {
  const time = period === undefined ? {} : { from: periodStart(period, now), to: undefined }
  const rest = { ...conditions, ...time, ...(box === undefined ? {} : { bbox: box }) }
  return { ...filterParameters(rest), street }
}

/** True if nothing is asked for. */
export const isUnfiltered = (conditions: Conditions): boolean =>
  Object.keys(writeConditions(conditions)).length === 0
