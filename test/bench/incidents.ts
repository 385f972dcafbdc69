import type { BareDatabase } from './bare.ts'

/**
 * Adds copies of the first street's incidents, `count` of them: moved by up to some hundred metres and by up to half a
 * day, without history. Returns how many incidents there are then. For the bench's own database only.
 */
export async function addIncidents(database: BareDatabase, count: number): Promise<number> {
  await database.query(
    `INSERT INTO incident (street_code, code, scheme, category, stage, severity, source, description, address,
        reported_at, dispatch_due_at, due_at, settled_at, closed_at, updated_at, sequence, grid_code, estate_id,
        zone_id, unit_id, location)
      SELECT street_code, 'BENCH-' || id || '-' || copy, scheme, category, stage, severity, source, description, address,
        reported_at - shift, dispatch_due_at - shift, due_at - shift, settled_at - shift, closed_at - shift,
        updated_at, sequence, grid_code, estate_id, zone_id, unit_id,
        ST_Translate(location, (random() - 0.5) * 0.004, (random() - 0.5) * 0.003)
      FROM (
        SELECT incident.*, copy, random() * interval '12 hours' AS shift
        FROM generate_series(1, 1 + $1::int / (SELECT greatest(1, count(*)) FROM incident)::int) AS copy
          CROSS JOIN incident
        WHERE street_code = (SELECT min(street_code) FROM incident)
        ORDER BY copy, id
      ) copied
      LIMIT $1::int`,
    [count],
  )
  await database.query('ANALYZE incident')
  const [found] = await database.query<{ total: number }>('SELECT count(*)::int AS total FROM incident')
  return found?.total ?? 0
}
