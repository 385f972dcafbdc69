import { isStorableInstant } from '../field.model.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

/** Making one costs more than all else that is done to a row. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
  formats.set(zone, made)
  return made
}

/** Minutes that a time zone is ahead of UTC at an instant. */
function offsetAt(zone: string, instant: number): number {
  const parts = formatOf(zone).formatToParts(instant)
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT'
  const match = /GMT([+-])(\d{2}):?(\d{2})?/.exec(name)
  if (match === null) return 0
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3] ?? 0))
}

/** True if the runtime knows the IANA time zone. */
export function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

const local = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?)?$/

/**
 * Reads a time: ISO 8601 with an offset as it is, without one (also `2024/5/27 2:08`, or a bare date for its beginning)
 * as local time of `zone`. A local time that a change of clocks skips or repeats is read with the offset before it.
 * Undefined if it is no time or not one of the years 1 to 9999 in UTC.
 */
export function parseInstant(text: string, zone: string): Date | undefined {
  const instant = parseAnyInstant(text, zone)
  return instant !== undefined && isStorableInstant(instant) ? instant : undefined
}

/** The same of any year that the runtime knows. */
export function parseAnyInstant(text: string, zone: string): Date | undefined {
  const trimmed = text.trim()
  if (/[T ].*(Z|[+-]\d{2}:?\d{2})$/i.test(trimmed)) {
    const instant = new Date(trimmed.replace(' ', 'T'))
    return Number.isNaN(instant.getTime()) ? undefined : instant
  }
  const match = local.exec(trimmed)
  if (match === null) return undefined
  const [year, month, day, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((part) => Number(part ?? 0))
  const milliseconds = Number((match[7] ?? '0').padEnd(3, '0').slice(0, 3))
  const asUtc = Date.UTC(Number(year), Number(month) - 1, Number(day), hour, minute, second, milliseconds)
  const check = new Date(asUtc)
  if (
    check.getUTCFullYear() !== year ||
    check.getUTCMonth() !== Number(month) - 1 ||
    check.getUTCDate() !== day ||
    hour > 23 ||
    minute > 59 ||
    second > 59
  )
    return undefined
  const before = offsetAt(zone, asUtc - 86_400_000)
  const guess = asUtc - offsetAt(zone, asUtc - before * 60_000) * 60_000
  return new Date(offsetAt(zone, guess) * 60_000 + guess === asUtc ? guess : asUtc - before * 60_000)
}
