import { streetTimeOffset } from '../../api/district/street-time.model.ts'

export const minute = 60_000
const day = 86_400_000
/** So much of the day passes with each step: a day in a minute is 96 steps. */
export const stepLength = 15 * minute
/** How long a step is shown, by how fast the day goes: in one minute, in four, in a quarter. */
export const paces = { slow: 2500, day: 625, fast: 156 } as const
export type Pace = keyof typeof paces

/** Midnight of the street's day that contains an instant; both epochs in milliseconds. */
export const dayOf = (at: number): number =>
  Math.floor((at + streetTimeOffset) / day) * day - streetTimeOffset

/** Where a day begins to be looked at: today, from eight in the morning, or from midnight as long as it is night. */
export function firstMoment(now: number): number {
  const morning = dayOf(now) + 8 * 60 * minute
  return morning <= now ? morning : dayOf(now)
}

/** The next step of a day that plays; undefined at its end, or where the future begins. */
export function nextMoment(at: number, now: number): number | undefined {
  const next = Math.min(at + stepLength, dayOf(at) + day - minute)
  return next <= at || next > now ? undefined : next
}

/** The latest instant of a day that is past: what the slider ends with. */
export const lastOf = (start: number, now: number): number =>
  Math.min(start + day - minute, Math.floor(now / minute) * minute)

/** An instant as the address holds it, by the street's clock: `2026-11-20T08:15`. */
export const writeMoment = (at: number): string => new Date(at + streetTimeOffset).toISOString().slice(0, 16)
export function readMoment(text: string, now: number): number | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text)) return undefined
  const at = Date.parse(`${text}Z`) - streetTimeOffset
  return Number.isNaN(at) || at > now || writeMoment(at) !== text ? undefined : at
}
