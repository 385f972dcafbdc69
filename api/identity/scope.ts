import { type AnyColumn, eq, type SQL, sql } from 'drizzle-orm'
import { type Given, isGiven } from '../database/statement.ts'
import { community } from '../district/district.table.ts'
import { communityOf, placeCodeLengths, streetOf } from '../district/place-code.model.ts'

/**
 * What a reader may see: a place code, and everything inside it. `everywhere` is the anonymous reader of the open
 * collections, which are not limited to one street; `nowhere` is what is left of a place that lies outside of a scope.
 */
export type Scope = string | typeof everywhere | typeof nowhere
export const everywhere = Symbol('everywhere')
export const nowhere = Symbol('nowhere')

/** What lies both in a scope and in a place, given by its code: the narrower of the two, or nothing. */
export function scopeWithin(scope: Scope, place: string): Scope {
  if (scope === everywhere) return place
  if (scope === nowhere) return nowhere
  if (place.startsWith(scope)) return place
  return scope.startsWith(place) ? scope : nowhere
}

/** True if the scope is one street, no less. */
export const isWholeStreet = (scope: Scope): scope is string =>
  typeof scope === 'string' && scope.length === placeCodeLengths.street

/**
 * The columns a table is limited by: its street, and the code of the grid its rows lie in, if it has one. A grid and a
 * community have a code of their own that says where they are; other codes are the office's and say nothing of it.
 */
export type Scoped = {
  streetCode: AnyColumn
  code?: AnyColumn
  gridCode?: AnyColumn
  communityCode?: AnyColumn
}

const lengths: ReadonlySet<number> = new Set(Object.values(placeCodeLengths))

function requirePlaceCode(scope: string): void {
  if (!lengths.has(scope.length)) throw new RangeError(`no place code has ${scope.length} digits`)
}

/**
 * The one prefix test of place codes. A city or district limits a table by its streets. From 9 digits on the street is
 * compared whole, so that the index that leads with it is used, and a finer scope limits the tables whose rows lie in a
 * community or a grid; it leaves the others (roads, estates) to the street. A grid sees the community it belongs to.
 * A value that is given later is a street's code. Throws a RangeError for what is no place code.
 */
export function inScope(table: Scoped, scope: Scope | Given): SQL {
  if (isGiven(scope)) return sql`${table.streetCode} = ${scope}`
  if (scope === everywhere) return sql`true`
  if (scope === nowhere) return sql`false`
  requirePlaceCode(scope)
  if (scope.length < placeCodeLengths.street) return sql`${table.streetCode} LIKE ${`${scope}%`}`
  const street = eq(table.streetCode, streetOf(scope))
  if (scope.length === placeCodeLengths.street) return street
  if (table.code === community.code) return sql`(${street} AND ${eq(community.code, communityOf(scope))})`
  const grid = table.gridCode ?? (table.communityCode && table.code)
  if (!grid) return street
  return scope.length === placeCodeLengths.grid
    ? sql`(${street} AND ${eq(grid, scope)})`
    : sql`(${street} AND ${grid} LIKE ${`${scope}%`})`
}

/** Where a row of a table with a `gridCode` lies. */
export type PlacedRow = { streetCode: string; gridCode: string | null }

/** What `inScope` asks the database of a table with a `gridCode`, asked of a row at hand; throws the same. */
export function isInScope({ streetCode, gridCode }: PlacedRow, scope: Scope): boolean {
  if (scope === everywhere) return true
  if (scope === nowhere) return false
  requirePlaceCode(scope)
  if (scope.length <= placeCodeLengths.street) return streetCode.startsWith(scope)
  return streetCode === streetOf(scope) && gridCode !== null && gridCode.startsWith(scope)
}
