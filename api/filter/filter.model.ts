import { z } from 'zod'
import { communityCode, gridCode, streetCode } from '../district/place-code.model.ts'
import { instantText } from '../field.model.ts'
import {
  type BoundingBox,
  bounds,
  boundsAround,
  latitude,
  longitude,
  position,
  readDecimal,
} from '../geometry.model.ts'
import { incidentSeverity, incidentStage } from '../incident/incident.model.ts'

const mostListed = 200
const mostCorners = 500

/** The parts of a text that lists `most` at most; of a longer one so many that it is seen to be too long, and no more. */
const partsOf = (value: unknown, most: number) =>
  typeof value === 'string' ? value.split(',', most + 1) : value

/**
 * A query parameter that lists values, `a,b,c`, none of them empty; also takes the list itself, so that code and URL share
 * one schema.
 */
const list = <Item extends z.ZodType>(item: Item) =>
  z.preprocess((value) => partsOf(value, mostListed), z.array(item).max(mostListed))

/** The text of an id; one past the column's range exists as little as any other unknown one. */
export const identifierText = z.string().regex(/^[1-9]\d{0,14}$/, 'must be a positive whole number')

/** An id, as a number or its text. */
export const identifier = z.preprocess(
  (value) => (typeof value === 'string' ? Number(identifierText.safeParse(value).data) : value),
  z.int('must be a positive whole number').positive('must be a positive whole number'),
)

const numbers = (value: unknown) => (typeof value === 'string' ? value.split(',').map(readDecimal) : value)

/** west, south, east, north in degrees. West may exceed east: the box then crosses the antimeridian. */
export const boundingBox = z.preprocess(
  numbers,
  bounds.refine(([, south, , north]) => south <= north, 'south exceeds north'),
)

/** A drawn shape: one ring `lon lat,lon lat,…` without the closing point, at least three corners. */
export const drawnPolygon = z.preprocess(
  (value) =>
    typeof value === 'string'
      ? value.split(',', mostCorners + 1).map((corner) => corner.trim().split(/\s+/).map(readDecimal))
      : value,
  z.array(position).min(3).max(mostCorners),
)
export type DrawnPolygon = z.infer<typeof drawnPolygon>

/** The largest radius of a circle, metres. */
export const largestRadius = 20_000
/** centre longitude, centre latitude, radius in metres. As an area it would be torn at the antimeridian and at a pole. */
export const circle = z.preprocess(
  numbers,
  z
    .tuple([longitude, latitude, z.number().positive().max(largestRadius)])
    .refine((circle) => isInOnePiece(boundsAround(...circle)), 'reaches over ±180 or a pole'),
)
const isInOnePiece = ([west, south, east, north]: BoundingBox) =>
  west >= -180 && east <= 180 && south >= -90 && north <= 90
export type Circle = z.infer<typeof circle>

/** What is looked for in names and descriptions. PostgreSQL has no text with a zero in it. */
export const searchText = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[^\0]*$/, 'has a character that no text has')

/** A category by main (2 digits) or full (4 digits) code. */
const categoryCode = z.string().regex(/^\d{2}(\d{2})?$/, 'must be 2 or 4 digits')

/** A grid by its code (15 digits), or all grids of a community by its own (12 digits). */
const gridsCode = z.union([gridCode, communityCode], 'must be 12 or 15 digits')

const truth = z.union([z.stringbool(), z.boolean()], 'must be true or false')

/**
 * The one filter. The URL holds it, the map, the list, the counts and the exports obey it.
 * Conditions are joined with “and”, the values of one condition with “or”. `from` ≤ reported_at < `to`.
 */
export const filter = z.object({
  street: streetCode,
  grid: list(gridsCode).optional(),
  estate: list(identifier).optional(),
  zone: list(identifier).optional(),
  unit: list(identifier).optional(),
  category: list(categoryCode).optional(),
  stage: list(incidentStage).optional(),
  severity: list(incidentSeverity).optional(),
  open: truth.optional(),
  overdue: truth.optional(),
  from: instantText.optional(),
  to: instantText.optional(),
  polygon: drawnPolygon.optional(),
  circle: circle.optional(),
  bbox: boundingBox.optional(),
  text: searchText.optional(),
})
export type Filter = z.infer<typeof filter>

/** The filter as query parameters: the inverse of parsing; absent conditions leave no parameter. */
export function filterParameters(value: Partial<Filter>): Record<string, string> {
  const parameters: Record<string, string> = {}
  for (const [name, condition] of Object.entries(value)) {
    if (condition === undefined || (Array.isArray(condition) && condition.length === 0)) continue
    if (name === 'polygon')
      parameters[name] = (condition as DrawnPolygon).map((corner) => corner.join(' ')).join(',')
    else parameters[name] = Array.isArray(condition) ? condition.join(',') : String(condition)
  }
  return parameters
}
