import { sql } from 'drizzle-orm'
import { gridAt } from '../../place/containment.ts'
import { unitRecord } from '../../unit/unit.model.ts'
import type { ImportKindDefinition } from '../kind.ts'
import { writeStaged } from '../write-staged.ts'

/** 处置单位; their seat may lie outside the street. One that acted in an incident cannot go: the log names it. */
export const units: ImportKindDefinition = {
  kind: 'units',
  record: unitRecord.partial({ code: true }),
  geometries: ['Point'],
  boundary: 'noted',
  codes: 'own',
  write: (context) =>
    writeStaged(context, {
      table: 'unit',
      columns: [
        ['name', 'text'],
        ['kind', 'text'],
        ['address', 'text'],
        ['staff', 'int'],
        ['on_duty', 'boolean'],
      ],
      shape: 'location',
      binding: [
        { table: 'incident', column: 'unit_id' },
        { table: 'incident_event', column: 'unit_id' },
        { table: 'incident_call', column: 'unit_id' },
      ],
      derived: { grid_code: gridAt(sql`${context.street}`, sql`staged.shape`) },
    }),
}
