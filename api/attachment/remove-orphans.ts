import { sql } from 'drizzle-orm'
import type { Database } from '../database/open.ts'
import { firstRow } from '../database/rows.ts'
import { attachment } from './attachment.table.ts'

/**
 * Removes the photos that were uploaded a day before `now` or earlier and that no incident uses; returns how many. One
 * that a verb takes up at the same moment stays, whoever is first.
 */
export async function removeOrphans(database: Database, now = new Date()): Promise<number> {
  const found = await firstRow<{ removed: number }>(
    database,
    sql`WITH removed AS (
        DELETE FROM ${attachment} WHERE ${attachment.incidentId} IS NULL
          AND ${attachment.createdAt} <= ${now.toISOString()}::timestamptz - interval '1 day' RETURNING 1)
      SELECT count(*)::int AS removed FROM removed`,
  )
  return found?.removed ?? 0
}
