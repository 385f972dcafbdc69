import { type SQL, sql } from 'drizzle-orm'
import { asInstant } from '../database/instant.ts'
import type { Database } from '../database/open.ts'
import { redacted } from '../database/redaction.ts'
import { firstBytes, firstRow, rows } from '../database/rows.ts'
import { latitudeOf, longitudeOf } from '../database/spatial.ts'
import { fixed } from '../database/statement.ts'
import { requireStreet } from '../district/district.queries.ts'
import { streetTimeZone } from '../district/street-time.model.ts'
import { estate } from '../estate/estate.table.ts'
import { incidentsMatching, type ScopedFilter } from '../filter/filter.where.ts'
import { grid } from '../grid/grid.table.ts'
import { maskName, maskPhone } from '../identity/mask.ts'
import { inScope, type Scope } from '../identity/scope.ts'
import { encodeCursor } from '../parameters.ts'
import { redevelopmentZone as zone } from '../redevelopment/redevelopment.table.ts'
import { unit } from '../unit/unit.table.ts'
import type { CategoryLimits } from './category.model.ts'
import { incidentSeverities, incidentStages } from './incident.model.ts'
import type {
  IncidentDetail,
  IncidentFigures,
  IncidentListed,
  IncidentPage,
  IncidentStep,
  IncidentSummary,
} from './incident.shapes.ts'
import { category, incident, incidentEvent, workCalendar } from './incident.table.ts'
import { incidentAt } from './incident-at.ts'
import { type IncidentSort, type IncidentSortName, type ListCursor, sortName } from './incident-sort.model.ts'
import { openIncident, overdueIncident, overdueValue } from './overdue.ts'
import { type CalendarDay, workCalendarOf } from './work-calendar.model.ts'
import { limitsFor } from './working-time.model.ts'

const milliseconds = (column: typeof incident.reportedAt | typeof incident.dueAt): SQL =>
  sql`(extract(epoch FROM ${column}) * 1000)::bigint`
const degrees = (value: SQL): SQL => sql`round((${value})::numeric, 7)::float8`

const aggregated = (value: SQL): SQL => sql`coalesce(json_agg(${value} ORDER BY reported_at, id), '[]')`
const pointColumns = fixed(sql`json_build_object(
  'id', ${aggregated(sql`id`)}, 'longitude', ${aggregated(sql`longitude`)}, 'latitude', ${aggregated(sql`latitude`)},
  'category', ${aggregated(sql`category`)}, 'stage', ${aggregated(sql`stage`)}, 'severity', ${aggregated(sql`severity`)},
  'reported_at', ${aggregated(sql`reported_at`)}, 'due_at', ${aggregated(sql`due_at`)},
  'overdue', ${aggregated(sql`overdue`)})`)
const pointFields = fixed(sql`${incident.id} AS id, ${degrees(longitudeOf(incident.location))} AS longitude,
  ${degrees(latitudeOf(incident.location))} AS latitude, ${incident.category} AS category, ${incident.stage} AS stage,
  ${incident.severity} AS severity, ${milliseconds(incident.reportedAt)} AS reported_at,
  ${milliseconds(incident.dueAt)} AS due_at, ${overdueValue} AS overdue`)

/** An `IncidentPoints` as JSON in UTF-8: every matching incident, oldest first; throws `street_unknown`. */
export async function incidentPointsBytes(database: Database, filter: ScopedFilter): Promise<Buffer> {
  const [bytes, total] =
    (await firstBytes(
      database,
      sql`SELECT json_build_object('total', count(*), 'columns', ${pointColumns})::text, count(*)
        FROM (SELECT ${pointFields} FROM ${incident} WHERE ${incidentsMatching(filter)}
          ORDER BY ${incident.reportedAt}, ${incident.id}) matching`,
    )) ?? []
  if (!bytes) throw new Error('an aggregate without groups returned no row')
  if (Number(total) === 0) await requireStreet(database, filter.scope)
  return bytes
}

