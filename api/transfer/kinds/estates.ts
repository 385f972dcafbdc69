import { estateRecord } from '../../estate/estate.model.ts'
import { recomputeContainment } from '../../place/containment.ts'
import { type ImportKindDefinition, releaseReferences, removeRows, upsertStaged } from '../kind.ts'

/** 小区. */
export const estates: ImportKindDefinition = {
  kind: 'estates',
  record: estateRecord.partial({ code: true }),
  geometries: ['Polygon', 'MultiPolygon'],
  boundary: 'inside',
  codes: 'own',
  async remove(context) {
    await releaseReferences(context, 'estate_id', ['building', 'incident'])
    return removeRows(context, 'estate')
  },
  async write(context) {
    const written = await upsertStaged(context, {
      table: 'estate',
      columns: [
        ['name', 'text'],
        ['built_year', 'int'],
        ['households', 'int'],
        ['kind', 'text'],
        ['renovated_year', 'int'],
      ],
      shape: 'boundary',
    })
    await recomputeContainment(context.transaction, context.street, ['estates'])
    return written
  },
}
