import { type SQL, sql } from 'drizzle-orm'
import { asInstant } from '../database/instant.ts'
import type { Database } from '../database/open.ts'
import { firstRow, rows } from '../database/rows.ts'
import { fixed } from '../database/statement.ts'
import { inScope, type Scope } from '../identity/scope.ts'
import { incident, incidentEvent } from '../incident/incident.table.ts'
import { listed, named } from '../incident/incident-columns.ts'
import { unit } from '../unit/unit.table.ts'
import type { LiveRow } from './live-event.ts'

const stepColumns = fixed(sql`${incidentEvent.position} AS position, ${incidentEvent.verb} AS verb,
  ${incidentEvent.sequence} AS sequence, ${asInstant(incidentEvent.at)} AS at, ${incidentEvent.toStage} AS to_stage,
  ${asInstant(incidentEvent.dueAt)} AS step_due_at, ${asInstant(incidentEvent.settledAt)} AS step_settled_at,
  ${incidentEvent.chargeUnitId} AS charge_unit_id, charge.name AS charge_unit_name,
  ${incident.streetCode} AS street_code`)

const ofIncident = fixed(sql`${incidentEvent} JOIN ${incident} ON
  ${incident.streetCode} = ${incidentEvent.streetCode} AND ${incident.id} = ${incidentEvent.incidentId}`)

const charge = fixed(sql`LEFT JOIN ${unit} AS charge ON
  charge.street_code = ${incidentEvent.streetCode} AND charge.id = ${incidentEvent.chargeUnitId}`)

/** A part of the log: after a position, up to and with another (to its end without one). */
export type LogPart = { scope: Scope; after: number; upTo?: number }

const within = ({ scope, after, upTo = Number.MAX_SAFE_INTEGER }: LogPart): SQL =>
  sql`${incidentEvent.position} > ${after}::bigint AND ${incidentEvent.position} <= ${upTo}::bigint
    AND ${inScope(incident, scope)}`

/** The first `limit` steps of a part of the log, in its order, each with its incident. */
export const readSteps = (database: Database, part: LogPart, limit: number): Promise<LiveRow[]> =>
  rows<LiveRow>(
    database,
    sql`SELECT ${stepColumns}, ${listed} FROM ${ofIncident} ${named} ${charge}
      WHERE ${within(part)} ORDER BY ${incidentEvent.position} LIMIT ${limit}`,
  )

/** How many steps a part of the log has, counted up to `most`. */
export async function countSteps(database: Database, part: LogPart, most: number): Promise<number> {
  const row = await firstRow<{ count: number }>(
    database,
    sql`SELECT count(*)::int AS count FROM (SELECT FROM ${ofIncident} WHERE ${within(part)} LIMIT ${most}) part`,
  )
  return row?.count ?? 0
}

/** The last position of the log; 0 while it is empty. */
export async function lastPosition(database: Database): Promise<number> {
  const row = await firstRow<{ position: number }>(
    database,
    sql`SELECT coalesce(max(${incidentEvent.position}), 0) AS position FROM ${incidentEvent}`,
  )
  return row?.position ?? 0
}

/** The highest position that was ever given out: no message has one beyond it. */
export async function highestPosition(database: Database): Promise<number> {
  const row = await firstRow<{ position: number }>(
    database,
    sql`SELECT last_value AS position FROM incident_event_position_seq`,
  )
  return row?.position ?? 0
}
