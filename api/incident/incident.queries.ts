import { type SQL, sql } from 'drizzle-orm'
import { asInstant } from '../database/instant.ts'
import type { Database } from '../database/open.ts'
import { redacted } from '../database/redaction.ts'
import { firstBytes, firstRow, rows } from '../database/rows.ts'
import { latitudeOf, longitudeOf } from '../database/spatial.ts'
import { fixed } from '../database/statement.ts'
import { requireStreet } from '../district/district.queries.ts'
import { streetTimeZone } from '../district/street-time.model.ts'
import { incidentsMatching, type ScopedFilter } from '../filter/filter.where.ts'
import { maskName, maskPhone } from '../identity/mask.ts'
import { inScope, type Scope } from '../identity/scope.ts'
import { unit } from '../unit/unit.table.ts'
import type { CategoryLimits } from './category.model.ts'
import { foldIncident } from './fold.model.ts'
import { incidentSeverities, incidentStages } from './incident.model.ts'
import type {
  IncidentDetail,
  IncidentFigures,
  IncidentListed,
  IncidentLoop,
  IncidentStep,
  IncidentSummary,
} from './incident.shapes.ts'
import { category, incident, incidentEvent, workCalendar } from './incident.table.ts'
import { incidentAt } from './incident-at.ts'
import { degrees, listed, named } from './incident-columns.ts'
import { loop, loopOf } from './incident-loop.ts'
import { openIncident, overdueAsOf, overdueIncident, overdueValue } from './overdue.ts'
import { thenAnd, withThen } from './past.ts'
import { storedEvents } from './stored-incident.queries.ts'
import { type CalendarDay, workCalendarOf } from './work-calendar.model.ts'
import { limitsFor } from './working-time.model.ts'

const milliseconds = (column: typeof incident.reportedAt | typeof incident.dueAt): SQL =>
  sql`(extract(epoch FROM ${column}) * 1000)::bigint`

const aggregated = (value: SQL): SQL => sql`coalesce(json_agg(${value} ORDER BY reported_at, id), '[]')`
const pointColumns = fixed(sql`json_build_object(
  'id', ${aggregated(sql`id`)}, 'longitude', ${aggregated(sql`longitude`)}, 'latitude', ${aggregated(sql`latitude`)},
  'category', ${aggregated(sql`category`)}, 'stage', ${aggregated(sql`stage`)}, 'severity', ${aggregated(sql`severity`)},
  'reported_at', ${aggregated(sql`reported_at`)}, 'due_at', ${aggregated(sql`due_at`)},
  'overdue', ${aggregated(sql`overdue`)})`)
const fieldsOf = (
  overdue: SQL,
) => sql`${incident.id} AS id, ${degrees(longitudeOf(incident.location))} AS longitude,
  ${degrees(latitudeOf(incident.location))} AS latitude, ${incident.category} AS category, ${incident.stage} AS stage,
  ${incident.severity} AS severity, ${milliseconds(incident.reportedAt)} AS reported_at,
  ${milliseconds(incident.dueAt)} AS due_at, ${overdue} AS overdue`
const pointFields = fixed(fieldsOf(overdueValue))
const pointFieldsAsOf = (at: string | undefined): SQL =>
  at === undefined ? pointFields : fieldsOf(overdueAsOf(at).overdueValue)

/** An `IncidentPoints` as JSON in UTF-8: every matching incident, oldest first; throws `street_unknown`. */
export async function incidentPointsBytes(database: Database, filter: ScopedFilter): Promise<Buffer> {
  const [bytes, total] =
    (await firstBytes(
      database,
      sql`${withThen(filter)} SELECT json_build_object('total', count(*), 'columns', ${pointColumns})::text, count(*)
        FROM (SELECT ${pointFieldsAsOf(filter.at)} FROM ${incident} WHERE ${incidentsMatching(filter)}
          ORDER BY ${incident.reportedAt}, ${incident.id}) matching`,
    )) ?? []
  if (!bytes) throw new Error('an aggregate without groups returned no row')
  if (Number(total) === 0) await requireStreet(database, filter.scope)
  return bytes
}

