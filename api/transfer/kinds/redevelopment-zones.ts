import { sql } from 'drizzle-orm'
import { recomputeContainment } from '../../place/containment.ts'
import { redevelopmentZoneRecord } from '../../redevelopment/redevelopment.model.ts'
import type { Rejection } from '../import.model.ts'
import {
  type CheckedValues,
  type ImportKindDefinition,
  releaseReferences,
  removeRows,
  upsertStaged,
} from '../kind.ts'

const counts = [
  'households',
  'certificates',
  'signed_households',
  'signed_certificates',
  'vacated_households',
  'demolished_households',
] as const

/** Redevelopment zones with their milestones; the milestones of a zone are replaced as a whole. */
export const redevelopmentZones: ImportKindDefinition = {
  kind: 'redevelopment-zones',
  record: redevelopmentZoneRecord.partial({ code: true }),
  geometries: ['Polygon', 'MultiPolygon'],
  boundary: 'inside',
  codes: 'own',
  begin: async () => ({ complete: checkProgress }),
  async remove(context) {
    await releaseReferences(context, 'zone_id', ['incident'])
    return removeRows(context, 'redevelopment_zone')
  },
  async write(context) {
    const { transaction, street } = context
    const written = await upsertStaged(context, {
      table: 'redevelopment_zone',
      columns: [
        ['name', 'text'],
        ['kind', 'text'],
        ['phase', 'text'],
        ...counts.map((name) => [name, 'int'] as const),
        ['started_on', 'date'],
        ['due_on', 'date'],
      ],
      shape: 'boundary',
    })
    await transaction.execute(sql`
      DELETE FROM redevelopment_milestone AS milestone USING redevelopment_zone AS zone, import_staging AS staged
      WHERE milestone.street_code = ${street} AND zone.street_code = ${street} AND zone.id = milestone.zone_id AND zone.code = staged.code`)
    await transaction.execute(sql`
      INSERT INTO redevelopment_milestone (street_code, zone_id, sequence, name, planned_on, done_on)
      SELECT ${street}, zone.id, entry.sequence, entry.value->>'name', (entry.value->>'planned_on')::date, (entry.value->>'done_on')::date
      FROM import_staging AS staged
      JOIN redevelopment_zone AS zone ON zone.street_code = ${street} AND zone.code = staged.code
      CROSS JOIN LATERAL jsonb_array_elements(staged.properties->'milestones') WITH ORDINALITY AS entry(value, sequence)`)
    await recomputeContainment(transaction, street, ['redevelopment-zones'])
    return written
  },
}

/** The steps of a household's way narrow: nobody vacates without having signed. */
function checkProgress({ at, values }: CheckedValues): Record<string, unknown> | Rejection {
  const value = (name: (typeof counts)[number]) => Number(values[name] ?? 0)
  const steps = [
    ['signed_households', 'households'],
    ['signed_certificates', 'certificates'],
    ['vacated_households', 'signed_households'],
    ['demolished_households', 'vacated_households'],
  ] as const
  const broken = steps.find(([part, whole]) => value(part) > value(whole))
  if (broken === undefined) return values
  const [part, whole] = broken
  const message = `${part} (${value(part)}) exceeds ${whole} (${value(whole)})`
  return { at, code: 'invalid_value', pointer: `/${part}`, message }
}
