import { z } from 'zod'
import { streetCode } from './district/place-code.model.ts'
import { latitude, longitude } from './geometry.model.ts'

/** Query parameters are text; these say strictly which text is a number, so that '' or '0x10' is none. */
const decimal = z
  .string()
  .max(40)
  .regex(/^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?$/, 'must be a number')
  .transform(Number)

export const longitudeParameter = decimal.pipe(longitude)
export const latitudeParameter = decimal.pipe(latitude)

/** A whole number from `least` to `most`. */
export const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,10}$/, `must be a whole number from ${least} to ${most}`)
    .transform(Number)
    .pipe(z.int().min(least).max(most))

/** An id in a path: one past the column's range exists as little as any other unknown one. */
export const idParameter = z
  .string()
  .regex(/^[1-9]\d{0,14}$/, 'must be a positive whole number')
  .transform(Number)

export const placeParameter = z.strictObject({ id: idParameter })
export const streetQuery = z.strictObject({ street: streetCode })

/** What a page continues from: opaque to the caller, base64url of a JSON array of text and null. */
export const encodeCursor = (parts: readonly (string | null)[]): string =>
  Buffer.from(JSON.stringify(parts)).toString('base64url')

const cursorParts = z
  .array(
    z
      .string()
      .max(80)
      .regex(/^[^\0]*$/)
      .nullable(),
  )
  .max(4)

/** A cursor of `length` parts. */
export const cursorParameter = (length: number) =>
  z
    .string()
    .max(400)
    .transform((text, context) => {
      try {
        const parts = cursorParts.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString()))
        if (parts.success && parts.data.length === length) return parts.data
      } catch {
        // Not JSON: told below like any other text that is no cursor.
      }
      context.addIssue({ code: 'custom', message: 'is not a cursor of this list' })
      return z.NEVER
    })