const listed = fixed(sql`${incident.id} AS id, ${incident.code} AS code, ${incident.category} AS category,
  ${category.name} AS category_name, ${category.nameEn} AS category_name_en, ${incident.stage} AS stage,
  ${incident.severity} AS severity, ${incident.source} AS source, ${incident.shownDescription} AS description,
  ${incident.shownAddress} AS address, ${asInstant(incident.reportedAt)} AS reported_at,
  ${asInstant(incident.dispatchDueAt)} AS dispatch_due_at, ${asInstant(incident.dueAt)} AS due_at,
  ${asInstant(incident.settledAt)} AS settled_at, ${asInstant(incident.closedAt)} AS closed_at,
  ${overdueValue} AS overdue, ${incident.gridCode} AS grid_code, ${grid.name} AS grid_name,
  ${incident.estateId} AS estate_id, ${estate.name} AS estate_name, ${incident.zoneId} AS zone_id,
  ${zone.name} AS zone_name, ${incident.unitId} AS unit_id, ${unit.name} AS unit_name,
  ${degrees(longitudeOf(incident.location))} AS longitude, ${degrees(latitudeOf(incident.location))} AS latitude`)

const named =
  fixed(sql`LEFT JOIN ${category} ON ${category.scheme} = ${incident.scheme} AND ${category.code} = ${incident.category}
  LEFT JOIN ${grid} ON ${grid.streetCode} = ${incident.streetCode} AND ${grid.code} = ${incident.gridCode}
  LEFT JOIN ${estate} ON ${estate.streetCode} = ${incident.streetCode} AND ${estate.id} = ${incident.estateId}
  LEFT JOIN ${zone} ON ${zone.streetCode} = ${incident.streetCode} AND ${zone.id} = ${incident.zoneId}
  LEFT JOIN ${unit} ON ${unit.streetCode} = ${incident.streetCode} AND ${unit.id} = ${incident.unitId}`)

/** The loop's own order, as text like the other sort keys. */
const stageOrder = sql`array_position(ARRAY[${sql.raw(incidentStages.map((stage) => `'${stage}'`).join(','))}], ${incident.stage})::text`

const sortColumns: Record<IncidentSortName, SQL> = {
  reported_at: sql`${incident.reportedAt}`,
  due_at: sql`${incident.dueAt}`,
  code: sql`${incident.code}`,
  category: sql`${incident.category}`,
  stage: stageOrder,
}
type ListOptions = { sort: IncidentSort; limit: number; cursor?: ListCursor }

/**
 * A page of the list; throws `street_unknown`. The cursor is the sort, the sorted value and the id of the last row: rows
 * that arrive meanwhile neither hide nor repeat others. Incidents without a limit come last when sorted by it, in either
 * direction.
 */
export async function listIncidents(
  database: Database,
  filter: ScopedFilter,
  { sort, limit, cursor }: ListOptions,
): Promise<IncidentPage> {
  const name = sortName(sort)
  const column = sortColumns[name]
  const isInstant = name === 'reported_at' || name === 'due_at'
  const descending = sort.startsWith('-')
  const direction = sql.raw((descending ? 'DESC' : 'ASC') + (name === 'due_at' ? ' NULLS LAST' : ''))
  const idDirection = sql.raw(descending ? 'DESC' : 'ASC')
  const beyond = sql.raw(descending ? '<' : '>')
  const matching = incidentsMatching(filter)
  const order = sql`${column} ${direction}, ${incident.id} ${idDirection}`
  const countAll = sql`(SELECT count(*)::int FROM ${incident} WHERE ${matching})`
  const countPage = sql`(SELECT count(*)::int FROM page)`
  const found = await rows<IncidentListed & { sort_key: string | null; total: number }>(
    database,
    sql`WITH page AS MATERIALIZED (SELECT * FROM ${incident} WHERE ${matching} AND ${cursor ? after(cursor) : sql`true`}
        ORDER BY ${order} LIMIT ${limit + 1})
      SELECT ${listed}, ${isInstant ? asInstant(column) : column} AS sort_key,
        ${cursor ? countAll : sql`CASE WHEN ${countPage} <= ${limit} THEN ${countPage} ELSE ${countAll} END`} AS total
      FROM page AS incident ${named} ORDER BY ${order}`,
  )
  const [first] = found
  if (!first) await requireStreet(database, filter.scope)
  const incidents = found.slice(0, limit)
  const last = found.length > limit ? incidents.at(-1) : undefined
  return {
    total: first?.total ?? (cursor ? await countIncidents(database, matching) : 0),
    next: last ? encodeCursor([sort, last.sort_key, String(last.id)]) : null,
    incidents: incidents.map(({ sort_key: _, total: __, ...row }) => row),
  }

  function after([, value, id]: ListCursor): SQL {
    const laterId = sql`${incident.id} ${beyond} ${id}::bigint`
    if (value === null) return sql`(${column} IS NULL AND ${laterId})`
    const bound = isInstant ? sql`${value}::timestamptz` : sql`${value}`
    const later = sql`(${column}, ${incident.id}) ${beyond} (${bound}, ${id}::bigint)`
    return name === 'due_at' ? sql`(${later} OR ${column} IS NULL)` : later
  }
}

