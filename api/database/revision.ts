import { sql } from 'drizzle-orm'
import type { Database } from './open.ts'
import { rows } from './rows.ts'

/** The kinds of rows whose changes are counted, and the tables they live in, first the one with a row for each feature. */
export const revisionTables = {
  districts: ['district', 'dataset'],
  communities: ['community'],
  grids: ['grid'],
  estates: ['estate'],
  buildings: ['building'],
  'redevelopment-zones': ['redevelopment_zone', 'redevelopment_milestone'],
  roads: ['road_segment'],
  'base-features': ['base_feature'],
  'service-points': ['service_point'],
  units: ['unit'],
  incidents: ['incident', 'incident_event'],
  categories: ['category', 'work_calendar'],
} as const satisfies Record<string, readonly string[]>
export type RevisionKind = keyof typeof revisionTables

/** The channel on which every committed change is announced, as `<street> <kind>`. */
export const revisionChannel = 'revision'

/**
 * A short text that changes whenever rows of these kinds change, by whatever path and process: in one street (and of
 * kinds that all streets share), or anywhere. Read it BEFORE the rows it labels: then an ETag may be too old for its
 * rows, which costs one more transfer, but never too new.
 */
export async function revisionOf(
  database: Database,
  kinds: readonly RevisionKind[],
  street?: string,
): Promise<string> {
  const somewhere = street === undefined ? sql`true` : sql`street_code IN (${street}, '')`
  const [found] = await rows<{ value: string }>(
    database,
    sql`SELECT coalesce(sum(value), 0)::text AS value FROM revision WHERE ${somewhere} AND kind = ANY(${`{${kinds.join(',')}}`}::text[])`,
  )
  return BigInt(found?.value ?? 0).toString(36)
}
