import { sql } from 'drizzle-orm'
import type { Database } from '../database/open.ts'
import { firstRow, rows } from '../database/rows.ts'
import { anyId } from '../filter/filter.where.ts'
import { incident } from '../incident/incident.table.ts'
import { mostAttachments } from './attachment.model.ts'
import { attachmentsTooMany, attachmentUnusable } from './attachment.problems.ts'
import { attachment } from './attachment.table.ts'

export interface Attaching {
  streetCode: string
  incidentId: number
  ids: readonly number[]
  /** The id of the account that acts: photos of others cannot be used. */
  by: string
  /** The step of the history they come with. */
  sequence?: number
}

/**
 * Gives photos to an incident, in the transaction of the verb that uses them and after its row was written. Each must be
 * there, in this street, made by this account and unused: `attachment_unusable` names those that are not. With them the
 * incident has 6 at most: `attachments_too_many`. Both leave everything as it was.
 */
export async function attachTo(
  transaction: Database,
  { streetCode, incidentId, ids, by, sequence }: Attaching,
): Promise<void> {
  if (ids.length === 0) return
  const wanted = [...new Set(ids)]
  // Two verbs at once would otherwise each count the photos without the other's.
  await transaction.execute(
    sql`SELECT FROM ${incident} WHERE ${incident.streetCode} = ${streetCode} AND ${incident.id} = ${incidentId} FOR UPDATE`,
  )
  const found = await firstRow<{ total: number }>(
    transaction,
    sql`SELECT count(*)::int AS total FROM ${attachment}
      WHERE ${attachment.streetCode} = ${streetCode} AND ${attachment.incidentId} = ${incidentId}`,
  )
  const total = found?.total ?? 0
  if (total + wanted.length > mostAttachments)
    throw attachmentsTooMany({ detail: `it has ${total}, and ${wanted.length} were to be added` })
  const taken = await rows<{ id: number }>(
    transaction,
    sql`UPDATE ${attachment} SET incident_id = ${incidentId}, sequence = ${sequence ?? null}
      WHERE ${attachment.streetCode} = ${streetCode} AND ${anyId(attachment.id, wanted)}
        AND ${attachment.createdBy} = ${by} AND ${attachment.incidentId} IS NULL
      RETURNING ${attachment.id} AS id`,
  )
  if (taken.length === wanted.length) return
  const known = new Set(taken.map(({ id }) => id))
  const missing = ids.flatMap((id, index) =>
    known.has(id) ? [] : [{ pointer: `/attachments/${index}`, detail: `photo ${id} cannot be used` }],
  )
  throw attachmentUnusable({ errors: missing })
}
