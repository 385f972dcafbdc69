import { sql } from 'drizzle-orm'
import { gridAt } from '../../place/containment.ts'
import { unitRecord } from '../../unit/unit.model.ts'
import { type ImportKindDefinition, releaseReferences, removeRows, upsertStaged } from '../kind.ts'

/** 处置单位; their seat may lie outside the street. */
export const units: ImportKindDefinition = {
  kind: 'units',
  record: unitRecord.partial({ code: true }),
  geometries: ['Point'],
  boundary: 'noted',
  codes: 'own',
  async remove(context) {
    await releaseReferences(context, 'unit_id', ['incident', 'incident_event'])
    return removeRows(context, 'unit')
  },
  write: (context) =>
    upsertStaged(context, {
      table: 'unit',
      columns: [
        ['name', 'text'],
        ['kind', 'text'],
        ['address', 'text'],
        ['staff', 'int'],
        ['on_duty', 'boolean'],
      ],
      shape: 'location',
      derived: { grid_code: gridAt(sql`${context.street}`, sql`staged.shape`) },
    }),
}
