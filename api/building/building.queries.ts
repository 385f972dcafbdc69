import { sql } from 'drizzle-orm'
import type { Database } from '../database/open.ts'
import { covers, surfacePoint } from '../database/spatial.ts'
import { estate } from '../estate/estate.table.ts'
import { describeFeature, rowOf } from '../feature/describe.ts'
import { grid } from '../grid/grid.table.ts'
import type { Scope } from '../identity/scope.ts'
import { redevelopmentZone as zone } from '../redevelopment/redevelopment.table.ts'
import { buildingCollection } from './building.collection.ts'
import type { BuildingDetail } from './building.shapes.ts'
import { building } from './building.table.ts'

/** A building with the estate, grid and redevelopment zone it stands in; throws `place_unknown`. */
export const describeBuilding = (database: Database, scope: Scope, id: number): Promise<BuildingDetail> =>
  describeFeature<BuildingDetail>(database, buildingCollection, scope, id, {
    resident_population: sql`${building.residentPopulation}`,
    registered_population: sql`${building.registeredPopulation}`,
    elderly_population: sql`${building.elderlyPopulation}`,
    area: sql`${building.footprintArea}`,
    estate: rowOf(
      sql`SELECT ${estate.id}, ${estate.name} FROM ${estate} WHERE ${estate.streetCode} = ${building.streetCode} AND ${estate.id} = ${building.estateId}`,
    ),
    grid: rowOf(
      sql`SELECT ${grid.code}, ${grid.name} FROM ${grid} WHERE ${grid.streetCode} = ${building.streetCode} AND ${grid.code} = ${building.gridCode}`,
    ),
    zone: rowOf(
      sql`SELECT ${zone.id}, ${zone.name} FROM ${zone} WHERE ${zone.streetCode} = ${building.streetCode} AND ${covers(zone.boundary, surfacePoint(building.footprint))} ORDER BY ${zone.id}`,
    ),
  })
