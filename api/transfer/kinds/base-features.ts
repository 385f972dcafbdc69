import { baseFeatureRecord } from '../../base/base.model.ts'
import { type ImportKindDefinition, removeRows, upsertStaged } from '../kind.ts'

/** Water, rail, green and whatever else the base map draws; also around the street. */
export const baseFeatures: ImportKindDefinition = {
  kind: 'base-features',
  record: baseFeatureRecord.partial({ code: true }),
  geometries: ['Point', 'MultiPoint', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon'],
  boundary: 'noted',
  codes: 'own',
  remove: (context) => removeRows(context, 'base_feature'),
  write: (context) =>
    upsertStaged(context, {
      table: 'base_feature',
      columns: [
        ['kind', 'text'],
        ['name', 'text'],
        ['floors', 'int'],
      ],
      shape: 'shape',
    }),
}
