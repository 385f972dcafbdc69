import { estateRecord } from '../../estate/estate.model.ts'
import { recomputeContainment } from '../../place/containment.ts'
import type { ImportKindDefinition } from '../kind.ts'
import { writeStaged } from '../write-staged.ts'

/** 小区. */
export const estates: ImportKindDefinition = {
  kind: 'estates',
  record: estateRecord.partial({ code: true }),
  geometries: ['Polygon', 'MultiPolygon'],
  boundary: 'inside',
  codes: 'own',
  async write(context) {
    const written = await writeStaged(context, {
      table: 'estate',
      columns: [
        ['name', 'text'],
        ['built_year', 'int'],
        ['households', 'int'],
        ['kind', 'text'],
        ['renovated_year', 'int'],
      ],
      shape: 'boundary',
      computed: [
        { table: 'building', column: 'estate_id' },
        { table: 'incident', column: 'estate_id' },
      ],
    })
    await recomputeContainment(context.transaction, context.street, ['estates'])
    return written
  },
}
