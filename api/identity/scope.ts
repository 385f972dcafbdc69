import { type AnyColumn, eq, type SQL, sql } from 'drizzle-orm'
import { type Given, isGiven } from '../database/statement.ts'
import { placeCodeLengths, streetOf } from '../district/place-code.model.ts'

/**
 * What a reader may see: a place code, and everything inside it. `everywhere` is the anonymous reader of the open
 * collections, which are not limited to one street.
 */
export type Scope = string | typeof everywhere
export const everywhere = Symbol('everywhere')

/** The columns a table is limited by: its street, and the code of the grid or community its rows lie in, if it has one. */
export type Scoped = {
  streetCode: AnyColumn
  code?: AnyColumn
  gridCode?: AnyColumn
  communityCode?: AnyColumn
}

/**
 * The one prefix test every query is limited by. The street is compared whole, so that the index that leads with it
 * is used; a finer scope limits tables whose rows lie in a grid, and leaves the others (roads, estates) to the street.
 */
export function inScope(table: Scoped, scope: Scope | Given): SQL {
  if (isGiven(scope)) return sql`${table.streetCode} = ${scope}`
  if (scope === everywhere) return sql`true`
  const street = eq(table.streetCode, streetOf(scope))
  const place = table.gridCode ?? (table.communityCode && table.code)
  if (scope.length <= placeCodeLengths.street || !place) return street
  return sql`(${street} AND ${place} LIKE ${`${scope}%`})`
}
