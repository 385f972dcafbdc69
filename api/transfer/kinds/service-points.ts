import { sql } from 'drizzle-orm'
import { gridAt } from '../../place/containment.ts'
import { servicePointRecord } from '../../service/service.model.ts'
import type { ImportKindDefinition } from '../kind.ts'
import { writeStaged } from '../write-staged.ts'

/** 服务点; one just outside the street may serve it. */
export const servicePoints: ImportKindDefinition = {
  kind: 'service-points',
  record: servicePointRecord.partial({ code: true }),
  geometries: ['Point'],
  boundary: 'noted',
  codes: 'own',
  write: (context) =>
    writeStaged(context, {
      table: 'service_point',
      columns: [
        ['name', 'text'],
        ['kind', 'text'],
        ['address', 'text'],
        ['opening_hours', 'text'],
      ],
      shape: 'location',
      derived: { grid_code: gridAt(sql`${context.street}`, sql`staged.shape`) },
    }),
}
