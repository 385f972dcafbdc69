import { sql } from 'drizzle-orm'
import { asInstant } from '../database/instant.ts'
import type { Database } from '../database/open.ts'
import { firstRow, rows } from '../database/rows.ts'
import type { Account } from '../identity/reader.ts'
import { inScope, type Scope } from '../identity/scope.ts'
import { incident } from '../incident/incident.table.ts'
import type { AttachmentListed } from './attachment.shapes.ts'
import { attachment, attachmentContent } from './attachment.table.ts'

/** Which photo somebody asks for. Nobody but its maker sees one that no incident uses yet. */
export type AttachmentAsked = { scope: Scope; account: Account | null; id: number }

/** Of a photo the reader may see: whose it is, and what its bytes are known by; undefined if there is none. */
export type AttachmentFound = { streetCode: string; id: number; sha256: string; contentType: string }

/** The photo of this id that the reader may see: as they may see its incident. */
export const findAttachment = (
  database: Database,
  { scope, account, id }: AttachmentAsked,
): Promise<AttachmentFound | undefined> =>
  firstRow(
    database,
    sql`SELECT ${attachment.streetCode} AS "streetCode", ${attachment.id} AS id, ${attachment.sha256} AS sha256,
        ${attachment.contentType} AS "contentType"
      FROM ${attachment}
      LEFT JOIN ${incident} ON ${incident.streetCode} = ${attachment.streetCode} AND ${incident.id} = ${attachment.incidentId}
      WHERE ${attachment.id} = ${id}::bigint AND CASE WHEN ${attachment.incidentId} IS NULL
        THEN ${attachment.createdBy} = ${account?.id ?? null}::text AND ${inScope({ streetCode: attachment.streetCode }, scope)}
        ELSE ${inScope(incident, scope)} END
      ORDER BY ${attachment.streetCode} LIMIT 1`,
  )

export type AttachmentVariant = 'photo' | 'thumbnail'

/** The bytes of a photo or its thumbnail; undefined if it was removed meanwhile. */
export async function attachmentBytes(
  database: Database,
  { streetCode, id }: Pick<AttachmentFound, 'streetCode' | 'id'>,
  variant: AttachmentVariant,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const row = await firstRow<{ content: Uint8Array<ArrayBuffer> }>(
    database,
    sql`SELECT ${attachmentContent[variant]} AS content FROM ${attachmentContent}
      WHERE ${attachmentContent.streetCode} = ${streetCode} AND ${attachmentContent.attachmentId} = ${id}`,
  )
  return row?.content
}

/** The photos of an incident in the order they were taken up. */
export const attachmentsOf = (
  database: Database,
  streetCode: string,
  incidentId: number,
): Promise<AttachmentListed[]> =>
  rows(
    database,
    sql`SELECT ${attachment.id} AS id, ${attachment.width} AS width, ${attachment.height} AS height,
        ${attachment.sequence} AS seq, ${asInstant(attachment.createdAt)} AS created_at
      FROM ${attachment} WHERE ${attachment.streetCode} = ${streetCode} AND ${attachment.incidentId} = ${incidentId}
      ORDER BY ${attachment.sequence}, ${attachment.id}`,
  )
