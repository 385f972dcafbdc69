import { sql } from 'drizzle-orm'
import { counted } from '../../counted.ts'
import { communityRecord } from '../../district/district.model.ts'
import type { ImportKindDefinition } from '../kind.ts'
import { assignPlaceCodes } from '../place-codes.ts'
import { ensureStreet, refreshDerivedBoundaries } from '../street.ts'
import { writeStaged } from '../write-staged.ts'

/** 社区. Without codes they are numbered below the street, west to east, then north to south. One that has grids cannot go. */
export const communities: ImportKindDefinition = {
  kind: 'communities',
  record: communityRecord.partial({ code: true }),
  geometries: ['Polygon', 'MultiPolygon'],
  boundary: 'inside',
  codes: 'place',
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
        `${counted(assigned, 'community')} without a code ${assigned === 1 ? 'was' : 'were'} numbered west to east, north to south`,
      )
    const written = await writeStaged(context, {
      table: 'community',
      columns: [['name', 'text']],
      shape: 'boundary',
      derived: { boundary_derived: sql`false` },
      key: 'code',
      binding: [{ table: 'grid', column: 'community_code' }],
    })
    await refreshDerivedBoundaries(context)
    return written
  },
}
