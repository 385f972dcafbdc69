import { sql } from 'drizzle-orm'
import { rows } from '../database/rows.ts'
import { area, centroid, latitudeOf, longitudeOf } from '../database/spatial.ts'
import { assignCodes, type UncodedPlace } from './assign-codes.ts'
import type { ImportContext } from './kind.ts'

interface StagedPlace {
  ordinal: number
  code: string | null
  name: string | null
  parent: string
  longitude: number
  latitude: number
  area: number
}

/**
 * Gives codes to staged communities or grids that have none. A place that the street already knows by the same name
 * under the same parent keeps its code; the others get the next free ones, west to east, then north to south.
 * `properties.parent` of the staged feature is the code above it. Returns how many codes were assigned anew.
 */
export async function assignPlaceCodes(
  { transaction, street, isWhole, spared }: ImportContext,
  table: 'community' | 'grid',
): Promise<number> {
  const staged = await rows<StagedPlace>(
    transaction,
    sql`SELECT ordinal, code, properties->>'name' AS name, properties->>'parent' AS parent,
        ${longitudeOf(centroid(sql`shape`))} AS longitude, ${latitudeOf(centroid(sql`shape`))} AS latitude, ${area(sql`shape`)} AS area
      FROM import_staging ORDER BY ordinal`,
  )
  const known = await rows<{ code: string; name: string }>(
    transaction,
    sql`SELECT code, name FROM ${sql.identifier(table)} WHERE street_code = ${street}`,
  )
  const taken = new Set(isWhole ? spared : known.map(({ code }) => code))
  for (const { code } of staged) if (code !== null) taken.add(code)
  const unused = new Map(
    known
      .filter(({ code }) => !staged.some((place) => place.code === code))
      .map(({ code, name }) => [`${code.slice(0, -3)} ${name}`, code]),
  )
  const codes = new Map<number, string>()
  const waiting = new Map<string, UncodedPlace[]>()
  for (const { ordinal, code, name, parent, ...place } of staged) {
    if (code !== null) continue
    const sameName = unused.get(`${parent} ${name}`)
    if (sameName !== undefined) {
      codes.set(ordinal, sameName)
      taken.add(sameName)
      unused.delete(`${parent} ${name}`)
    } else waiting.set(parent, [...(waiting.get(parent) ?? []), { key: ordinal, ...place }])
  }
  let assigned = 0
  for (const [parent, places] of waiting)
    for (const [ordinal, code] of assignCodes(parent, places, taken)) {
      codes.set(ordinal, code)
      assigned += 1
    }
  if (codes.size > 0)
    await transaction.execute(sql`
      UPDATE import_staging SET code = given.code
      FROM jsonb_to_recordset(${JSON.stringify([...codes].map(([ordinal, code]) => ({ ordinal, code })))}::jsonb) AS given(ordinal int, code text)
      WHERE import_staging.ordinal = given.ordinal`)
  return assigned
}
