import { z } from 'zod'
import { streetTimeOffset } from '../district/street-time.model.ts'

/** What figures are told of: a day, a week from Monday on, a month or a year of the street's time. */
export const periodKinds = ['day', 'week', 'month', 'year'] as const
export type PeriodKind = (typeof periodKinds)[number]
export const periodKind = z.enum(periodKinds)

/** From an instant on, up to but without another. */
export type Period = { from: Date; to: Date }

/** A period with those it is compared with: the one before it (环比), and the same of the year before (同比). */
export type ComparedPeriods = { current: Period; previous: Period; lastYear: Period }

const dayLength = 86_400_000

/** Days are reckoned with as if the street's midnight were that of UTC. */
const instantOf = (local: Date): Date => new Date(local.getTime() - streetTimeOffset)

function startOf(kind: PeriodKind, day: string): Date {
  const local = new Date(`${day}T00:00:00Z`)
  if (kind === 'week') local.setUTCDate(local.getUTCDate() - ((local.getUTCDay() + 6) % 7))
  if (kind === 'month' || kind === 'year') local.setUTCDate(1)
  if (kind === 'year') local.setUTCMonth(0)
  return local
}

function moved(kind: PeriodKind, start: Date, by: number): Date {
  const local = new Date(start)
  if (kind === 'day') local.setUTCDate(local.getUTCDate() + by)
  if (kind === 'week') local.setUTCDate(local.getUTCDate() + 7 * by)
  if (kind === 'month') local.setUTCMonth(local.getUTCMonth() + by)
  if (kind === 'year') local.setUTCFullYear(local.getUTCFullYear() + by)
  return local
}

/** A year before: the same date (28 February for the 29th), the same month, or 52 weeks, which begin on Monday too. */
function yearBefore(kind: PeriodKind, start: Date): Date {
  if (kind === 'week') return new Date(start.getTime() - 364 * dayLength)
  const local = new Date(start)
  local.setUTCFullYear(local.getUTCFullYear() - 1)
  return local.getUTCMonth() === start.getUTCMonth() ? local : new Date(local.getTime() - dayLength)
}

/**
 * The period that a day (`yyyy-mm-dd`) lies in, with those it is compared with. One that still runs ends now, and the
 * others are cut to the same length, so that like is compared with like. Undefined where it has not begun.
 */
export function comparedPeriods(kind: PeriodKind, day: string, now: Date): ComparedPeriods | undefined {
  const start = startOf(kind, day)
  const from = instantOf(start)
  const end = instantOf(moved(kind, start, 1))
  if (from >= now) return undefined
  const length = now < end ? now.getTime() - from.getTime() : Number.POSITIVE_INFINITY
  const cut = (local: Date): Period => {
    const begin = instantOf(local)
    const whole = instantOf(moved(kind, local, 1))
    return { from: begin, to: new Date(Math.min(whole.getTime(), begin.getTime() + length)) }
  }
  return {
    current: cut(start),
    previous: cut(moved(kind, start, -1)),
    lastYear: cut(yearBefore(kind, start)),
  }
}
