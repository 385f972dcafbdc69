import { sql } from 'drizzle-orm'
import type { Database } from '../database/open.ts'
import { rows } from '../database/rows.ts'
import { district } from '../district/district.table.ts'
import { type Action, type Performer, refusalOf } from '../identity/permission.model.ts'
import { refused } from '../identity/permit.ts'

/**
 * What all streets share takes an account whose scope holds each of them: throws `not_permitted` for others. Where one
 * street is loaded, its own administrator is enough.
 */
export async function requireWholeOffice(
  database: Database,
  performer: Performer,
  action: Action,
): Promise<void> {
  const streets = await rows<{ place: string }>(
    database,
    sql`SELECT ${district.streetCode} AS place FROM ${district}`,
  )
  for (const street of streets) {
    const refusal = refusalOf(performer, action, street)
    if (refusal) throw refused(refusal)
  }
}
