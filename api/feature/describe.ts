import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '../database/open.ts'
import { firstRow } from '../database/rows.ts'
import { boundsOf, latitudeOf, longitudeOf, surfacePoint } from '../database/spatial.ts'
import { placeUnknown } from '../district/district.problems.ts'
import { inScope, type Scope } from '../identity/scope.ts'
import { incident } from '../incident/incident.table.ts'
import { openIncident, overdueIncident } from '../incident/overdue.ts'
import { type Collection, propertyList } from './collection.ts'
import type { Placed } from './feature.shapes.ts'

/** A list of JSON objects from a SELECT. */
export const listOf = (select: SQL): SQL =>
  sql`(SELECT coalesce(json_agg(entry), '[]') FROM (${select}) entry)`

/** One JSON object from a SELECT, or null. */
export const rowOf = (select: SQL): SQL => sql`(SELECT row_to_json(entry) FROM (${select} LIMIT 1) entry)`

/** `{ value: count }` from a SELECT of one column `value`; rows without a value are not counted. */
export const countsOf = (select: SQL): SQL =>
  sql`(SELECT coalesce(json_object_agg(value, total), '{}') FROM (SELECT value, count(*) AS total FROM (${select}) entry WHERE value IS NOT NULL GROUP BY value ORDER BY value) counted)`

/** Incident figures under a condition. */
export const figuresOf = (condition: SQL): SQL =>
  sql`(SELECT json_build_object('total', count(*), 'open', count(*) FILTER (WHERE ${openIncident}), 'overdue', count(*) FILTER (WHERE ${overdueIncident})) FROM ${incident} WHERE ${condition})`

/**
 * One feature of a collection with its own properties, its place and `more`, further columns by name; throws
 * `place_unknown`. The columns of `more` may refer to the collection's table.
 */
export async function describeFeature<Row>(
  database: Database,
  collection: Collection,
  scope: Scope,
  id: string | number,
  more: Record<string, SQL>,
): Promise<Row & Placed> {
  const { table, key, geometry } = collection
  const centre = surfacePoint(geometry.column)
  const wanted = key.type === 'integer' ? sql`${id}::bigint` : sql`${id}`
  const columns = Object.entries(more).map(([name, value]) => sql`${value} AS ${sql.identifier(name)}`)
  const row = await firstRow<Row & Placed>(
    database,
    sql`SELECT ${sql.join([propertyList(collection), ...columns], sql`, `)},
        ${boundsOf(geometry.column)} AS bounds,
        json_build_array(${longitudeOf(centre)}, ${latitudeOf(centre)}) AS centre
      FROM ${table} WHERE ${inScope(table, scope)} AND ${key.column} = ${wanted}`,
  )
  if (!row) throw placeUnknown({ detail: `no ${collection.id} ${id}` })
  return row
}
