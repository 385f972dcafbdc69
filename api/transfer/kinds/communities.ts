import { sql } from 'drizzle-orm'
import { rows } from '../../database/rows.ts'
import { communityRecord } from '../../district/district.model.ts'
import { type ImportKindDefinition, upsertStaged } from '../kind.ts'
import { assignPlaceCodes } from '../place-codes.ts'
import { ensureStreet, refreshDerivedBoundaries } from '../street.ts'

/** 社区. Without codes they are numbered below the street, west to east, then north to south. */
export const communities: ImportKindDefinition = {
  kind: 'communities',
  record: communityRecord.partial({ code: true }),
  geometries: ['Polygon', 'MultiPolygon'],
  boundary: 'inside',
  codes: 'place',
  /** Communities that have grids stay: their grids would go with them. */
  async remove({ transaction, street }) {
    const gone = await rows(
      transaction,
      sql`DELETE FROM community WHERE street_code = ${street}
        AND NOT EXISTS (SELECT FROM grid WHERE grid.street_code = community.street_code AND grid.community_code = community.code)
        RETURNING code`,
    )
    return gone.length
  },
  async write(context) {
    const { transaction, street } = context
    await ensureStreet(context)
    await transaction.execute(
      sql`UPDATE import_staging SET properties = properties || jsonb_build_object('parent', ${street}::text)`,
    )
    const assigned = await assignPlaceCodes(context, 'community')
    if (assigned > 0)
      context.note(
        'codes_assigned',
        `${assigned} communities without a code were numbered west to east, north to south`,
      )
    const written = await upsertStaged(context, {
      table: 'community',
      columns: [['name', 'text']],
      shape: 'boundary',
      derived: { boundary_derived: sql`false` },
    })
    await refreshDerivedBoundaries(context)
    return written
  },
}