const groupsOf = (overdue: SQL) => sql`${incident.stage} AS stage, ${incident.severity} AS severity,
  ${incident.category} AS category, left(${incident.category}, 2) AS main, ${incident.gridCode} AS grid,
  to_char(${incident.reportedAt} AT TIME ZONE ${sql.raw(`'${streetTimeZone}'`)}, 'YYYY-MM-DD') AS day,
  ${openIncident} AS open, ${overdue} AS overdue`
const summaryFields = fixed(groupsOf(overdueIncident))
const summaryFieldsAsOf = (at: string | undefined): SQL =>
  at === undefined ? summaryFields : groupsOf(overdueAsOf(at).overdueIncident)

/** The figures of the incidents that match, whole and by what they are grouped by; throws `street_unknown`. */
export async function summariseIncidents(database: Database, filter: ScopedFilter): Promise<IncidentSummary> {
  type Group = IncidentFigures & { grouping: number; value: string | null }
  const groups = await rows<Group>(
    database,
    sql`WITH ${thenAnd(filter)} matching AS (SELECT ${summaryFieldsAsOf(filter.at)} FROM ${incident} WHERE ${incidentsMatching(filter)})
      SELECT GROUPING(stage, severity, category, main, grid, day) AS grouping,
        coalesce(stage, severity, category, main, grid, day) AS value, count(*)::int AS total,
        count(*) FILTER (WHERE open)::int AS open, count(*) FILTER (WHERE overdue)::int AS overdue
      FROM matching GROUP BY GROUPING SETS ((), (stage), (severity), (category), (main), (grid), (day))
      ORDER BY value`,
  )
  // One bit per column, 0 for the one grouped by, in the order they are given to GROUPING.
  const by = (place: number) => groups.filter((group) => group.grouping === 0b111111 - (1 << (5 - place)))
  const coded = (place: number) =>
    by(place).flatMap(({ value, total, open, overdue }) =>
      value === null ? [] : [{ code: value, total, open, overdue }],
    )
  const counted = <Value extends string>(values: readonly Value[], place: number) => {
    const totals = new Map(by(place).map(({ value, total }) => [value, total]))
    return Object.fromEntries(values.map((value) => [value, totals.get(value) ?? 0])) as Record<Value, number>
  }
  const whole = groups.find((group) => group.grouping === 0b111111)
  if (!whole?.total) await requireStreet(database, filter.scope)
  return {
    total: whole?.total ?? 0,
    open: whole?.open ?? 0,
    overdue: whole?.overdue ?? 0,
    by_stage: counted(incidentStages, 0),
    by_severity: counted(incidentSeverities, 1),
    by_category: coded(2),
    by_main_category: coded(3),
    by_grid: coded(4),
    by_day: by(5).map(({ value, total }) => ({ day: value ?? '', total })),
  }
}

const limitIn = (member: string) =>
  sql`CASE WHEN ${incidentEvent.verb} IN ('extend', 'suspend') THEN ${incidentEvent.detail}->>${sql.raw(`'${member}'`)} END`
const calledUnits = sql`(SELECT coalesce(json_agg(called.name ORDER BY called.id), '[]') FROM unit AS called
  WHERE called.street_code = ${incidentEvent.streetCode} AND jsonb_typeof(${incidentEvent.detail}->'units') = 'array'
    AND ${incidentEvent.detail}->'units' @> to_jsonb(called.id))`
