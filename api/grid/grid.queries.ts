import { aliasedTable, sql } from 'drizzle-orm'
import { building } from '../building/building.table.ts'
import type { Database } from '../database/open.ts'
import { intersectsShape, overlaps } from '../database/spatial.ts'
import { community } from '../district/district.table.ts'
import { estate } from '../estate/estate.table.ts'
import { countsOf, describeFeature, figuresOf, listOf, rowOf } from '../feature/describe.ts'
import { inScope, type Scope } from '../identity/scope.ts'
import { incident } from '../incident/incident.table.ts'
import { redevelopmentZone as zone } from '../redevelopment/redevelopment.table.ts'
import { gridCollection } from './grid.collection.ts'
import type { GridDetail } from './grid.shapes.ts'
import { grid } from './grid.table.ts'

const neighbour = aliasedTable(grid, 'neighbour')

/** A grid with what lies in it and beside it; throws `place_unknown`. */
export function describeGrid(database: Database, scope: Scope, code: string): Promise<GridDetail> {
  const inGrid = sql`${inScope(building, scope)} AND ${building.streetCode} = ${grid.streetCode} AND ${building.gridCode} = ${grid.code}`
  return describeFeature<GridDetail>(database, gridCollection, scope, code, {
    community: rowOf(
      sql`SELECT ${community.code}, ${community.name} FROM ${community} WHERE ${community.streetCode} = ${grid.streetCode} AND ${community.code} = ${grid.communityCode}`,
    ),
    estates: listOf(
      sql`SELECT ${estate.id}, ${estate.name}, ${estate.isOld} FROM ${estate} WHERE ${estate.streetCode} = ${grid.streetCode} AND ${overlaps(estate.boundary, grid.boundary)} ORDER BY ${estate.id}`,
    ),
    zones: listOf(
      sql`SELECT ${zone.id}, ${zone.name} FROM ${zone} WHERE ${zone.streetCode} = ${grid.streetCode} AND ${overlaps(zone.boundary, grid.boundary)} ORDER BY ${zone.id}`,
    ),
    buildings: sql`json_build_object('total', (SELECT count(*) FROM ${building} WHERE ${inGrid}),
      'by_kind', ${countsOf(sql`SELECT ${building.kind} AS value FROM ${building} WHERE ${inGrid}`)},
      'by_safety_class', ${countsOf(sql`SELECT ${building.safetyClass} AS value FROM ${building} WHERE ${inGrid}`)})`,
    neighbours: listOf(
      sql`SELECT ${neighbour.code}, ${neighbour.name} FROM ${grid} AS neighbour WHERE ${inScope(neighbour, scope)} AND ${neighbour.streetCode} = ${grid.streetCode} AND ${neighbour.code} <> ${grid.code} AND ${intersectsShape(neighbour.boundary, sql`${grid.boundary}`)} ORDER BY ${neighbour.code}`,
    ),
    incidents: figuresOf(
      sql`${inScope(incident, scope)} AND ${incident.streetCode} = ${grid.streetCode} AND ${incident.gridCode} = ${grid.code}`,
    ),
  })
}
