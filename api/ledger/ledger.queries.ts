import { type SQL, sql } from 'drizzle-orm'
import { asInstant } from '../database/instant.ts'
import type { Database } from '../database/open.ts'
import { redacted } from '../database/redaction.ts'
import { firstRow } from '../database/rows.ts'
import { fixed } from '../database/statement.ts'
import { incidentsMatching, type ScopedFilter } from '../filter/filter.where.ts'
import { incidentCall } from '../incident/call.table.ts'
import { incident, incidentEvent } from '../incident/incident.table.ts'
import { listed, named } from '../incident/incident-columns.ts'
import { openIncident, overdueIncident } from '../incident/overdue.ts'
import { encodeCursor } from '../parameters.ts'
import { unit } from '../unit/unit.table.ts'
import { waitingHours } from './ledger.data.ts'
import { type LedgerReason, ledgerReasons } from './ledger.model.ts'
import type { LedgerCursor } from './ledger.requests.ts'
import type { LedgerEntry, LedgerPage } from './ledger.shapes.ts'

const { verb, at } = incidentEvent
const lastOf = (condition: SQL) => sql`max(${at}) FILTER (WHERE ${condition})`
const ofIncident = sql`${incidentEvent.streetCode} = ${incident.streetCode} AND ${incidentEvent.incidentId} = ${incident.id}`
/** When each kind of step was last taken, of each open incident. */
const steps =
  fixed(sql`SELECT ${incidentEvent.streetCode} AS street_code, ${incidentEvent.incidentId} AS incident_id,
    ${lastOf(sql`${verb} = 'rework'`)} AS reworked_at, ${lastOf(sql`${verb} = 'return'`)} AS returned_at,
    ${lastOf(sql`${verb} = 'extend' AND ${incidentEvent.detail}->>'due_at' IS NOT NULL`)} AS extended_at,
    ${lastOf(sql`${verb} <> 'urge'`)} AS moved_at
  FROM ${incidentEvent} JOIN open AS incident ON ${ofIncident} GROUP BY 1, 2`)

const patience = sql.raw(
  `CASE incident.stage ${Object.entries(waitingHours)
    .map(([stage, hours]) => `WHEN '${stage}' THEN interval '${hours} hours'`)
    .join(' ')} END`,
)
const movedAt = sql`coalesce(steps.moved_at, ${incident.updatedAt})`
/** Since when each reason holds; null where it does not. */
const sinces: Record<LedgerReason, SQL> = {
  suspended: sql`${incident.suspendedAt}`,
  overdue: sql`CASE WHEN ${overdueIncident} THEN ${incident.dueAt} END`,
  reworked: sql`steps.reworked_at`,
  returned: sql`steps.returned_at`,
  extended: sql`steps.extended_at`,
  waiting: sql`CASE WHEN ${movedAt} < now() - ${patience} THEN ${movedAt} END`,
}
const candidates = sql.join(
  ledgerReasons.map((reason, rank) => sql`(${sql.raw(`${rank}, '${reason}'`)}, ${sinces[reason]})`),
  sql`, `,
)
/** Every open incident that a reason holds for, with all of them, the weightiest first, and since when that holds. */
const standing = fixed(sql`SELECT incident.*, held.reasons, held.since FROM open AS incident
  LEFT JOIN steps ON steps.street_code = ${incident.streetCode} AND steps.incident_id = ${incident.id}
  CROSS JOIN LATERAL (SELECT array_agg(reason ORDER BY rank) AS reasons, (array_agg(since ORDER BY rank))[1] AS since
    FROM (VALUES ${candidates}) AS candidate (rank, reason, since) WHERE since IS NOT NULL) AS held
  WHERE held.reasons IS NOT NULL`)

const calledNames = sql`(SELECT string_agg(called.name, '、' ORDER BY ${incidentCall.sequence}, called.id) FROM ${incidentCall}
  JOIN ${unit} AS called ON called.street_code = ${incidentCall.streetCode} AND called.id = ${incidentCall.unitId}
  WHERE ${incidentCall.streetCode} = ${incident.streetCode} AND ${incidentCall.incidentId} = ${incident.id}
    AND ${incidentCall.endedAt} IS NULL)`
