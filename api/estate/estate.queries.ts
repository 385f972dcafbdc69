import { sql } from 'drizzle-orm'
import type { SafetyClass } from '../building/building.model.ts'
import { building } from '../building/building.table.ts'
import type { Database } from '../database/open.ts'
import { overlaps } from '../database/spatial.ts'
import {
  type Coded,
  describeFeature,
  figuresOf,
  listOf,
  type Named,
  type Placed,
} from '../feature/describe.ts'
import { grid } from '../grid/grid.table.ts'
import type { IncidentFigures } from '../incident/incident.shapes.ts'
import { incident } from '../incident/incident.table.ts'
import { redevelopmentZone as zone } from '../redevelopment/redevelopment.table.ts'
import { estateCollection } from './estate.collection.ts'
import type { EstateKind } from './estate.model.ts'
import { estate } from './estate.table.ts'

export type EstateDetail = Named &
  Placed & {
    code: string
    kind: EstateKind
    built_year: number | null
    is_old: boolean
    renovated_year: number | null
    households: number
    area: number
    resident_population: number
    grids: Coded[]
    buildings: {
      id: number
      name: string | null
      floors: number
      households: number
      safety_class: SafetyClass | null
    }[]
    zones: Named[]
    incidents: IncidentFigures
  }

/** An estate with its buildings and the grids and zones it overlaps; throws `place_unknown`. */
export const describeEstate = (database: Database, street: string, id: number): Promise<EstateDetail> =>
  describeFeature<EstateDetail>(database, estateCollection, street, id, {
    grids: listOf(
      sql`SELECT ${grid.code}, ${grid.name} FROM ${grid} WHERE ${grid.streetCode} = ${estate.streetCode} AND ${overlaps(grid.boundary, estate.boundary)} ORDER BY ${grid.code}`,
    ),
    buildings: listOf(
      sql`SELECT ${building.id}, ${building.name}, ${building.floors}, ${building.households}, ${building.safetyClass} FROM ${building} WHERE ${building.streetCode} = ${estate.streetCode} AND ${building.estateId} = ${estate.id} ORDER BY ${building.id}`,
    ),
    zones: listOf(
      sql`SELECT ${zone.id}, ${zone.name} FROM ${zone} WHERE ${zone.streetCode} = ${estate.streetCode} AND ${overlaps(zone.boundary, estate.boundary)} ORDER BY ${zone.id}`,
    ),
    incidents: figuresOf(
      sql`${incident.streetCode} = ${estate.streetCode} AND ${incident.estateId} = ${estate.id}`,
    ),
  })
