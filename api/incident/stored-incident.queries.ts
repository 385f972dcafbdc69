import { sql } from 'drizzle-orm'
import type { Database } from '../database/open.ts'
import { firstRow, rows } from '../database/rows.ts'
import type { CategoryLimits } from './category.model.ts'
import type { FoldedEntry } from './fold.model.ts'
import type { IncidentSeverity, IncidentStage, IncidentVerb } from './incident.model.ts'
import { category, incident, incidentEvent } from './incident.table.ts'

/** What a verb needs of an incident besides its log. */
export type StoredIncident = CategoryLimits & {
  streetCode: string
  id: number
  gridCode: string | null
  stage: IncidentStage
  sequence: number
  category: string
  severity: IncidentSeverity
  /** Whether its category asks for a photo of what was seen. */
  needsPhoto: boolean
  reportedAt: Date
  dispatchDueAt: Date | null
  dueAt: Date | null
  /** The database's clock: all processes go by the same. */
  now: Date
}

type Instants = 'reportedAt' | 'dispatchDueAt' | 'dueAt' | 'now'
type Read = Omit<StoredIncident, Instants> & {
  reportedAt: number
  dispatchDueAt: number | null
  dueAt: number | null
  now: number
}

const milliseconds = (column: Parameters<typeof sql>[1]) =>
  sql`(extract(epoch FROM ${column}) * 1000)::bigint`
const dateOf = (value: number | null): Date | null => (value === null ? null : new Date(value))

/** An incident, its row locked until the transaction ends; of several streets that have the id, the one with the lowest code. */
export async function lockIncident(
  transaction: Database,
  id: number,
  street?: string,
): Promise<StoredIncident | undefined> {
  const inStreet = street === undefined ? sql`true` : sql`${incident.streetCode} = ${street}`
  const read = await firstRow<Read>(
    transaction,
    sql`SELECT ${incident.streetCode} AS "streetCode", ${incident.id} AS id, ${incident.gridCode} AS "gridCode",
        ${incident.stage} AS stage, ${incident.sequence} AS sequence,
        ${incident.category} AS category, ${incident.severity} AS severity, ${category.needsPhoto} AS "needsPhoto",
        ${milliseconds(incident.reportedAt)} AS "reportedAt", ${milliseconds(incident.dispatchDueAt)} AS "dispatchDueAt",
        ${milliseconds(incident.dueAt)} AS "dueAt", ${milliseconds(sql`clock_timestamp()`)} AS now,
        ${category.clock} AS clock, ${category.dispatchMinutes} AS "dispatchMinutes", ${category.settleMinutes} AS "settleMinutes"
      FROM ${incident} JOIN ${category} ON ${category.scheme} = ${incident.scheme} AND ${category.code} = ${incident.category}
      WHERE ${incident.id} = ${id}::bigint AND ${inStreet} ORDER BY ${incident.streetCode} LIMIT 1 FOR UPDATE OF incident`,
  )
  if (!read) return undefined
  const { reportedAt, dispatchDueAt, dueAt, now, ...rest } = read
  return {
    ...rest,
    reportedAt: new Date(reportedAt),
    dispatchDueAt: dateOf(dispatchDueAt),
    dueAt: dateOf(dueAt),
    now: new Date(now),
  }
}

/** A step of the log: what is folded of it, and the limit it left. */
export type StoredEvent = { entry: FoldedEntry; dueAt: Date | null }

/** The log of an incident, oldest step first; units by their ids. */
export async function storedEvents(
  database: Database,
  { streetCode, id }: Pick<StoredIncident, 'streetCode' | 'id'>,
): Promise<StoredEvent[]> {
  type Row = {
    verb: IncidentVerb
    at: number
    from: IncidentStage | null
    to: IncidentStage
    unit: number | null
    actor: string | null
    detail: Record<string, unknown> | null
    due: number | null
  }
  const found = await rows<Row>(
    database,
    sql`SELECT ${incidentEvent.verb} AS verb, ${milliseconds(incidentEvent.at)} AS at, ${incidentEvent.fromStage} AS "from",
        ${incidentEvent.toStage} AS "to", ${incidentEvent.unitId} AS unit, ${incidentEvent.actorId} AS actor,
        ${incidentEvent.detail} AS detail, ${milliseconds(incidentEvent.dueAt)} AS due
      FROM ${incidentEvent}
      WHERE ${incidentEvent.streetCode} = ${streetCode} AND ${incidentEvent.incidentId} = ${id}
      ORDER BY ${incidentEvent.sequence}`,
  )
  return found.map(({ verb, at, from, to, unit, actor, detail, due }) => ({
    entry: {
      verb,
      at: new Date(at),
      from_stage: from,
      to_stage: to,
      unit_code: unit === null ? null : String(unit),
      actor_id: actor,
      detail,
    },
    dueAt: dateOf(due),
  }))
}
