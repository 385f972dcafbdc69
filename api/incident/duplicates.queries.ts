import { sql } from 'drizzle-orm'
import type { Database } from '../database/open.ts'
import { rows } from '../database/rows.ts'
import { distance, withinDistance } from '../database/spatial.ts'
import { inScope, type Scope } from '../identity/scope.ts'
import type { PossibleDuplicate } from './incident.shapes.ts'
import { incident } from './incident.table.ts'
import { listed, named } from './incident-columns.ts'
import { openIncident } from './overdue.ts'

export type DuplicateQuestion = {
  category: string
  longitude: number
  latitude: number
  /** How far and how long ago a report of the same may be. */
  metres: number
  days: number
}

/** Open incidents of the same category near a place and not long ago, the nearest first, at most twenty. */
export const findDuplicates = (
  database: Database,
  scope: Scope,
  { category, longitude, latitude, metres, days }: DuplicateQuestion,
): Promise<PossibleDuplicate[]> =>
  rows<PossibleDuplicate>(
    database,
    sql`SELECT ${listed}, round(${distance(incident.location, longitude, latitude)}::numeric, 1)::float8 AS metres
      FROM ${incident} ${named}
      WHERE ${inScope(incident, scope)} AND ${openIncident} AND ${incident.category} = ${category}
        AND ${incident.reportedAt} >= now() - make_interval(days => ${days}::int)
        AND ${withinDistance(incident.location, longitude, latitude, metres)}
      ORDER BY metres, ${incident.id} LIMIT 20`,
  )
