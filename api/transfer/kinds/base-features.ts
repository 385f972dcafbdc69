import { baseFeatureRecord } from '../../base/base.model.ts'
import type { ImportKindDefinition } from '../kind.ts'
import { writeStaged } from '../write-staged.ts'

/** Water, rail, green and whatever else the base map draws; also around the street. */
export const baseFeatures: ImportKindDefinition = {
  kind: 'base-features',
  record: baseFeatureRecord.partial({ code: true }),
  geometries: ['Point', 'MultiPoint', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon'],
  boundary: 'noted',
  codes: 'own',
  write: (context) =>
    writeStaged(context, {
      table: 'base_feature',
      columns: [
        ['kind', 'text'],
        ['name', 'text'],
        ['floors', 'int'],
      ],
      shape: 'shape',
    }),
}
