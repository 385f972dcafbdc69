import { sql } from 'drizzle-orm'
import { asInstant } from '../database/instant.ts'
import type { Database } from '../database/open.ts'
import { firstRow } from '../database/rows.ts'
import { extentOf } from '../database/spatial.ts'
import type { Collection } from '../feature/collection.ts'
import type { BoundingBox } from '../geometry.model.ts'
import { inScope, type Scope } from '../identity/scope.ts'

/** Where and when the features of a collection are; nulls while it is empty. */
export type Extent = { bbox: BoundingBox | null; from: string | null; to: string | null }

/** The extent of what a scope may see. */
export async function collectionExtent(
  database: Database,
  { table, geometry, temporal }: Collection,
  scope: Scope,
): Promise<Extent> {
  const row = await firstRow<Extent>(
    database,
    sql`SELECT ${extentOf(geometry.column)} AS bbox,
        ${temporal ? asInstant(sql`min(${temporal})`) : sql`NULL`} AS from,
        ${temporal ? asInstant(sql`max(${temporal})`) : sql`NULL`} AS to
      FROM ${table} WHERE ${inScope(table, scope)}`,
  )
  return row ?? { bbox: null, from: null, to: null }
}
