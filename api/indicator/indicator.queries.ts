import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '../database/open.ts'
import { firstRow, rows } from '../database/rows.ts'
import { clusteredWithin, latitudeOf } from '../database/spatial.ts'
import { incidentsMatching, type ScopedFilter } from '../filter/filter.where.ts'
import { inScope, type Scope } from '../identity/scope.ts'
import { incident, incidentEvent } from '../incident/incident.table.ts'
import { listed, named } from '../incident/incident-columns.ts'
import { callsUnits, incidentConditions, stepConditions } from './counted-sets.ts'
import {
  type CountedSet,
  figureOf,
  type IndicatorName,
  indicatorNames,
  indicators,
  isStepSet,
} from './indicator.model.ts'
import type { IndicatorFigures, IndicatorRecords } from './indicator.shapes.ts'
import type { ComparedPeriods, Period } from './period.model.ts'

/** How often and how near to each other incidents recur. */
export type Recurrence = { times: number; metres: number }

type Spans = readonly (readonly [name: string, period: Period])[]

/** What every figure is made from: the periods, the incidents that match, the dispatches returned, what recurs. */
const sources = (filter: ScopedFilter, spans: Spans, { times, metres }: Recurrence): SQL => {
  const given = spans.map(
    ([name, { from, to }]) =>
      sql`(${name}, ${from.toISOString()}::timestamptz, ${to.toISOString()}::timestamptz)`,
  )
  const category = sql`PARTITION BY spans.name, ${incident.category}`
  const latitude = sql`(SELECT avg(${latitudeOf(incident.location)}) FROM matching AS incident)`
  return sql`spans (name, start, stop) AS (VALUES ${sql.join(given, sql`, `)}),
    matching AS MATERIALIZED (SELECT ${incident.streetCode}, ${incident.id}, ${incident.category}, ${incident.stage},
        ${incident.reportedAt}, ${incident.acceptedAt}, ${incident.dueAt}, ${incident.settledAt}, ${incident.closedAt},
        ${incident.location}
      FROM ${incident} WHERE ${incidentsMatching(filter)}),
    returned AS (${returnedDispatches(filter.scope)}),
    recurring AS (SELECT name, id FROM (
      SELECT spans.name, ${incident.id} AS id, ${clusteredWithin(incident.location, { latitude, metres, times, partition: category })} AS cluster
      FROM matching AS incident JOIN spans ON ${incidentConditions.reported}) clustered WHERE cluster IS NOT NULL)`
}

const stepsOf = (scope: Scope): SQL => inScope({ streetCode: incidentEvent.streetCode }, scope)

/**
 * Each dispatch that was returned, with the first return of it: a return is of the last dispatch before it that called
 * the unit, or, where the log does not name the unit, of the last one.
 */
const returnedDispatches = (scope: Scope): SQL => {
  const names = sql`(given_back.unit_id = ${incidentEvent.unitId} OR ${incidentEvent.detail}->'units' @> to_jsonb(given_back.unit_id))`
  return sql`SELECT given_back.street_code, given_back.incident_id, dispatched.sequence, min(given_back.at) AS at
    FROM (SELECT * FROM ${incidentEvent} WHERE ${stepsOf(scope)} AND ${incidentEvent.verb} = 'return'
      AND ${incidentEvent.at} >= (SELECT min(start) FROM spans)) AS given_back
    CROSS JOIN LATERAL (SELECT ${incidentEvent.sequence} AS sequence FROM ${incidentEvent}
      WHERE ${incidentEvent.streetCode} = given_back.street_code AND ${incidentEvent.incidentId} = given_back.incident_id
        AND ${incidentEvent.sequence} < given_back.sequence AND ${callsUnits}
      ORDER BY coalesce(${names}, false) DESC, ${incidentEvent.sequence} DESC LIMIT 1) AS dispatched
    GROUP BY 1, 2, 3`
}

/** The steps of the periods, each beside its incident, its period and the return of it. */
const stepsInPeriods = (scope: Scope): SQL => sql`spans
  JOIN ${incidentEvent} ON ${incidentEvent.at} >= spans.start AND ${incidentEvent.at} < spans.stop AND ${stepsOf(scope)}
    AND ${incidentEvent.verb} IN ('complete', 'rework', 'dispatch', 'whistle', 'reassign', 'callback')
  JOIN matching AS incident ON ${incident.streetCode} = ${incidentEvent.streetCode} AND ${incident.id} = ${incidentEvent.incidentId}
  LEFT JOIN returned ON returned.street_code = ${incidentEvent.streetCode} AND returned.incident_id = ${incidentEvent.incidentId}
    AND returned.sequence = ${incidentEvent.sequence}`

