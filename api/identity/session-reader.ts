import { sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type { Database, OpenDatabase } from '../database/open.ts'
import { rows } from '../database/rows.ts'
import type { Problem } from '../problem.ts'
import { findAccount, type StoredAccount } from './account.queries.ts'
import { recordAudit } from './audit.ts'
import type { Authentication } from './authentication.ts'
import type { DemoMode } from './demo-mode.ts'
import {
  accountDisabled,
  credentialsInvalid,
  passwordChangeRequired,
  roleMissing,
  signInRequired,
} from './identity.problems.ts'
import { session } from './identity.table.ts'
import { idleSeconds } from './idle.model.ts'
import type { Account, Identity, Reader } from './reader.ts'
import { everywhere, nowhere } from './scope.ts'

/** Every change of an account, session or key is announced here by the database. */
const identityChannel = 'identity'
/** How long a session or key is believed without asking, should its announcement have been lost. */
const believedMilliseconds = 1000
/** A session's last use is written this often at most. */
const seenMilliseconds = 60_000

type Known = { identity: Identity; at: number; seenAt: number; session: string | null }

/**
 * Who a request comes from: the session of its cookie, or the key in `Authorization` (Bearer, or Basic with the key as
 * password). Nobody may read everything while the demo is on, and nothing otherwise.
 */
export class SessionReader {
  #database: Database
  #authentication: () => Promise<Authentication>
  #demo: DemoMode
  #known = new Map<string, Known>()
  #now: () => number
  #stop: (() => Promise<void>) | undefined

  constructor(
    database: Database,
    authentication: () => Promise<Authentication>,
    demo: DemoMode,
    now: () => number = () => Date.now(),
  ) {
    this.#database = database
    this.#authentication = authentication
    this.#demo = demo
    this.#now = now
  }

  /** Begins to listen for changes that other processes make. */
  async start(opened: OpenDatabase): Promise<void> {
    const forget = () => this.#known.clear()
    this.#stop = await opened.listen(identityChannel, forget, forget)
  }

  async stop(): Promise<void> {
    await this.#stop?.()
    this.#stop = undefined
  }

  /** Forgets who is signed in, so that the next request asks the database. */
  forget(): void {
    this.#known.clear()
  }

  read: Reader = async (context) => {
    const key = keyIn(context)
    if (key !== undefined) return this.#ofKey(key)
    const cookie = context.req.header('cookie')
    if (cookie?.includes('streetgrid.session_token') !== true) return this.#nobody()
    const isUse = context.req.path !== '/api/live'
    return this.#ofCookie(cookie, isUse)
  }

  async #nobody(refusal?: Problem): Promise<Identity> {
    if (await this.#demo.isOn()) return { account: null, scope: everywhere }
    return { account: null, scope: nowhere, refusal: refusal ?? signInRequired() }
  }

  #believed(key: string): Known | undefined {
    const known = this.#known.get(key)
    if (known && this.#now() - known.at < believedMilliseconds) return known
    this.#known.delete(key)
    return undefined
  }

  #remember(key: string, known: Known): Identity {
    if (this.#known.size > 5000) this.#known.clear()
    this.#known.set(key, known)
    return known.identity
  }

  async #ofKey(key: string): Promise<Identity> {
    const known = this.#believed(`key ${key}`)
    if (known) return known.identity
    const { valid, key: found } = await (await this.#authentication()).api.verifyApiKey({ body: { key } })
    const stored = valid && found ? await findAccount(this.#database, found.referenceId) : undefined
    if (!stored || !(await isUsable(stored, this.#demo)))
      return { account: null, scope: nowhere, refusal: credentialsInvalid() }
    const at = this.#now()
    const identity = identityOfStored(stored, null)
    return this.#remember(`key ${key}`, { identity, at, seenAt: at, session: null })
  }

  async #ofCookie(cookie: string, isUse: boolean): Promise<Identity> {
    const known = this.#believed(cookie)
    if (known) {
      if (isUse && known.session !== null) await this.#see(known, known.session)
      return known.identity
    }
    const found = await (await this.#authentication()).api.getSession({ headers: new Headers({ cookie }) })
    if (!found) return this.#nobody()
    const stored = await findAccount(this.#database, found.user.id)
    if (!stored || !(await isUsable(stored, this.#demo))) return this.#nobody(accountDisabled())
    const now = this.#now()
    const seenAt = new Date(found.session.lastSeenAt ?? found.session.createdAt).getTime()
    const limit = idleSeconds(stored.role)
    if (limit !== null && now - seenAt > limit * 1000) {
      await this.#timeOut(stored, found.session.id)
      return this.#nobody()
    }
    const identity = identityOfStored(stored, found.session.id)
    const entry: Known = { identity, at: now, seenAt, session: found.session.id }
    if (isUse) await this.#see(entry, found.session.id)
    return this.#remember(cookie, entry)
  }

  async #see(known: Known, id: string): Promise<void> {
    const now = this.#now()
    if (now - known.seenAt < seenMilliseconds) return
    known.seenAt = now
    await rows(
      this.#database,
      sql`UPDATE ${session} SET last_seen_at = ${new Date(now).toISOString()}::timestamptz WHERE ${session.id} = ${id}`,
    )
  }

  async #timeOut(stored: StoredAccount, id: string): Promise<void> {
    await this.#database.transaction(async (transaction) => {
      const ended = await rows(
        transaction,
        sql`DELETE FROM ${session} WHERE ${session.id} = ${id} RETURNING 1`,
      )
      if (ended.length === 0) return
      await recordAudit(transaction, {
        action: 'timed_out',
        actor: { id: stored.id, username: nameOf(stored) },
        place: stored.scope ?? '',
      })
    })
  }
}

/** Whether an account may be used now: it is not disabled, and one of the demo's only while the demo is on. */
export const isUsable = async (stored: StoredAccount, demo: DemoMode): Promise<boolean> =>
  !stored.isDisabled && (!stored.isDemo || (await demo.isOn()))

/** What an account goes by in the audit. */
export const nameOf = (stored: Pick<StoredAccount, 'username' | 'name'>): string =>
  stored.username ?? stored.name

function identityOfStored(stored: StoredAccount, sessionId: string | null): Identity {
  const { id, name, role, scope, unit, mustChangePassword } = stored
  if (role === null || scope === null) return { account: null, scope: nowhere, refusal: roleMissing() }
  const account: Account = { id, username: nameOf(stored), name, role, scope, unit, session: sessionId }
  const identity: Identity = { account, scope: scope === '' ? everywhere : scope }
  return mustChangePassword ? { ...identity, refusal: passwordChangeRequired() } : identity
}

/** The key a request brings, or undefined. */
function keyIn(context: Context): string | undefined {
  const [scheme, value] = context.req.header('authorization')?.split(/\s+/, 2) ?? []
  if (value === undefined) return undefined
  if (/^bearer$/i.test(scheme ?? '')) return value
  if (!/^basic$/i.test(scheme ?? '')) return undefined
  const [name = '', ...password] = Buffer.from(value, 'base64').toString().split(':')
  return password.join(':') || name
}