const unitNames = sql`coalesce(${calledNames}, ${unit.name})`
const chargeRole = sql`CASE WHEN ${unitNames} IS NULL THEN 'commander' ELSE 'handler' END`
/** The last of the staff to act in the role; a resident never is, and who reports acts for nobody. */
const person = sql`(SELECT ${redacted(incidentEvent.actor, incident.reporterName)} FROM ${incidentEvent}
  WHERE ${ofIncident} AND ${incidentEvent.actorRole} = ${chargeRole} AND ${verb} <> 'report'
    AND (${incidentEvent.actorRole} <> 'handler' OR ${incident.unitId} IS NULL OR ${incidentEvent.unitId} IS NULL
      OR ${incidentEvent.unitId} = ${incident.unitId})
  ORDER BY ${incidentEvent.sequence} DESC LIMIT 1)`
const latest = sql`(SELECT json_build_object('verb', ${verb}, 'at', ${asInstant(at)},
    'note', ${redacted(incidentEvent.note, incident.reporterName)})
  FROM ${incidentEvent} WHERE ${ofIncident} ORDER BY ${incidentEvent.sequence} DESC LIMIT 1)`
const columns = fixed(sql`${listed}, incident.reasons[1] AS reason, to_json(incident.reasons) AS reasons,
  ${asInstant(sql`incident.since`)} AS since,
  ${asInstant(sql`CASE WHEN ${incident.settledAt} IS NULL THEN ${incident.dueAt} END`)} AS until,
  json_build_object('unit_name', ${unitNames}, 'person', ${person}, 'role', ${chargeRole}) AS in_charge,
  ${latest} AS latest`)
const countsByReason = fixed(
  sql`json_build_object(${sql.join(
    ledgerReasons.map((reason) =>
      sql.raw(`'${reason}', (SELECT count(*)::int FROM standing WHERE '${reason}' = ANY(reasons))`),
    ),
    sql`, `,
  )})`,
)

export interface LedgerOptions {
  /** Only entries that one of them holds for. */
  reasons?: readonly LedgerReason[]
  cursor?: LedgerCursor
  limit: number
}

/** A page of the ledger: what could not be settled at once and is still open, the oldest first. */
export async function ledgerPage(
  database: Database,
  filter: ScopedFilter,
  { reasons, cursor, limit }: LedgerOptions,
): Promise<LedgerPage> {
  const isAsked = reasons?.length ? sql`reasons && ${`{${reasons.join(',')}}`}::text[]` : sql`true`
  const isAfter = cursor ? sql`(since, id) > (${cursor[0]}::timestamptz, ${cursor[1]}::bigint)` : sql`true`
  const found = await firstRow<Pick<LedgerPage, 'total' | 'by_reason'> & { entries: LedgerEntry[] }>(
    database,
    sql`WITH open AS MATERIALIZED (SELECT * FROM ${incident} WHERE ${incidentsMatching(filter)} AND ${openIncident}),
      steps AS (${steps}), standing AS MATERIALIZED (${standing}),
      page AS MATERIALIZED (SELECT * FROM standing WHERE ${isAsked} AND ${isAfter} ORDER BY since, id LIMIT ${limit + 1}),
      shown AS (SELECT ${columns} FROM page AS incident ${named})
    SELECT (SELECT count(*)::int FROM standing WHERE ${isAsked}) AS total, ${countsByReason} AS by_reason,
      (SELECT coalesce(json_agg(shown ORDER BY since, id), '[]') FROM shown) AS entries`,
  )
  if (!found) throw new Error('a statement of aggregates returned no row')
  const entries = found.entries.slice(0, limit)
  const last = entries.at(-1)
  const next = found.entries.length > limit && last ? encodeCursor([last.since, String(last.id)]) : null
  return { total: found.total, next, by_reason: found.by_reason, entries }
}
