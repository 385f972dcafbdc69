import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { Database } from '../database/open.ts'
import { covers, surfacePoint } from '../database/spatial.ts'

/**
 * Which place a point lies in, decided by PostGIS as a subquery to write or to compare with. On a shared border the
 * lowest code (or the oldest estate or zone) has it; null outside all of them.
 */
export const gridAt = (street: SQLWrapper, location: SQLWrapper): SQL<string | null> =>
  sql<
    string | null
  >`(SELECT found.code FROM grid AS found WHERE found.street_code = ${street} AND ${covers(sql`found.boundary`, location)} ORDER BY found.code LIMIT 1)`

export const estateAt = (street: SQLWrapper, location: SQLWrapper): SQL<number | null> =>
  sql<
    number | null
  >`(SELECT found.id FROM estate AS found WHERE found.street_code = ${street} AND ${covers(sql`found.boundary`, location)} ORDER BY found.id LIMIT 1)`

/** The estate that the office names for a building, or the one that it lies in where it names none or one that is not there. */
export const estateOf = (street: SQLWrapper, named: SQLWrapper, location: SQLWrapper): SQL<number | null> =>
  sql<
    number | null
  >`coalesce((SELECT named.id FROM estate AS named WHERE named.street_code = ${street} AND named.code = ${named}), ${estateAt(street, location)})`

export const zoneAt = (street: SQLWrapper, location: SQLWrapper): SQL<number | null> =>
  sql<
    number | null
  >`(SELECT found.id FROM redevelopment_zone AS found WHERE found.street_code = ${street} AND ${covers(sql`found.boundary`, location)} ORDER BY found.id LIMIT 1)`

type Recomputed = 'grids' | 'estates' | 'redevelopment-zones'

/** Decides anew which grid, estate or zone the street's rows lie in after these areas changed; writes only what differs. */
export async function recomputeContainment(
  database: Database,
  street: string,
  areas: readonly Recomputed[],
): Promise<void> {
  const write = async (table: string, column: string, decided: SQL) => {
    const [name, target] = [sql.identifier(table), sql.identifier(column)]
    await database.execute(sql`
      UPDATE ${name} AS written SET ${target} = decided.place
      FROM (SELECT row.id, ${decided} AS place FROM ${name} AS row WHERE row.street_code = ${street}) AS decided
      WHERE written.street_code = ${street} AND written.id = decided.id AND written.${target} IS DISTINCT FROM decided.place`)
  }
  const owner = sql`row.street_code`
  if (areas.includes('grids')) {
    await write('building', 'grid_code', gridAt(owner, surfacePoint(sql`row.footprint`)))
    for (const table of ['service_point', 'unit', 'incident'])
      await write(table, 'grid_code', gridAt(owner, sql`row.location`))
  }
  if (areas.includes('estates')) {
    const footprint = surfacePoint(sql`row.footprint`)
    await write('building', 'estate_id', estateOf(owner, sql`row.estate_code`, footprint))
    await write('incident', 'estate_id', estateAt(owner, sql`row.location`))
  }
  if (areas.includes('redevelopment-zones'))
    await write('incident', 'zone_id', zoneAt(owner, sql`row.location`))
}
