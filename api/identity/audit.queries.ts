import { sql } from 'drizzle-orm'
import { asInstant } from '../database/instant.ts'
import type { Database } from '../database/open.ts'
import { rows } from '../database/rows.ts'
import type { AuditAction } from './audit.model.ts'
import type { AuditEntryShown, AuditPage } from './identity.shapes.ts'
import { audit } from './identity.table.ts'

/** What of the audit lies within a scope, the latest first, from before a position on. */
export async function readAudit(
  database: Database,
  scope: string,
  { limit, before, action }: { limit: number; before?: number; action?: AuditAction },
): Promise<AuditPage> {
  const within = scope === '' ? sql`true` : sql`${audit.place} LIKE ${`${scope}%`}`
  const earlier = before === undefined ? sql`true` : sql`${audit.position} < ${before}::bigint`
  const one = action === undefined ? sql`true` : sql`${audit.action} = ${action}`
  const entries = await rows<AuditEntryShown>(
    database,
    sql`SELECT ${audit.position} AS position, ${asInstant(audit.at)} AS at, ${audit.action} AS action,
        ${audit.actor} AS actor, ${audit.place} AS place, ${audit.subject} AS subject, ${audit.reason} AS reason,
        ${audit.address} AS address, ${audit.detail} AS detail
      FROM ${audit} WHERE ${within} AND ${earlier} AND ${one}
      ORDER BY ${audit.position} DESC LIMIT ${limit + 1}::int`,
  )
  const page = entries.slice(0, limit)
  return { entries: page, next: entries.length > limit ? (page.at(-1)?.position ?? null) : null }
}
