import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { intersectsBox, withinDistance, withinPolygon } from '../database/spatial.ts'
import { mayMention, mentionedIn, searchedText } from '../database/text-search.ts'
import { communityOf } from '../district/place-code.model.ts'
import { grid } from '../grid/grid.table.ts'
import { inScope, type Scope } from '../identity/scope.ts'
import { incident } from '../incident/incident.table.ts'
import { openIncident, overdueAsOf } from '../incident/overdue.ts'
import type { Filter } from './filter.model.ts'

/**
 * True where the column has one of the values, as one parameter: the statement's text is then the same however many
 * there are, and it is prepared once. The values must be codes or numbers, which need no quoting in an array.
 */
export const anyOf = (column: SQLWrapper, values: readonly (string | number)[], type = 'text'): SQL =>
  sql`${column} = ANY(${`{${values.join(',')}}`}::${sql.raw(type)}[])`

/** Ids as bigint, for one that cannot exist should match nothing instead of failing. */
export const anyId = (column: SQLWrapper, ids: readonly number[]): SQL => anyOf(column, ids, 'bigint')

/** A code of two digits means every category below it. */
const ofCategory = (codes: readonly string[]): SQL => {
  const [main, full] = [codes.filter(({ length }) => length === 2), codes.filter(({ length }) => length > 2)]
  return sql`(${anyOf(sql`left(${incident.category}, 2)`, main)} OR ${anyOf(incident.category, full)})`
}

/**
 * True where the column is the code of one of the grids, given by their own codes or by their communities' (12 digits).
 * A community becomes its grids first, so that an index on grid codes answers both.
 */
export function inGrids(column: SQLWrapper, scope: Scope, codes: readonly string[]): SQL {
  const communities = codes.filter((code) => code === communityOf(code))
  if (communities.length === 0) return anyOf(column, codes)
  const grids = codes.filter((code) => !communities.includes(code))
  const members = sql`SELECT ${grid.code} FROM ${grid} WHERE ${inScope(grid, scope)} AND ${anyOf(grid.communityCode, communities)}`
  return sql`${column} = ANY(${`{${grids.join(',')}}`}::text[] || ARRAY(${members}))`
}

/** What is searched is what is shown: a masked number must not be found by asking for it. */
const mentions = (text: string): SQL => {
  const { shownDescription: description, code, shownAddress: address } = incident
  return sql`${mayMention(searchedText({ description, code, address }), text)} AND ${mentionedIn([description, code, address], text)}`
}

/**
 * The one filter with what the reader may see of its street: the only form that queries take. `at` is the past instant that
 * it is asked of; which incidents there were then is what past.ts puts in the place of the table.
 */
export type ScopedFilter = Omit<Filter, 'street'> & { scope: Scope; at?: string }

/** True for a condition that is there: an empty list is none. */
export const isGivenList = <Value>(values: readonly Value[] | undefined): values is readonly Value[] =>
  values !== undefined && values.length > 0

/** The one filter as a condition on incidents: what the map, the list, the counts and the exports obey. */
export function incidentsMatching(filter: ScopedFilter): SQL {
  const conditions: SQL[] = [inScope(incident, filter.scope)]
  if (isGivenList(filter.grid)) conditions.push(inGrids(incident.gridCode, filter.scope, filter.grid))
  if (isGivenList(filter.estate)) conditions.push(anyId(incident.estateId, filter.estate))
  if (isGivenList(filter.zone)) conditions.push(anyId(incident.zoneId, filter.zone))
  if (isGivenList(filter.unit)) conditions.push(anyId(incident.unitId, filter.unit))
  if (isGivenList(filter.category)) conditions.push(ofCategory(filter.category))
  if (isGivenList(filter.stage)) conditions.push(anyOf(incident.stage, filter.stage))
  if (isGivenList(filter.severity)) conditions.push(anyOf(incident.severity, filter.severity))
  if (filter.open !== undefined) conditions.push(sql`${openIncident} = ${filter.open}`)
  if (filter.overdue !== undefined)
    conditions.push(sql`${overdueAsOf(filter.at).overdueValue} = ${filter.overdue}`)
  if (filter.from) conditions.push(sql`${incident.reportedAt} >= ${instant(filter.from)}::timestamptz`)
  if (filter.to) conditions.push(sql`${incident.reportedAt} < ${instant(filter.to)}::timestamptz`)
  if (filter.polygon) conditions.push(withinPolygon(incident.location, filter.polygon))
  if (filter.circle) conditions.push(withinDistance(incident.location, ...filter.circle))
  if (filter.bbox) conditions.push(intersectsBox(incident.location, filter.bbox))
  if (filter.text) conditions.push(mentions(filter.text))
  return sql.join(conditions, sql` AND `)
}

/** In UTC, whatever offset it was given with. */
const instant = (text: string): string => new Date(text).toISOString()
