import { type SQL, sql } from 'drizzle-orm'
import { roadSegment } from '../base/base.table.ts'
import { building } from '../building/building.table.ts'
import type { Database } from '../database/open.ts'
import { rows } from '../database/rows.ts'
import { boundsOf, extentOf, latitudeOf, longitudeOf, surfacePoint } from '../database/spatial.ts'
import { mayMention, mentionedIn, searchedText } from '../database/text-search.ts'
import { community } from '../district/district.table.ts'
import { estate } from '../estate/estate.table.ts'
import { grid } from '../grid/grid.table.ts'
import { inScope, type Scope } from '../identity/scope.ts'
import { category, incident } from '../incident/incident.table.ts'
import { redevelopmentZone as zone } from '../redevelopment/redevelopment.table.ts'
import { servicePoint } from '../service/service.table.ts'
import { unit } from '../unit/unit.table.ts'
import type { SearchKind, SearchResult } from './search.shapes.ts'

/** What can be found, with the code it is also known by and further words. */
export type SearchEntry = SearchResult & {
  code: string
  also: string | null
  /** Of a building: the estate it belongs to. */
  estate?: string | null
}

type Source = {
  kind: SearchKind
  table: Parameters<typeof inScope>[0] & Parameters<typeof sql>[1]
  id: SQL
  code: SQL
  name: SQL
  detail: SQL
  geometry: Parameters<typeof boundsOf>[0]
  estate?: SQL
}

const text = (column: Parameters<typeof sql>[1]) => sql`${column}::text`

const estateName = sql`(SELECT ${estate.name} FROM ${estate} WHERE ${estate.streetCode} = ${building.streetCode} AND ${estate.id} = ${building.estateId})`

const sources: Source[] = [
  {
    kind: 'grid',
    table: grid,
    id: text(grid.code),
    code: text(grid.code),
    name: text(grid.name),
    detail: sql`(SELECT ${community.name} FROM ${community} WHERE ${community.streetCode} = ${grid.streetCode} AND ${community.code} = ${grid.communityCode})`,
    geometry: grid.boundary,
  },
  {
    kind: 'community',
    table: community,
    id: text(community.code),
    code: text(community.code),
    name: text(community.name),
    detail: text(community.code),
    geometry: community.boundary,
  },
  {
    kind: 'estate',
    table: estate,
    id: text(estate.id),
    code: text(estate.code),
    name: text(estate.name),
    detail: text(estate.builtYear),
    geometry: estate.boundary,
  },
  {
    kind: 'redevelopment-zone',
    table: zone,
    id: text(zone.id),
    code: text(zone.code),
    name: text(zone.name),
    detail: text(zone.phase),
    geometry: zone.boundary,
  },
  {
    kind: 'service-point',
    table: servicePoint,
    id: text(servicePoint.id),
    code: text(servicePoint.code),
    name: text(servicePoint.name),
    detail: text(servicePoint.address),
    geometry: servicePoint.location,
  },
  {
    kind: 'unit',
    table: unit,
    id: text(unit.id),
    code: text(unit.code),
    name: text(unit.name),
    detail: text(unit.address),
    geometry: unit.location,
  },
  {
    kind: 'building',
    table: building,
    id: text(building.id),
    code: text(building.code),
    name: sql`coalesce(${building.name}, ${building.shownAddress}, ${building.code})`,
    detail: sql`concat_ws(' ', ${estateName}, ${building.shownAddress})`,
    geometry: building.footprint,
    estate: estateName,
  },
]

/** Everything in a scope that can be found by its name, roads joined by name, and the categories all streets share. */
export async function searchEntries(database: Database, scope: Scope): Promise<SearchEntry[]> {
  const selects = sources.map(({ kind, table, id, code, name, detail, geometry, estate: inEstate }) => {
    const centre = surfacePoint(geometry)
    return sql`SELECT ${kind} AS kind, ${id} AS id, ${name} AS name, ${detail} AS detail, ${longitudeOf(centre)} AS longitude,
        ${latitudeOf(centre)} AS latitude, ${boundsOf(geometry)} AS bounds, ${code} AS code, ${detail} AS also, ${inEstate ?? sql`NULL`} AS estate
      FROM ${table} WHERE ${inScope(table, scope)}`
  })
  const places = await Promise.all(selects.map((select) => rows<SearchEntry>(database, select)))
  const roads = await rows<SearchEntry>(
    database,
    sql`SELECT 'road' AS kind, min(${roadSegment.id})::text AS id, ${roadSegment.name} AS name, NULL AS detail,
        NULL AS longitude, NULL AS latitude, ${extentOf(roadSegment.line)} AS bounds, '' AS code, NULL AS also
      FROM ${roadSegment} WHERE ${inScope(roadSegment, scope)} AND ${roadSegment.name} IS NOT NULL
      GROUP BY ${roadSegment.name}`,
  )
  for (const road of roads) {
    if (!road.bounds) continue
    road.longitude = (road.bounds[0] + road.bounds[2]) / 2
    road.latitude = (road.bounds[1] + road.bounds[3]) / 2
  }
  const categories = await rows<SearchEntry>(
    database,
    sql`SELECT 'category' AS kind, ${category.code} AS id, ${category.name} AS name, ${category.mainName} AS detail,
        NULL AS longitude, NULL AS latitude, NULL AS bounds, ${category.code} AS code,
        concat_ws(' ', ${category.mainName}, ${category.nameEn}) AS also
      FROM ${category} ORDER BY ${category.code}`,
  )
  return [...places.flat(), ...roads, ...categories]
}

/** Incidents whose code or description, as readers see it, has the text, the latest first, an equal code before all. */
export function searchIncidents(
  database: Database,
  scope: Scope,
  query: string,
  limit: number,
): Promise<(SearchResult & { is_exact: boolean })[]> {
  const { shownDescription: description, code, shownAddress: address } = incident
  const isMentioned = sql`${mayMention(searchedText({ description, code, address }), query)} AND ${mentionedIn([code, description], query)}`
  return rows(
    database,
    sql`SELECT 'incident' AS kind, ${incident.id}::text AS id, ${incident.code} AS name,
        nullif(left(${incident.shownDescription}, 80), '') AS detail, ${longitudeOf(incident.location)} AS longitude,
        ${latitudeOf(incident.location)} AS latitude, NULL AS bounds, lower(${incident.code}) = lower(${query}) AS is_exact
      FROM ${incident}
      WHERE ${inScope(incident, scope)} AND ${isMentioned}
      ORDER BY is_exact DESC, ${incident.reportedAt} DESC, ${incident.id} DESC LIMIT ${limit}`,
  )
}
