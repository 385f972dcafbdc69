import { inArray, type SQL, sql } from 'drizzle-orm'
import { intersectsBox, withinDistance, withinPolygon } from '../database/spatial.ts'
import { inScope } from '../identity/scope.ts'
import { incident } from '../incident/incident.table.ts'
import { openIncident, overdueValue } from '../incident/overdue.ts'
import type { Filter } from './filter.model.ts'

/** A pattern for LIKE that matches the text itself anywhere: its wildcards are escaped. */
export const containing = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`

/** Any of these whole numbers; bigint, for an id that cannot exist should match nothing instead of failing. */
const anyOf = (column: typeof incident.estateId | typeof incident.zoneId, ids: number[]): SQL =>
  sql`${column} IN (${sql.join(
    ids.map((id) => sql`${id}::bigint`),
    sql`, `,
  )})`

/** A code of two digits means every category below it. */
const ofCategory = (codes: string[]): SQL =>
  sql`(${sql.join(
    codes.map((code) =>
      code.length === 2 ? sql`left(${incident.category}, 2) = ${code}` : sql`${incident.category} = ${code}`,
    ),
    sql` OR `,
  )})`

const mentions = (text: string): SQL => {
  const pattern = containing(text)
  return sql`(${incident.description} ILIKE ${pattern} OR ${incident.code} ILIKE ${pattern} OR ${incident.address} ILIKE ${pattern})`
}

/** The one filter as a condition on incidents: what the map, the list, the counts and the exports obey. */
export function incidentsMatching(filter: Filter): SQL {
  const given = <Value>(value: Value[] | undefined): value is Value[] =>
    value !== undefined && value.length > 0
  const conditions: SQL[] = [inScope(incident, filter.street)]
  if (given(filter.grid)) conditions.push(inArray(incident.gridCode, filter.grid))
  if (given(filter.estate)) conditions.push(anyOf(incident.estateId, filter.estate))
  if (given(filter.zone)) conditions.push(anyOf(incident.zoneId, filter.zone))
  if (given(filter.category)) conditions.push(ofCategory(filter.category))
  if (given(filter.stage)) conditions.push(inArray(incident.stage, filter.stage))
  if (given(filter.severity)) conditions.push(inArray(incident.severity, filter.severity))
  if (filter.open !== undefined) conditions.push(sql`${openIncident} = ${filter.open}`)
  if (filter.overdue !== undefined) conditions.push(sql`${overdueValue} = ${filter.overdue}`)
  if (filter.from) conditions.push(sql`${incident.reportedAt} >= ${instant(filter.from)}::timestamptz`)
  if (filter.to) conditions.push(sql`${incident.reportedAt} < ${instant(filter.to)}::timestamptz`)
  if (filter.polygon) conditions.push(withinPolygon(incident.location, filter.polygon))
  if (filter.circle) conditions.push(withinDistance(incident.location, ...filter.circle))
  if (filter.bbox) conditions.push(intersectsBox(incident.location, filter.bbox))
  if (filter.text) conditions.push(mentions(filter.text))
  return sql.join(conditions, sql` AND `)
}

/** PostgreSQL's own way to write an instant differs past year 9999 and before year 1; ours stays inside. */
const instant = (text: string): string => new Date(text).toISOString()
