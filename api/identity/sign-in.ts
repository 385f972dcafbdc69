import { sql } from 'drizzle-orm'
import type { Database } from '../database/open.ts'
import { firstRow, rows } from '../database/rows.ts'
import { findAccountByName, type StoredAccount } from './account.queries.ts'
import { recordAudit } from './audit.ts'
import { type Authentication, addressHeader } from './authentication.ts'
import type { DemoMode } from './demo-mode.ts'
import { accountDisabled, credentialsInvalid, lockedOut } from './identity.problems.ts'
import { session, signInAttempt } from './identity.table.ts'
import { isUsable, nameOf } from './session-reader.ts'

/** Failed sign-ins in a row after which a name is locked, and for how long (GB/T 22239). */
export const mostFailures = 5
export const lockSeconds = 300

export type SignIn = {
  database: Database
  authentication: () => Promise<Authentication>
  demo: DemoMode
  /** The network address it comes from. */
  address: string | undefined
  /** What the browser calls itself. */
  userAgent: string | undefined
}

/**
 * Signs in with name and password. Returns the account and the headers that set the cookie; throws `credentials_invalid`,
 * `locked_out` after five failures in a row (also of a name that no account has), or `account_disabled`.
 */
export async function signIn(
  context: SignIn,
  { username, password }: { username: string; password: string },
): Promise<{ stored: StoredAccount; headers: Headers }> {
  const { database, authentication, demo, address, userAgent } = context
  const name = username.toLowerCase()
  const attempts = await countAttempt(database, name)
  const headers = new Headers()
  if (address !== undefined) headers.set(addressHeader, address)
  if (userAgent !== undefined) headers.set('user-agent', userAgent)
  const stored = await findAccountByName(database, name)
  const { api } = await authentication()
  const answer = await api
    .signInUsername({ body: { username: name, password }, headers, returnHeaders: true })
    .catch(() => undefined)
  if (!answer || !stored) {
    const actor = { id: stored?.id ?? null, username: name }
    const entry = { actor, place: stored?.scope ?? '', address }
    await recordAudit(database, { action: 'sign_in_failed', ...entry })
    if (attempts >= mostFailures) await recordAudit(database, { action: 'locked_out', ...entry })
    throw credentialsInvalid()
  }
  if (!(await isUsable(stored, demo))) {
    await rows(database, sql`DELETE FROM ${session} WHERE ${session.token} = ${answer.response.token}`)
    throw accountDisabled()
  }
  await database.transaction(async (transaction) => {
    await forgetAttempts(transaction, name)
    const actor = { id: stored.id, username: nameOf(stored) }
    await recordAudit(transaction, { action: 'signed_in', actor, place: stored.scope ?? '', address })
  })
  return { stored, headers: answer.headers }
}

/** Lets a name be tried again at once. */
export async function forgetAttempts(database: Database, name: string): Promise<void> {
  await rows(database, sql`DELETE FROM ${signInAttempt} WHERE ${signInAttempt.username} = ${name}`)
}

/**
 * Counts an attempt before it is made, so that a hundred at once are no more than a hundred in a row. The one that reaches
 * the limit is still made; those after it are refused until the lock has passed, which begins the count anew.
 */
async function countAttempt(database: Database, name: string): Promise<number> {
  const hasPassed = sql`(${signInAttempt.lockedUntil} IS NOT NULL AND ${signInAttempt.lockedUntil} <= now())`
  const counted = await firstRow<{ failures: number }>(
    database,
    sql`INSERT INTO ${signInAttempt} (username, failures, last_failed_at) VALUES (${name}, 1, now())
      ON CONFLICT (username) DO UPDATE SET last_failed_at = now(),
        failures = CASE WHEN ${hasPassed} THEN 1 ELSE ${signInAttempt.failures} + 1 END,
        locked_until = CASE WHEN NOT ${hasPassed} AND ${signInAttempt.failures} + 1 >= ${mostFailures}::int
          THEN now() + make_interval(secs => ${lockSeconds}::int) END
      WHERE ${signInAttempt.lockedUntil} IS NULL OR ${signInAttempt.lockedUntil} <= now()
      RETURNING failures`,
  )
  if (counted) return counted.failures
  throw lockedOut({ headers: { 'retry-after': String(lockSeconds) }, members: { seconds: lockSeconds } })
}
