import { sql } from 'drizzle-orm'
import type { Database } from '../database/open.ts'
import { describeFeature, figuresOf, rowOf } from '../feature/describe.ts'
import { grid } from '../grid/grid.table.ts'
import { inScope, type Scope } from '../identity/scope.ts'
import { incident } from '../incident/incident.table.ts'
import { unitCollection } from './unit.collection.ts'
import type { UnitDetail } from './unit.shapes.ts'
import { unit } from './unit.table.ts'

/** A unit with the grid it lies in and the incidents it is in charge of; throws `place_unknown`. */
export const describeUnit = (database: Database, scope: Scope, id: number): Promise<UnitDetail> =>
  describeFeature<UnitDetail>(database, unitCollection, scope, id, {
    grid: rowOf(
      sql`SELECT ${grid.code}, ${grid.name} FROM ${grid} WHERE ${grid.streetCode} = ${unit.streetCode} AND ${grid.code} = ${unit.gridCode}`,
    ),
    incidents: figuresOf(
      sql`${inScope(incident, scope)} AND ${incident.streetCode} = ${unit.streetCode} AND ${incident.unitId} = ${unit.id}`,
    ),
  })
