import { z } from 'zod'

/** Fields that the records of all rooms share, with the bounds of what the database can hold. */

/** The greatest number of an integer column. */
export const greatestInteger = 2_147_483_647

/** How many of something: a whole number from 0 up. */
export const count = z.int().nonnegative()

/** The same in an integer column. */
export const storedCount = count.max(greatestInteger)

const halfPair = /\p{Surrogate}/u

/** True unless the text has a NUL character or half a surrogate pair, which no text of PostgreSQL can have. */
export const isStorableText = (text: string): boolean => !text.includes('\0') && !halfPair.test(text)

/** A text of at most `longest` UTF-16 units that the database can hold. */
export const textUpTo = (longest: number) =>
  z.string().max(longest).refine(isStorableText, 'has a NUL character or half a surrogate pair')

/** The same, not empty. */
export const wordsUpTo = (longest: number) => textUpTo(longest).min(1)

/** What somebody types into a field: without the blanks around it, `least` to `longest` UTF-16 units. */
export const typedText = (least: number, longest: number) =>
  z.string().trim().pipe(textUpTo(longest).min(least))

/** The office's own key of a thing, unique in its street and kind. */
export const ownCode = wordsUpTo(40)

/** A date `yyyy-mm-dd` of the years 1 to 9999. */
export const calendarDate = z.iso
  .date()
  .refine((date) => !date.startsWith('0000'), 'the year is not one of 1 to 9999')

const firstInstant = Date.parse('0001-01-01T00:00:00Z')
const lastInstant = Date.parse('9999-12-31T23:59:59.999Z')

/** True for an instant of the years 1 to 9999 in UTC, which is what the database and ISO 8601 can both tell. */
export const isStorableInstant = (instant: Date): boolean =>
  instant.getTime() >= firstInstant && instant.getTime() <= lastInstant

/** An ISO 8601 instant with its offset (`2026-06-17T09:00:00+08:00`, `…Z`), in UTC of the years 1 to 9999. */
export const instantText = z.iso
  .datetime({ offset: true, abort: true })
  .refine((text) => isStorableInstant(new Date(text)), 'must be in the years 1 to 9999')

const deepest = 16

function isStorableValue(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return isStorableText(value)
  if (typeof value !== 'object' || value === null) return true
  if (depth >= deepest) return false
  return Object.entries(value).every(([key, part]) => isStorableText(key) && isStorableValue(part, depth + 1))
}

/** Any JSON object that the database can hold, of at most sixteen levels. */
export const jsonObject = z
  .record(z.string(), z.unknown())
  .refine(isStorableValue, 'has a NUL character, half a surrogate pair or more than 16 levels')
