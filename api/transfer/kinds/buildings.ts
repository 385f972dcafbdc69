import { sql } from 'drizzle-orm'
import { buildingRecord } from '../../building/building.model.ts'
import { rows } from '../../database/rows.ts'
import { surfacePoint } from '../../database/spatial.ts'
import { estateOf, gridAt } from '../../place/containment.ts'
import type { ImportKindDefinition } from '../kind.ts'
import { toldOrKept, writeStaged } from '../write-staged.ts'

/** Buildings. Grid and estate come from a point on the footprint; an estate named by its code stands above that. */
export const buildings: ImportKindDefinition = {
  kind: 'buildings',
  record: buildingRecord.partial({ code: true }),
  geometries: ['Polygon', 'MultiPolygon'],
  boundary: 'inside',
  codes: 'own',
  async refuse({ transaction, street }) {
    const found = await rows<{ ordinal: number; estate: string }>(
      transaction,
      sql`SELECT ordinal, properties->>'estate_code' AS estate FROM import_staging
        WHERE properties->>'estate_code' IS NOT NULL
          AND NOT EXISTS (SELECT FROM estate WHERE street_code = ${street} AND code = properties->>'estate_code')`,
    )
    return found.map(({ ordinal, estate }) => ({
      ordinal,
      rejection: {
        code: 'unknown_reference',
        pointer: '/estate_code',
        message: `the street has no estate ${estate}: import estates first`,
      },
    }))
  },
  write: (context) => {
    const place = surfacePoint(sql`staged.shape`)
    const street = sql`${context.street}`
    return writeStaged(context, {
      table: 'building',
      columns: [
        ['estate_code', 'text'],
        ['name', 'text'],
        ['address', 'text'],
        ['kind', 'text'],
        ['floors', 'int'],
        ['built_year', 'int'],
        ['structure', 'text'],
        ['safety_class', 'text'],
        ['households', 'int'],
        ['resident_population', 'int'],
        ['registered_population', 'int'],
        ['elderly_population', 'int'],
      ],
      shape: 'footprint',
      derived: {
        grid_code: gridAt(street, place),
        estate_id: estateOf(street, toldOrKept(context, 'estate_code'), place),
      },
    })
  },
}