/** The log of the incident at hand, oldest step first, as JSON; what its texts tell of people is masked. */
const history = fixed(sql`(SELECT coalesce(json_agg(step ORDER BY step.seq), '[]') FROM (
  SELECT ${incidentEvent.sequence} AS seq, ${asInstant(incidentEvent.at)} AS at, ${incidentEvent.verb} AS verb,
    ${incidentEvent.fromStage} AS from_stage, ${incidentEvent.toStage} AS to_stage,
    CASE WHEN ${incidentEvent.actorRole} = 'resident' THEN ${incidentEvent.actor}
      ELSE ${redacted(incidentEvent.actor, incident.reporterName)} END AS actor,
    ${incidentEvent.actorRole} AS actor_role, ${unit.name} AS unit_name,
    ${redacted(incidentEvent.note, incident.reporterName)} AS note, ${limitIn('due_at')} AS due_at,
    ${limitIn('previous_due_at')} AS previous_due_at, ${limitIn('requested_due_at')} AS requested_due_at,
    ${calledUnits} AS units
  FROM ${incidentEvent}
  LEFT JOIN ${unit} ON ${unit.streetCode} = ${incidentEvent.streetCode} AND ${unit.id} = ${incidentEvent.unitId}
  WHERE ${incidentEvent.streetCode} = ${incident.streetCode} AND ${incidentEvent.incidentId} = ${incident.id}) step)`)

/**
 * An incident with its log, as it is or as it was at an instant; undefined if there is none, or was none then. Of several
 * streets that have the id, the one with the lowest code. Who reported it is masked here, before it leaves the server.
 * Row and log are read by one statement, so that they are of one moment.
 */
export async function findIncident(
  database: Database,
  scope: Scope,
  id: number,
  at?: Date,
): Promise<IncidentDetail | undefined> {
  const row = await firstRow<
    IncidentListed &
      CategoryLimits & {
        reporter_name: string | null
        reporter_phone: string | null
        history: IncidentStep[]
        loop: IncidentLoop
        street: string
      }
  >(
    database,
    sql`SELECT ${listed}, ${incident.reporterName} AS reporter_name, ${incident.reporterPhone} AS reporter_phone,
        ${history} AS history, ${loop} AS loop, ${incident.streetCode} AS street, ${category.clock} AS clock, ${category.dispatchMinutes} AS "dispatchMinutes",
        ${category.settleMinutes} AS "settleMinutes"
      FROM ${incident} ${named} WHERE ${inScope(incident, scope)} AND ${incident.id} = ${id}::bigint
      ORDER BY ${incident.streetCode} LIMIT 1`,
  )
  if (!row) return undefined
  const { reporter_name: name, reporter_phone: phone, history: steps, ...rest } = row
  const { clock, dispatchMinutes, settleMinutes, street, ...found } = rest
  const reporter = name || phone ? { name: name && maskName(name), phone: phone && maskPhone(phone) } : null
  const detail = { ...found, history: steps.map(stepShown), reporter }
  if (!at) return detail
  const events = await storedEvents(database, { streetCode: street, id })
  const passed = events.flatMap(({ entry }) => (new Date(entry.at) <= at ? [entry] : []))
  const then = passed.length > 0 ? { ...detail, loop: loopOf(foldIncident(passed), detail.loop) } : detail
  const reportedWith = events[0]?.dueAt
  if (reportedWith) return incidentAt(then, at, reportedWith.toISOString())
  if (detail.history.every(({ due_at }) => due_at === null)) return incidentAt(then, at, detail.due_at)
  const days = await rows<CalendarDay>(
    database,
    sql`SELECT ${workCalendar.day}::text AS day, ${workCalendar.isWorking} AS "isWorking", ${workCalendar.name} FROM ${workCalendar}`,
  )
  const limits = { clock, dispatchMinutes, settleMinutes }
  const { dueAt } = limitsFor(limits, found.severity, new Date(found.reported_at), workCalendarOf(days))
  return incidentAt(then, at, dueAt.toISOString())
}

const stepShown = (step: IncidentStep): IncidentStep => ({
  ...step,
  actor: step.actor_role === 'resident' ? maskName(step.actor) : step.actor,
  due_at: step.due_at && new Date(step.due_at).toISOString(),
  previous_due_at: step.previous_due_at && new Date(step.previous_due_at).toISOString(),
  requested_due_at: step.requested_due_at && new Date(step.requested_due_at).toISOString(),
})
