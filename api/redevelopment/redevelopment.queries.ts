import { type SQL, sql } from 'drizzle-orm'
import { building } from '../building/building.table.ts'
import type { Database } from '../database/open.ts'
import { overlaps, surfaceWithin } from '../database/spatial.ts'
import { estate } from '../estate/estate.table.ts'
import { countsOf, describeFeature, figuresOf, listOf } from '../feature/describe.ts'
import { grid } from '../grid/grid.table.ts'
import { inScope, type Scope } from '../identity/scope.ts'
import { incident } from '../incident/incident.table.ts'
import { redevelopmentCollection } from './redevelopment.collection.ts'
import type { ZoneDetail } from './redevelopment.shapes.ts'
import { redevelopmentMilestone as milestone, redevelopmentZone as zone } from './redevelopment.table.ts'

/** A redevelopment zone with its milestones, its rates and what lies in it; throws `place_unknown`. */
export function describeZone(database: Database, scope: Scope, id: number): Promise<ZoneDetail> {
  const inZone = sql`${inScope(building, scope)} AND ${building.streetCode} = ${zone.streetCode} AND ${surfaceWithin(building.footprint, sql`${zone.boundary}`)}`
  const rate = (households: SQL) =>
    sql`round(${households}::numeric / nullif(${zone.households}, 0), 4)::float8`
  return describeFeature<ZoneDetail>(database, redevelopmentCollection, scope, id, {
    milestones: listOf(
      sql`SELECT ${milestone.name}, ${milestone.plannedOn}, ${milestone.doneOn} FROM ${milestone} WHERE ${milestone.streetCode} = ${zone.streetCode} AND ${milestone.zoneId} = ${zone.id} ORDER BY ${milestone.sequence}`,
    ),
    grids: listOf(
      sql`SELECT ${grid.code}, ${grid.name} FROM ${grid} WHERE ${inScope(grid, scope)} AND ${grid.streetCode} = ${zone.streetCode} AND ${overlaps(grid.boundary, zone.boundary)} ORDER BY ${grid.code}`,
    ),
    estates: listOf(
      sql`SELECT ${estate.id}, ${estate.name} FROM ${estate} WHERE ${estate.streetCode} = ${zone.streetCode} AND ${overlaps(estate.boundary, zone.boundary)} ORDER BY ${estate.id}`,
    ),
    buildings: sql`json_build_object('total', (SELECT count(*) FROM ${building} WHERE ${inZone}),
      'by_safety_class', ${countsOf(sql`SELECT ${building.safetyClass} AS value FROM ${building} WHERE ${inZone}`)})`,
    rates: sql`json_build_object('signed', ${rate(sql`${zone.signedHouseholds}`)},
      'vacated', ${rate(sql`${zone.vacatedHouseholds}`)}, 'demolished', ${rate(sql`${zone.demolishedHouseholds}`)})`,
    incidents: figuresOf(
      sql`${inScope(incident, scope)} AND ${incident.streetCode} = ${zone.streetCode} AND ${incident.zoneId} = ${zone.id}`,
    ),
  })
}
