import { sql } from 'drizzle-orm'
import { rows } from '../../database/rows.ts'
import { districtRecord } from '../../district/district.model.ts'
import type { ImportKindDefinition, Written } from '../kind.ts'

/** A street's own row: name, published facts, boundary. A boundary that was derived gives way to the given one. */
export const districts: ImportKindDefinition = {
  kind: 'districts',
  record: districtRecord.partial({ code: true, name: true }),
  geometries: ['Polygon', 'MultiPolygon'],
  boundary: 'noted',
  codes: 'place',
  remove: async () => 0,
  async write({ transaction, street, streetName }): Promise<Written> {
    const [counted] = await rows<Written>(
      transaction,
      sql`WITH written AS (
          INSERT INTO district (street_code, name, facts, facts_source, facts_as_of, boundary, boundary_derived)
          SELECT ${street}, coalesce(given.name, ${streetName}), coalesce(given.facts, '{}'), given.facts_source, given.facts_as_of, staged.shape, false
          FROM import_staging AS staged
          CROSS JOIN LATERAL jsonb_to_record(staged.properties) AS given(name text, facts jsonb, facts_source text, facts_as_of date)
          ON CONFLICT (street_code) DO UPDATE SET name = excluded.name, facts = excluded.facts, facts_source = excluded.facts_source,
            facts_as_of = excluded.facts_as_of, boundary = excluded.boundary, boundary_derived = false
          RETURNING (xmax = 0) AS fresh
        )
        SELECT count(*)::int AS written, count(*) FILTER (WHERE NOT fresh)::int AS updated FROM written`,
    )
    return counted ?? { written: 0, updated: 0 }
  },
}
