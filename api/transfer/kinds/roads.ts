import { roadRecord } from '../../base/base.model.ts'
import type { ImportKindDefinition } from '../kind.ts'
import { writeStaged } from '../write-staged.ts'

/** Road segments; they may run on beyond the street. */
export const roads: ImportKindDefinition = {
  kind: 'roads',
  record: roadRecord.partial({ code: true }),
  geometries: ['LineString', 'MultiLineString'],
  boundary: 'noted',
  codes: 'own',
  write: (context) =>
    writeStaged(context, {
      table: 'road_segment',
      columns: [
        ['name', 'text'],
        ['class', 'text'],
        ['width', 'real'],
        ['bridge', 'boolean'],
        ['tunnel', 'boolean'],
        ['level', 'smallint'],
        ['oneway', 'boolean'],
      ],
      shape: 'line',
    }),
}
