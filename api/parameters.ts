import { z } from 'zod'
import { streetCode } from './district/place-code.model.ts'
import { identifierText } from './filter/filter.model.ts'
import { isDecimal, latitude, longitude } from './geometry.model.ts'

/** Query parameters are text: those of coordinates. */
const decimal = z.string().refine(isDecimal, { error: 'must be a number', abort: true }).transform(Number)
export const longitudeParameter = decimal.pipe(longitude)
export const latitudeParameter = decimal.pipe(latitude)

/** A whole number from `least` to `most`. */
export const wholeNumber = (least: number, most: number) => {
  const fault = `must be a whole number from ${least} to ${most}`
  return z
    .string()
    .regex(/^\d{1,10}$/, fault)
    .transform(Number)
    .pipe(z.int(fault).min(least, fault).max(most, fault))
}

/** An id in a path. */
export const idParameter = identifierText.transform(Number)

export const placeParameter = z.strictObject({ id: idParameter })
export const streetQuery = z.strictObject({ street: streetCode })

/** What a page continues from: opaque to the caller, base64url of a JSON array of text and null. */
export const encodeCursor = (parts: readonly (string | null)[]): string =>
  Buffer.from(JSON.stringify(parts)).toString('base64url')

/** A cursor whose parts fit `parts`, a schema of a tuple of text and null. */
export const cursorParameter = <Parts extends readonly (string | null)[]>(parts: z.ZodType<Parts>) =>
  z
    .string()
    .max(400)
    .transform((text, context) => {
      try {
        const read = parts.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString()))
        if (read.success) return read.data
      } catch {
        // Not JSON: told below like any other text that is no cursor.
      }
      context.addIssue({ code: 'custom', message: 'is not a cursor of this list' })
      return z.NEVER
    })
