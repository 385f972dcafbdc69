import { sql } from 'drizzle-orm'
import { rows } from '../../database/rows.ts'
import { recomputeContainment } from '../../place/containment.ts'
import { redevelopmentZoneRecord } from '../../redevelopment/redevelopment.model.ts'
import type { Rejection } from '../import.model.ts'
import type { ImportContext, ImportKindDefinition } from '../kind.ts'
import { writeStaged } from '../write-staged.ts'

const counts = [
  'households',
  'certificates',
  'signed_households',
  'signed_certificates',
  'vacated_households',
  'demolished_households',
] as const

/** Redevelopment zones with their milestones; the milestones of a zone, where told, are replaced as a whole. */
export const redevelopmentZones: ImportKindDefinition = {
  kind: 'redevelopment-zones',
  record: redevelopmentZoneRecord.partial({ code: true }),
  geometries: ['Polygon', 'MultiPolygon'],
  boundary: 'inside',
  codes: 'own',
  refuse: refuseBrokenProgress,
  async write(context) {
    const { transaction, street, isWhole } = context
    const written = await writeStaged(context, {
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
      computed: [{ table: 'incident', column: 'zone_id' }],
    })
    await transaction.execute(sql`
      DELETE FROM redevelopment_milestone AS milestone USING redevelopment_zone AS zone, import_staging AS staged
      WHERE milestone.street_code = ${street} AND zone.street_code = ${street} AND zone.id = milestone.zone_id AND zone.code = staged.code AND (${isWhole} OR staged.told ? 'milestones')`)
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

const steps = [
  ['signed_households', 'households'],
  ['signed_certificates', 'certificates'],
  ['vacated_households', 'signed_households'],
  ['demolished_households', 'vacated_households'],
] as const

type Progress = Record<(typeof counts)[number], number>

/** The steps of a household's way narrow: nobody vacates without having signed. What is not told is as it was. */
async function refuseBrokenProgress({ transaction, street, isWhole }: ImportContext) {
  const told = (name: string) =>
    sql`CASE WHEN kept.code IS NULL OR ${isWhole} OR staged.told ? ${name} THEN (staged.properties->>${name})::int ELSE kept.${sql.identifier(name)} END AS ${sql.identifier(name)}`
  const found = await rows<Progress & { ordinal: number }>(
    transaction,
    sql`SELECT staged.ordinal, ${sql.join(counts.map(told), sql`, `)} FROM import_staging AS staged
      LEFT JOIN redevelopment_zone AS kept ON kept.street_code = ${street} AND kept.code = staged.code ORDER BY staged.ordinal`,
  )
  return found.flatMap(({ ordinal, ...progress }) => {
    const broken = steps.find(([part, whole]) => progress[part] > progress[whole])
    if (broken === undefined) return []
    const [part, whole] = broken
    const message = `${part} (${progress[part]}) exceeds ${whole} (${progress[whole]})`
    const rejection: Omit<Rejection, 'at'> = { code: 'invalid_value', pointer: `/${part}`, message }
    return [{ ordinal, rejection }]
  })
}
