import { sql } from 'drizzle-orm'
import type { Polygon } from 'geojson'
import type { Database } from '../database/open.ts'
import { firstRow } from '../database/rows.ts'
import { geometryOfJson, invalidReason } from '../database/spatial.ts'
import { declareProblem } from '../problem.ts'
import type { DrawnPolygon } from './filter.model.ts'

export const polygonInvalid = declareProblem(
  'polygon_invalid',
  400,
  'The drawn shape is not a simple polygon',
)

/** Throws `polygon_invalid`, with the place PostGIS names, if a drawn shape crosses or touches itself. */
export async function requireValidPolygon(
  database: Database,
  drawn: DrawnPolygon | Polygon | undefined,
): Promise<void> {
  if (!drawn) return
  const polygon: Polygon = Array.isArray(drawn)
    ? { type: 'Polygon', coordinates: [[...drawn, ...drawn.slice(0, 1)]] }
    : drawn
  const row = await firstRow<{ reason: string | null }>(
    database,
    sql`SELECT ${invalidReason(sql`shape`)} AS reason FROM (SELECT ${geometryOfJson(sql`${JSON.stringify(polygon)}::text`)} AS shape) drawn`,
  )
  if (!row?.reason) return
  const [, words = row.reason, longitude, latitude] = /^(.*)\[(\S+) (\S+)\]$/.exec(row.reason) ?? []
  const place =
    longitude && latitude ? { longitude: Number(longitude), latitude: Number(latitude) } : undefined
  const where = place ? ` at ${place.longitude} ${place.latitude}` : ''
  throw polygonInvalid({
    detail: `${words}${where}`,
    errors: [{ pointer: '/polygon', detail: `${words}${where}` }],
    members: { place },
  })
}
