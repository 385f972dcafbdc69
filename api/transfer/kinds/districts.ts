import { sql } from 'drizzle-orm'
import { firstRow } from '../../database/rows.ts'
import { districtRecord } from '../../district/district.model.ts'
import type { ImportKindDefinition, Written } from '../kind.ts'

/**
 * A street's own row: name, published facts, boundary. A boundary that was derived gives way to the given one; a name and
 * facts that the source does not tell stay, and facts that it does tell never keep the source and date of older ones.
 */
export const districts: ImportKindDefinition = {
  kind: 'districts',
  record: districtRecord.partial({ code: true, name: true }),
  geometries: ['Polygon', 'MultiPolygon'],
  boundary: 'noted',
  codes: 'place',
  async write({ transaction, street, streetName = null, isWhole, note }): Promise<Written> {
    const kept = await firstRow<{ name: boolean; facts: boolean }>(
      transaction,
      sql`SELECT NOT told ? 'name' AND ${streetName}::text IS NULL AS name, NOT told ? 'facts' AS facts
        FROM import_staging JOIN district ON street_code = ${street} WHERE NOT ${isWhole}`,
    )
    const names = (['name', 'facts'] as const).filter((name) => kept?.[name])
    if (names.length > 0) note('kept', `what the source does not tell stays as it was: ${names.join(', ')}`)
    const counted = await firstRow<Omit<Written, 'removed'>>(
      transaction,
      sql`WITH written AS (
          INSERT INTO district (street_code, name, facts, facts_source, facts_as_of, boundary, boundary_derived)
          SELECT ${street}, coalesce(given.name, ${streetName}, kept.name, ${street}),
            CASE WHEN staged.told ? 'facts' OR kept.facts IS NULL THEN given.facts ELSE kept.facts END,
            CASE WHEN staged.told ? 'facts' OR staged.told ? 'facts_source' THEN given.facts_source ELSE kept.facts_source END,
            CASE WHEN staged.told ? 'facts' OR staged.told ? 'facts_as_of' THEN given.facts_as_of ELSE kept.facts_as_of END,
            staged.shape, false
          FROM import_staging AS staged
          CROSS JOIN LATERAL jsonb_to_record(staged.properties) AS given(name text, facts jsonb, facts_source text, facts_as_of date)
          LEFT JOIN district AS kept ON kept.street_code = ${street} AND NOT ${isWhole}
          ON CONFLICT (street_code) DO UPDATE SET name = excluded.name, facts = excluded.facts, facts_source = excluded.facts_source,
            facts_as_of = excluded.facts_as_of, boundary = excluded.boundary, boundary_derived = false
          RETURNING (xmax = 0) AS fresh
        )
        SELECT count(*)::int AS written, count(*) FILTER (WHERE NOT fresh)::int AS updated FROM written`,
    )
    return { written: 0, updated: 0, ...counted, removed: 0 }
  },
}
