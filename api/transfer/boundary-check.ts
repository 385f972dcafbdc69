import { sql } from 'drizzle-orm'
import { firstRow, rows } from '../database/rows.ts'
import {
  covers,
  flipped,
  latitudeOf,
  longitudeOf,
  point,
  surfacePoint,
  withinDegrees,
} from '../database/spatial.ts'
import { bd09, type CoordinateSystem, gcj02 } from './coordinate-system.ts'
import type { Rejection } from './import.model.ts'
import type { ImportContext } from './kind.ts'

const sampleSize = 1_000

/** Degrees around the street in which its roads run on and its units have their seats. */
const nearby = 0.2

/**
 * The staged features whose surface point lies outside the street's boundary, each with what is wrong: outside, or
 * far away where it would be in or near the street if longitude and latitude changed places.
 */
export async function outsideBoundary({
  transaction,
  street,
}: ImportContext): Promise<{ ordinal: number; at: string; rejection: Omit<Rejection, 'at'> }[]> {
  const inside = (location: Parameters<typeof covers>[1]) =>
    sql`EXISTS (SELECT FROM district WHERE street_code = ${street} AND ${covers(sql`district.boundary`, location)})`
  const near = (location: Parameters<typeof covers>[1]) =>
    sql`EXISTS (SELECT FROM district WHERE street_code = ${street} AND ${withinDegrees(sql`district.boundary`, location, nearby)})`
  const place = surfacePoint(sql`shape`)
  const found = await rows<{
    ordinal: number
    at: string
    swapped: boolean
    longitude: number
    latitude: number
  }>(
    transaction,
    sql`SELECT ordinal, at, (${near(flipped(place))} AND NOT ${near(place)}) AS swapped, ${longitudeOf(place)} AS longitude, ${latitudeOf(place)} AS latitude
      FROM import_staging WHERE NOT ${inside(place)} ORDER BY ordinal`,
  )
  return found.map(({ ordinal, at, swapped, longitude, latitude }) => ({
    ordinal,
    at,
    rejection: swapped
      ? {
          code: 'swapped_coordinates',
          message: `latitude stands before longitude: ${longitude.toFixed(6)}, ${latitude.toFixed(6)}`,
        }
      : {
          code: 'outside_boundary',
          message: `${longitude.toFixed(6)}, ${latitude.toFixed(6)} lies outside the street's boundary`,
        },
  }))
}

/**
 * A word of warning if clearly more of the features would lie in the boundary were their coordinates taken as GCJ-02 or
 * BD-09: unconverted, they show a shift of some 540 m or 1,190 m. Undefined if there is no such suspicion.
 */
export async function suspectedShift({ transaction, street }: ImportContext): Promise<string | undefined> {
  const place = surfacePoint(sql`shape`)
  const sample = await rows<{ longitude: number; latitude: number }>(
    transaction,
    sql`SELECT ${longitudeOf(place)} AS longitude, ${latitudeOf(place)} AS latitude FROM import_staging ORDER BY ordinal LIMIT ${sampleSize}`,
  )
  const insideAs = async (system?: CoordinateSystem) => {
    const places = sample.map(
      ({ longitude, latitude }) => system?.toWgs84(longitude, latitude) ?? [longitude, latitude],
    )
    const found = await firstRow<{ count: number }>(
      transaction,
      sql`SELECT count(*)::int AS count FROM jsonb_array_elements(${JSON.stringify(places)}::jsonb) AS place, district
        WHERE district.street_code = ${street}
          AND ${covers(sql`district.boundary`, point(sql`(place->>0)::float8`, sql`(place->>1)::float8`))}`,
    )
    return found?.count ?? 0
  }
  const asGiven = await insideAs()
  if (asGiven === sample.length) return undefined
  const threshold = asGiven + Math.max(2, sample.length * 0.1)
  for (const system of [gcj02, bd09]) {
    const converted = await insideAs(system)
    if (converted >= threshold)
      return `${asGiven} of ${sample.length} features lie in the boundary as they are, ${converted} if they are ${system.name}: perhaps --crs ${system.name}`
  }
  return undefined
}