async function countIncidents(database: Database, matching: SQL): Promise<number> {
  const row = await firstRow<{ total: number }>(
    database,
    sql`SELECT count(*)::int AS total FROM ${incident} WHERE ${matching}`,
  )
  return row?.total ?? 0
}

const summaryFields = fixed(sql`${incident.stage} AS stage, ${incident.severity} AS severity,
  ${incident.category} AS category, left(${incident.category}, 2) AS main, ${incident.gridCode} AS grid,
  to_char(${incident.reportedAt} AT TIME ZONE ${sql.raw(`'${streetTimeZone}'`)}, 'YYYY-MM-DD') AS day,
  ${openIncident} AS open, ${overdueIncident} AS overdue`)

/** The figures of the incidents that match, whole and by what they are grouped by; throws `street_unknown`. */
export async function summariseIncidents(database: Database, filter: ScopedFilter): Promise<IncidentSummary> {
  type Group = IncidentFigures & { grouping: number; value: string | null }
  const groups = await rows<Group>(
    database,
    sql`WITH matching AS (SELECT ${summaryFields} FROM ${incident} WHERE ${incidentsMatching(filter)})
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

const grantedLimit = sql`CASE WHEN ${incidentEvent.verb} IN ('extend', 'suspend') THEN ${incidentEvent.detail}->>'due_at' END`
/** The log of the incident at hand, oldest step first, as JSON; what its texts tell of people is masked. */
const history = fixed(sql`(SELECT coalesce(json_agg(step ORDER BY step.seq), '[]') FROM (
  SELECT ${incidentEvent.sequence} AS seq, ${asInstant(incidentEvent.at)} AS at, ${incidentEvent.verb} AS verb,
    ${incidentEvent.fromStage} AS from_stage, ${incidentEvent.toStage} AS to_stage,
    CASE WHEN ${incidentEvent.actorRole} = 'resident' THEN ${incidentEvent.actor}
      ELSE ${redacted(incidentEvent.actor, incident.reporterName)} END AS actor,
    ${incidentEvent.actorRole} AS actor_role, ${unit.name} AS unit_name,
    ${redacted(incidentEvent.note, incident.reporterName)} AS note, ${grantedLimit} AS due_at
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
      }
  >(
    database,
    sql`SELECT ${listed}, ${incident.reporterName} AS reporter_name, ${incident.reporterPhone} AS reporter_phone,
        ${history} AS history, ${category.clock} AS clock, ${category.dispatchMinutes} AS "dispatchMinutes",
        ${category.settleMinutes} AS "settleMinutes"
      FROM ${incident} ${named} WHERE ${inScope(incident, scope)} AND ${incident.id} = ${id}::bigint
      ORDER BY ${incident.streetCode} LIMIT 1`,
  )
  if (!row) return undefined
  const { reporter_name: name, reporter_phone: phone, history: steps, ...rest } = row
  const { clock, dispatchMinutes, settleMinutes, ...found } = rest
  const reporter = name || phone ? { name: name && maskName(name), phone: phone && maskPhone(phone) } : null
  const detail = { ...found, history: steps.map(stepShown), reporter }
  if (!at) return detail
  if (detail.history.every(({ due_at }) => due_at === null)) return incidentAt(detail, at, detail.due_at)
  const days = await rows<CalendarDay>(
    database,
    sql`SELECT ${workCalendar.day}::text AS day, ${workCalendar.isWorking} AS "isWorking", ${workCalendar.name} FROM ${workCalendar}`,
  )
  const limits = { clock, dispatchMinutes, settleMinutes }
  const { dueAt } = limitsFor(limits, found.severity, new Date(found.reported_at), workCalendarOf(days))
  return incidentAt(detail, at, dueAt.toISOString())
}

const stepShown = (step: IncidentStep): IncidentStep => ({
  ...step,
  actor: step.actor_role === 'resident' ? maskName(step.actor) : step.actor,
  due_at: step.due_at && new Date(step.due_at).toISOString(),
})
