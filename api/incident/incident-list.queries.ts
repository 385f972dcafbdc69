import { type SQL, sql } from 'drizzle-orm'
import { asInstant } from '../database/instant.ts'
import type { Database } from '../database/open.ts'
import { firstBytes } from '../database/rows.ts'
import { requireStreet } from '../district/district.queries.ts'
import { incidentsMatching, type ScopedFilter } from '../filter/filter.where.ts'
import { encodeCursor } from '../parameters.ts'
import { incidentStages } from './incident.model.ts'
import { incident } from './incident.table.ts'
import { listedAsOf, named } from './incident-columns.ts'
import { type IncidentSort, type IncidentSortName, type ListCursor, sortName } from './incident-sort.model.ts'
import { openIncident, overdueAsOf, urgency } from './overdue.ts'
import { thenAnd } from './past.ts'

/** What the list is sorted by, and the type its text in a cursor is read as. Stages come in the loop's own order. */
const sortKeys: Record<IncidentSortName, { column: SQL; type: 'timestamptz' | 'text' | 'int' }> = {
  reported_at: { column: sql`${incident.reportedAt}`, type: 'timestamptz' },
  due_at: { column: sql`(CASE WHEN ${openIncident} THEN ${incident.dueAt} END)`, type: 'timestamptz' },
  code: { column: sql`${incident.code}`, type: 'text' },
  category: { column: sql`${incident.category}`, type: 'text' },
  stage: {
    column: sql`array_position(${sql.raw(`'{${incidentStages.join(',')}}'`)}::text[], ${incident.stage})`,
    type: 'int',
  },
  urgency: { column: urgency, type: 'text' },
}

/** The same as of the instant that the list is asked of. */
const sortKey = (name: IncidentSortName, at: string | undefined) =>
  name === 'urgency' ? { ...sortKeys.urgency, column: overdueAsOf(at).urgency } : sortKeys[name]

interface ListOptions {
  sort: IncidentSort
  limit: number
  cursor?: ListCursor
}

/**
 * A page of the list, an `IncidentPage` as JSON in UTF-8; throws `street_unknown`. The cursor is the sort, the sorted
 * value and the id of the last row: rows that arrive meanwhile neither hide nor repeat others. Sorted by their limit,
 * in either direction, incidents that have none or are ended come last.
 */
export async function incidentPageBytes(
  database: Database,
  filter: ScopedFilter,
  { sort, limit, cursor }: ListOptions,
): Promise<Buffer> {
  const name = sortName(sort)
  const { column, type } = sortKey(name, filter.at)
  const descending = sort.startsWith('-')
  const direction = sql.raw((descending ? 'DESC' : 'ASC') + (name === 'due_at' ? ' NULLS LAST' : ''))
  const idDirection = sql.raw(descending ? 'DESC' : 'ASC')
  const beyond = sql.raw(descending ? '<' : '>')
  const after = ([, value, id]: ListCursor): SQL => {
    const laterId = sql`${incident.id} ${beyond} ${id}::bigint`
    if (value === null) return sql`(${column} IS NULL AND ${laterId})`
    const bound = sql`${value}::${sql.raw(type)}`
    const later = sql`(${column}, ${incident.id}) ${beyond} (${bound}, ${id}::bigint)`
    return name === 'due_at' ? sql`(${later} OR ${column} IS NULL)` : later
  }
  const matching = incidentsMatching(filter)
  const order = sql`${column} ${direction}, ${incident.id} ${idDirection}`
  const countAll = sql`(SELECT count(*) FROM ${incident} WHERE ${matching})`
  const countPage = sql`(SELECT count(*) FROM page)`
  // The page goes by the table's own name, so that the same columns and order are read of it.
  const [incidents, total, count, last] =
    (await firstBytes(
      database,
      sql`WITH ${thenAnd(filter)} page AS MATERIALIZED (SELECT * FROM ${incident}
          WHERE ${matching} AND ${cursor ? after(cursor) : sql`true`} ORDER BY ${order} LIMIT ${limit + 1}),
        listed AS (SELECT ${listedAsOf(filter.at)} FROM page AS incident ${named} ORDER BY ${order} LIMIT ${limit})
      SELECT (SELECT coalesce(json_agg(listed), '[]') FROM listed)::text,
        ${cursor ? countAll : sql`CASE WHEN ${countPage} <= ${limit} THEN ${countPage} ELSE ${countAll} END`},
        ${countPage},
        (SELECT json_build_array(${type === 'timestamptz' ? asInstant(column) : sql`${column}::text`}, ${incident.id}::text)
          FROM page AS incident ORDER BY ${order} OFFSET ${limit - 1} LIMIT 1)::text`,
    )) ?? []
  if (!incidents || !total) throw new Error('a statement of aggregates returned no row')
  if (Number(count) === 0) await requireStreet(database, filter.scope)
  const next = Number(count) > limit && last ? encodeCursor([sort, ...JSON.parse(last.toString())]) : null
  return Buffer.concat([
    Buffer.from(`{"total":${total},"next":${JSON.stringify(next)},"incidents":`),
    incidents,
    Buffer.from('}'),
  ])
}
