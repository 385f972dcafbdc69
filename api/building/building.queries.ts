import { sql } from 'drizzle-orm'
import type { Database } from '../database/open.ts'
import { covers, surfacePoint } from '../database/spatial.ts'
import { estate } from '../estate/estate.table.ts'
import { type Coded, describeFeature, type Named, oneOf, type Placed } from '../feature/describe.ts'
import { grid } from '../grid/grid.table.ts'
import { redevelopmentZone as zone } from '../redevelopment/redevelopment.table.ts'
import { buildingCollection } from './building.collection.ts'
import type { BuildingKind, BuildingStructure, SafetyClass } from './building.model.ts'
import { building } from './building.table.ts'

export type BuildingDetail = Placed & {
  id: number
  code: string
  name: string | null
  address: string | null
  kind: BuildingKind
  estate_id: number | null
  grid_code: string | null
  floors: number
  built_year: number | null
  structure: BuildingStructure | null
  safety_class: SafetyClass | null
  households: number
  resident_population: number
  registered_population: number
  elderly_population: number
  /** Square metres of the footprint. */
  area: number
  estate: Named | null
  grid: Coded | null
  zone: Named | null
}

/** A building with the estate, grid and redevelopment zone it stands in; throws `place_unknown`. */
export const describeBuilding = (database: Database, street: string, id: number): Promise<BuildingDetail> =>
  describeFeature<BuildingDetail>(database, buildingCollection, street, id, {
    resident_population: sql`${building.residentPopulation}`,
    registered_population: sql`${building.registeredPopulation}`,
    elderly_population: sql`${building.elderlyPopulation}`,
    area: sql`${building.footprintArea}`,
    estate: oneOf(
      sql`SELECT ${estate.id}, ${estate.name} FROM ${estate} WHERE ${estate.streetCode} = ${building.streetCode} AND ${estate.id} = ${building.estateId}`,
    ),
    grid: oneOf(
      sql`SELECT ${grid.code}, ${grid.name} FROM ${grid} WHERE ${grid.streetCode} = ${building.streetCode} AND ${grid.code} = ${building.gridCode}`,
    ),
    zone: oneOf(
      sql`SELECT ${zone.id}, ${zone.name} FROM ${zone} WHERE ${zone.streetCode} = ${building.streetCode} AND ${covers(zone.boundary, surfacePoint(building.footprint))} ORDER BY ${zone.id}`,
    ),
  })
