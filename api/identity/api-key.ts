import { sql } from 'drizzle-orm'
import { asInstant } from '../database/instant.ts'
import type { Database } from '../database/open.ts'
import { rows } from '../database/rows.ts'
import { recordAudit } from './audit.ts'
import type { KeyCreated, KeyListed } from './identity.shapes.ts'
import { apiKey } from './identity.table.ts'
import type { IdentityServices } from './identity.ts'
import type { Account } from './reader.ts'

/** The keys of an account, the newest first. */
export const listKeys = (database: Database, accountId: string): Promise<KeyListed[]> =>
  rows<KeyListed>(
    database,
    sql`SELECT ${apiKey.id} AS id, coalesce(${apiKey.name}, '') AS name, ${apiKey.start} AS start,
        ${asInstant(apiKey.createdAt)} AS created_at, ${asInstant(apiKey.expiresAt)} AS expires_at,
        ${asInstant(apiKey.lastRequest)} AS last_used_at
      FROM ${apiKey} WHERE ${apiKey.referenceId} = ${accountId} ORDER BY ${apiKey.createdAt} DESC, ${apiKey.id} LIMIT 200`,
  )

/** Makes a key that other software asks with as this account; it is told this once. */
export async function createKey(
  { database, authentication }: IdentityServices,
  account: Account,
  { name, days }: { name: string; days?: number },
): Promise<KeyCreated> {
  const expiresIn = days === undefined ? undefined : days * 86_400
  const { api } = await authentication()
  const made = await api.createApiKey({ body: { name, userId: account.id, expiresIn } })
  await recordAudit(database, { action: 'key_created', actor: account, place: account.scope, subject: name })
  return {
    id: made.id,
    name,
    start: made.start,
    created_at: new Date(made.createdAt).toISOString(),
    expires_at: made.expiresAt ? new Date(made.expiresAt).toISOString() : null,
    last_used_at: null,
    key: made.key,
  }
}

/** Makes a key of an account worthless; false if it has no such key. */
export async function revokeKey(
  { database, reader }: IdentityServices,
  account: Account,
  id: string,
): Promise<boolean> {
  const isGone = await database.transaction(async (transaction) => {
    const [gone] = await rows<{ name: string }>(
      transaction,
      sql`DELETE FROM ${apiKey} WHERE ${apiKey.id} = ${id} AND ${apiKey.referenceId} = ${account.id}
        RETURNING coalesce(name, '') AS name`,
    )
    if (!gone) return false
    await recordAudit(transaction, {
      action: 'key_revoked',
      actor: account,
      place: account.scope,
      subject: gone.name,
    })
    return true
  })
  reader.forget()
  return isGone
}
