import { z } from 'zod'
import { bounds, position } from '../geometry.model.ts'

export const instant = z.iso.datetime().describe('in UTC, with milliseconds')

export const coded = z.object({ code: z.string(), name: z.string() }).meta({ id: 'Coded' })
export type Coded = z.infer<typeof coded>
export const named = z.object({ id: z.int(), name: z.string() }).meta({ id: 'Named' })
export type Named = z.infer<typeof named>

/** What every description of a feature has: whose it is, where it is. */
export const placed = z.object({
  street_code: z.string(),
  bounds,
  centre: position.describe('A point that surely lies on the shape: longitude, latitude'),
})
export type Placed = z.infer<typeof placed>

/** An object with one member for each of the values. */
export const eachOf = <Value extends string, Schema extends z.ZodType>(
  values: readonly Value[],
  schema: Schema,
) => z.object(Object.fromEntries(values.map((value) => [value, schema])) as Record<Value, Schema>)
