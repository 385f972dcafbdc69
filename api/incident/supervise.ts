import { sql } from 'drizzle-orm'
import type { Database } from '../database/open.ts'
import { rows } from '../database/rows.ts'
import { Problem } from '../problem.ts'
import { act } from './act.ts'
import { incident } from './incident.table.ts'
import { openIncident } from './overdue.ts'

/** A clock ran out and nobody was urged since: the one to dispatch, or the one to settle. */
const mostAtOnce = 200
const isUnurged = (due: typeof incident.dueAt | typeof incident.dispatchDueAt) =>
  sql`(${due} < now() AND (${incident.urgedAt} IS NULL OR ${incident.urgedAt} < ${due}))`
const isLate = sql`${openIncident} AND ${incident.stage} <> 'collection' AND (
  (${incident.settledAt} IS NULL AND ${isUnurged(incident.dueAt)})
  OR (${incident.dispatchedAt} IS NULL AND ${incident.stage} IN ('assessment', 'dispatch') AND ${isUnurged(incident.dispatchDueAt)}))`

/**
 * 督办 by itself: urges every open incident whose clock to dispatch or to settle has run out and that was not urged since.
 * Several processes may do so at once: each looks again when it has the turn. One that fails keeps no other from being
 * urged. Returns how many were; throws an AggregateError of those that could not be.
 */
export async function urgeLate(database: Database): Promise<number> {
  const late = await rows<{ street: string; id: number }>(
    database,
    sql`SELECT ${incident.streetCode} AS street, ${incident.id} AS id FROM ${incident} WHERE ${isLate}
      ORDER BY ${incident.dueAt}, ${incident.id} LIMIT ${mostAtOnce}::int`,
  )
  let urged = 0
  const failures: unknown[] = []
  for (const { street, id } of late)
    try {
      await act(database, 'system', 'urge', { id, street }, async ({ transaction, conflict }) => {
        const still = await rows(
          transaction,
          sql`SELECT 1 FROM ${incident} WHERE ${incident.streetCode} = ${street} AND ${incident.id} = ${id} AND ${isLate}`,
        )
        if (still.length === 0) await conflict('it has been urged')
        return { detail: { automatic: true } }
      })
      urged += 1
    } catch (error) {
      if (!(error instanceof Problem && error.code === 'incident_conflict')) failures.push(error)
    }
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} incidents could not be urged`)
  return urged
}
