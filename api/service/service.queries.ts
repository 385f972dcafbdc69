import { sql } from 'drizzle-orm'
import type { Database } from '../database/open.ts'
import { describeFeature, rowOf } from '../feature/describe.ts'
import { grid } from '../grid/grid.table.ts'
import type { Scope } from '../identity/scope.ts'
import { serviceCollection } from './service.collection.ts'
import type { ServicePointDetail } from './service.shapes.ts'
import { servicePoint } from './service.table.ts'

/** A service point with the grid it lies in; throws `place_unknown`. */
export const describeServicePoint = (
  database: Database,
  scope: Scope,
  id: number,
): Promise<ServicePointDetail> =>
  describeFeature<ServicePointDetail>(database, serviceCollection, scope, id, {
    grid: rowOf(
      sql`SELECT ${grid.code}, ${grid.name} FROM ${grid} WHERE ${grid.streetCode} = ${servicePoint.streetCode} AND ${grid.code} = ${servicePoint.gridCode}`,
    ),
  })