const counts = (conditions: Record<string, SQL>): SQL =>
  sql.join(
    Object.entries(conditions).map(
      ([name, condition]) => sql`count(*) FILTER (WHERE ${condition})::int AS ${sql.raw(name)}`,
    ),
    sql`, `,
  )

/**
 * Every indicator of a period and of those it is compared with, of the incidents that match, in one statement. What it is
 * compared with is null where the first incident of the scope was reported later.
 */
export async function indicatorsOf(
  database: Database,
  filter: ScopedFilter,
  { current, previous, lastYear }: ComparedPeriods,
  recurrence: Recurrence,
): Promise<IndicatorFigures> {
  const spans: Spans = [
    ['current', current],
    ['previous', previous],
    ['last_year', lastYear],
  ]
  const found = await rows<{ name: string; recorded: boolean } & Record<CountedSet, number>>(
    database,
    sql`WITH ${sources(filter, spans, recurrence)},
      of_incidents AS (SELECT spans.name, ${counts(incidentConditions)} FROM spans CROSS JOIN matching AS incident GROUP BY 1),
      of_steps AS (SELECT spans.name, ${counts(stepConditions)} FROM ${stepsInPeriods(filter.scope)} GROUP BY 1),
      of_recurring AS (SELECT name, count(*)::int AS recurring FROM recurring GROUP BY 1)
    SELECT *, coalesce(stop > (SELECT min(${incident.reportedAt}) FROM ${incident} WHERE ${inScope(incident, filter.scope)}), false) AS recorded
    FROM spans LEFT JOIN of_incidents USING (name) LEFT JOIN of_steps USING (name)
      LEFT JOIN of_recurring USING (name)`,
  )
  const countsOf = (span: string) => found.find(({ name }) => name === span)
  const [now, before, yearBefore] = [countsOf('current'), countsOf('previous'), countsOf('last_year')]
  const compared = (name: IndicatorName, counts: typeof now) => ({
    ...figureOf(name, counts ?? {}),
    // Of a time before the first record nothing is known: it is not that nothing happened.
    ...(counts?.recorded !== true && { value: null }),
  })
  const told = ({ from, to }: Period) => ({ from: from.toISOString(), to: to.toISOString() })
  return {
    period: told(current),
    previous: told(previous),
    last_year: told(lastYear),
    indicators: indicatorNames.map((name) => ({
      name,
      kind: indicators[name].denominator === null ? 'count' : 'rate',
      counts: isStepSet(indicators[name].numerator) ? 'steps' : 'incidents',
      ...figureOf(name, now ?? {}),
      previous: compared(name, before),
      last_year: compared(name, yearBefore),
    })),
  }
}

interface RecordsOptions {
  set: CountedSet
  period: Period
  recurrence: Recurrence
  /** The id after which the page goes on; the latest reported come first. */
  after?: number
  limit: number
}

/** The incidents that a figure counts, with how often it counts each: a page of them and the figure itself. */
export async function indicatorRecords(
  database: Database,
  filter: ScopedFilter,
  { set, period, recurrence, after, limit }: RecordsOptions,
): Promise<IndicatorRecords> {
  const counted = isStepSet(set)
    ? sql`SELECT ${incidentEvent.incidentId} AS id, count(*)::int AS times FROM ${stepsInPeriods(filter.scope)}
        WHERE ${stepConditions[set]} GROUP BY 1`
    : set === 'recurring'
      ? sql`SELECT id, 1 AS times FROM recurring`
      : sql`SELECT ${incident.id} AS id, 1 AS times FROM spans JOIN matching AS incident ON ${incidentConditions[set]}`
  const found = await firstRow<{ total: number; incidents: IndicatorRecords['incidents'] }>(
    database,
    sql`WITH ${sources(filter, [['current', period]], recurrence)}, counted AS MATERIALIZED (${counted}),
      page AS MATERIALIZED (SELECT ${incident}.*, counted.times FROM counted
        JOIN ${incident} ON ${inScope(incident, filter.scope)} AND ${incident.id} = counted.id
        WHERE ${after === undefined ? sql`true` : sql`counted.id < ${after}::bigint`}
        ORDER BY counted.id DESC LIMIT ${limit + 1}),
      listed AS (SELECT ${listed}, incident.times FROM page AS incident ${named} ORDER BY ${incident.id} DESC)
    SELECT (SELECT coalesce(sum(times), 0)::int FROM counted) AS total,
      (SELECT coalesce(json_agg(listed ORDER BY id DESC), '[]') FROM listed) AS incidents`,
  )
  if (!found) throw new Error('a statement of aggregates returned no row')
  const incidents = found.incidents.slice(0, limit)
  const last = incidents.at(-1)
  const next = found.incidents.length > limit && last ? String(last.id) : null
  return { total: found.total, next, incidents }
}
