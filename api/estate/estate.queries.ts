import { sql } from 'drizzle-orm'
import { building } from '../building/building.table.ts'
import type { Database } from '../database/open.ts'
import { overlaps } from '../database/spatial.ts'
import { describeFeature, figuresOf, listOf } from '../feature/describe.ts'
import { grid } from '../grid/grid.table.ts'
import { inScope, type Scope } from '../identity/scope.ts'
import { incident } from '../incident/incident.table.ts'
import { redevelopmentZone as zone } from '../redevelopment/redevelopment.table.ts'
import { estateCollection } from './estate.collection.ts'
import type { EstateDetail } from './estate.shapes.ts'
import { estate } from './estate.table.ts'

/** An estate with its buildings and the grids and zones it overlaps; throws `place_unknown`. */
export const describeEstate = (database: Database, scope: Scope, id: number): Promise<EstateDetail> =>
  describeFeature<EstateDetail>(database, estateCollection, scope, id, {
    grids: listOf(
      sql`SELECT ${grid.code}, ${grid.name} FROM ${grid} WHERE ${inScope(grid, scope)} AND ${grid.streetCode} = ${estate.streetCode} AND ${overlaps(grid.boundary, estate.boundary)} ORDER BY ${grid.code}`,
    ),
    buildings: listOf(
      sql`SELECT ${building.id}, ${building.name}, ${building.floors}, ${building.households}, ${building.safetyClass} FROM ${building} WHERE ${inScope(building, scope)} AND ${building.streetCode} = ${estate.streetCode} AND ${building.estateId} = ${estate.id} ORDER BY ${building.id}`,
    ),
    zones: listOf(
      sql`SELECT ${zone.id}, ${zone.name} FROM ${zone} WHERE ${zone.streetCode} = ${estate.streetCode} AND ${overlaps(zone.boundary, estate.boundary)} ORDER BY ${zone.id}`,
    ),
    incidents: figuresOf(
      sql`${inScope(incident, scope)} AND ${incident.streetCode} = ${estate.streetCode} AND ${incident.estateId} = ${estate.id}`,
    ),
  })
