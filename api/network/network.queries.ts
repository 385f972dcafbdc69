import { sql } from 'drizzle-orm'
import { roadSegment } from '../base/base.table.ts'
import type { Database } from '../database/open.ts'
import { rows } from '../database/rows.ts'
import { asGeoJson } from '../database/spatial.ts'
import { anyOf } from '../filter/filter.where.ts'
import { type Position, WalkingNetwork, walkedClasses } from './network.model.ts'

type Line =
  | { type: 'LineString'; coordinates: Position[] }
  | { type: 'MultiLineString'; coordinates: Position[][] }

/** The ways of a street that can be walked, by its code. */
export async function readNetwork(database: Database, street: string): Promise<WalkingNetwork> {
  const found = await rows<{ line: Line }>(
    database,
    sql`SELECT ${asGeoJson(roadSegment.line)} AS line FROM ${roadSegment}
      WHERE ${roadSegment.streetCode} = ${street} AND ${anyOf(roadSegment.class, walkedClasses)}`,
  )
  return new WalkingNetwork(
    found.flatMap(({ line }) => (line.type === 'LineString' ? [line.coordinates] : line.coordinates)),
  )
}
