import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../database/open.ts'
import { rows } from '../database/rows.ts'
import { inputInvalid } from '../problem.ts'
import { unit } from '../unit/unit.table.ts'
import { readWorkCalendar, type Situation, type Step } from './act.ts'
import type { CallKind } from './call.model.ts'
import { callLimits } from './call-limits.data.ts'
import { addWorkingMinutes } from './working-time.model.ts'

export const calledUnits = z.array(z.int().positive()).min(1).max(20)

/** The step that calls units of the incident's street, the first of which is in charge; with the limits they have. */
export async function callUnits(
  { transaction, incident, now }: Situation,
  units: readonly number[],
  kind: CallKind,
): Promise<Step> {
  await requireUnits(transaction, incident.streetCode, units)
  const { acknowledge, arrive } = callLimits[kind]
  const detail: Record<string, unknown> = {
    units,
    call_kind: kind,
    acknowledge_due_at: new Date(now.getTime() + acknowledge * 60_000).toISOString(),
  }
  if (arrive !== null) {
    const calendar = await readWorkCalendar(transaction)
    detail.arrive_due_at = addWorkingMinutes(calendar, now, arrive).toISOString()
  }
  return { unit: units[0], detail }
}

async function requireUnits(database: Database, street: string, units: readonly number[]): Promise<void> {
  const found = await rows<{ id: number }>(
    database,
    sql`SELECT ${unit.id} AS id FROM ${unit} WHERE ${unit.streetCode} = ${street} AND ${unit.id} = ANY(${`{${units.join(',')}}`}::bigint[])`,
  )
  const known = new Set(found.map(({ id }) => id))
  const errors = units.flatMap((id, index) => {
    if (!known.has(id)) return [{ pointer: `/units/${index}`, detail: 'is no unit of the incident’s street' }]
    return units.indexOf(id) < index
      ? [{ pointer: `/units/${index}`, detail: 'is given more than once' }]
      : []
  })
  if (errors.length > 0) throw inputInvalid({ errors })
}
