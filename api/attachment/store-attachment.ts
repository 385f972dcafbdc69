import { sql } from 'drizzle-orm'
import type { Database } from '../database/open.ts'
import { firstRow } from '../database/rows.ts'
import { attachmentsUnused } from './attachment.problems.ts'
import type { AttachmentStored } from './attachment.shapes.ts'
import { attachment, attachmentContent } from './attachment.table.ts'
import type { PreparedPhoto } from './prepare-photo.ts'

/** Photos of one account that wait to be used: ten incidents' worth. More is somebody filling the disk. */
const mostUnused = 60

/** Keeps a photo for a later report or verb of the account `by`, in a transaction. Throws `attachments_unused`. */
export async function storeAttachment(
  transaction: Database,
  { streetCode, photo, by }: { streetCode: string; photo: PreparedPhoto; by: string },
): Promise<AttachmentStored> {
  await requireFewUnused(transaction, by)
  return insert(transaction, streetCode, photo, by)
}

async function requireFewUnused(database: Database, by: string): Promise<void> {
  const found = await firstRow<{ unused: number }>(
    database,
    sql`SELECT count(*)::int AS unused FROM ${attachment}
      WHERE ${attachment.createdBy} = ${by} AND ${attachment.incidentId} IS NULL`,
  )
  if ((found?.unused ?? 0) >= mostUnused)
    throw attachmentsUnused({ detail: `${found?.unused} wait to be used; they go after a day` })
}

async function insert(
  transaction: Database,
  streetCode: string,
  { photo, thumbnail, width, height, contentType, sha256 }: PreparedPhoto,
  by: string,
): Promise<AttachmentStored> {
  const [stored] = await transaction
    .insert(attachment)
    .values({ streetCode, sha256, contentType, width, height, bytes: photo.length, createdBy: by })
    .returning({ id: attachment.id })
  if (!stored) throw new Error('an insert returned no row')
  await transaction
    .insert(attachmentContent)
    .values({ streetCode, attachmentId: stored.id, photo, thumbnail })
  return { id: stored.id, width, height }
}
