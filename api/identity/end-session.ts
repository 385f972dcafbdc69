import { sql } from 'drizzle-orm'
import { rows } from '../database/rows.ts'
import { recordAudit } from './audit.ts'
import { session } from './identity.table.ts'
import type { IdentityServices } from './identity.ts'
import type { Account } from './reader.ts'

/** Signs a browser out: its own session. */
export async function signOut({ database, reader }: IdentityServices, account: Account): Promise<void> {
  await database.transaction(async (transaction) => {
    await rows(transaction, sql`DELETE FROM ${session} WHERE ${session.id} = ${account.session}`)
    await recordAudit(transaction, { action: 'signed_out', actor: account, place: account.scope })
  })
  reader.forget()
}

/** Ends one session of an account, or all of them, on behalf of `actor`. Returns how many ended. */
export async function revokeSessions(
  { database, reader }: IdentityServices,
  actor: Account,
  owner: { id: string; username: string; scope: string },
  sessionId?: string,
): Promise<number> {
  const one = sessionId === undefined ? sql`true` : sql`${session.id} = ${sessionId}`
  const ended = await database.transaction(async (transaction) => {
    const gone = await rows(
      transaction,
      sql`DELETE FROM ${session} WHERE ${session.userId} = ${owner.id} AND ${one} RETURNING 1`,
    )
    if (gone.length > 0)
      await recordAudit(transaction, {
        action: 'session_revoked',
        actor,
        place: owner.scope,
        subject: owner.username,
        detail: { sessions: gone.length },
      })
    return gone.length
  })
  reader.forget()
  return ended
}
