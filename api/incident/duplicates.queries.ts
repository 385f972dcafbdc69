import { sql } from 'drizzle-orm'
import type { Database } from '../database/open.ts'
import { rows } from '../database/rows.ts'
import { distance, withinDistance } from '../database/spatial.ts'
import { inScope, type Scope } from '../identity/scope.ts'
import { streetSetting } from '../office/office.table.ts'
import { firstStreetSettings, mostDuplicateMetres } from '../office/street-settings.model.ts'
import type { PossibleDuplicate } from './incident.shapes.ts'
import { incident } from './incident.table.ts'
import { listed, named } from './incident-columns.ts'
import { openIncident } from './overdue.ts'

export type DuplicateQuestion = {
  category: string
  longitude: number
  latitude: number
  /** How far and how long ago a report of the same may be; by default what the street has set. */
  metres?: number
  days?: number
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
      FROM ${incident} ${named} LEFT JOIN ${streetSetting} ON ${streetSetting.streetCode} = ${incident.streetCode}
      WHERE ${inScope(incident, scope)} AND ${openIncident} AND ${incident.category} = ${category}
        AND ${incident.reportedAt} >= now() - make_interval(days =>
          coalesce(${days ?? null}::int, ${streetSetting.duplicateDays}, ${firstStreetSettings.duplicate_days}::int))
        AND ${withinDistance(incident.location, longitude, latitude, mostDuplicateMetres)}
        AND ${distance(incident.location, longitude, latitude)} <=
          coalesce(${metres ?? null}::int, ${streetSetting.duplicateMetres}, ${firstStreetSettings.duplicate_metres}::int)
      ORDER BY metres, ${incident.id} LIMIT 20`,
  )
