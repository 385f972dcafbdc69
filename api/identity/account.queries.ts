import { type SQL, sql } from 'drizzle-orm'
import { asInstant } from '../database/instant.ts'
import type { Database } from '../database/open.ts'
import { firstRow, rows } from '../database/rows.ts'
import { fixed } from '../database/statement.ts'
import { unit } from '../unit/unit.table.ts'
import type { AccountListed, SessionListed } from './identity.shapes.ts'
import { account, credential, session, signInAttempt } from './identity.table.ts'
import type { Role } from './permission.model.ts'

/** An account that is signed in, or about to be. */
export type StoredAccount = {
  id: string
  username: string | null
  name: string
  role: Role | null
  scope: string | null
  unit: number | null
  unitName: string | null
  isDemo: boolean
  isDisabled: boolean
  mustChangePassword: boolean
}

const stored = fixed(sql`${account.id} AS id, ${account.username} AS username, ${account.name} AS name,
  ${account.role} AS role, ${account.scope} AS scope, ${account.unitId} AS unit, ${unit.name} AS "unitName",
  ${account.isDemo} AS "isDemo", ${account.isDisabled} AS "isDisabled",
  ${account.mustChangePassword} AS "mustChangePassword"`)
const withUnit = fixed(
  sql`LEFT JOIN ${unit} ON ${unit.streetCode} = ${account.unitStreetCode} AND ${unit.id} = ${account.unitId}`,
)

/** An account by its id. */
export const findAccount = (database: Database, id: string): Promise<StoredAccount | undefined> =>
  firstRow<StoredAccount>(
    database,
    sql`SELECT ${stored} FROM ${account} ${withUnit} WHERE ${account.id} = ${id}`,
  )

/** An account by the name it signs in with, in whatever case. */
export const findAccountByName = (database: Database, name: string): Promise<StoredAccount | undefined> =>
  firstRow<StoredAccount>(
    database,
    sql`SELECT ${stored} FROM ${account} ${withUnit} WHERE ${account.username} = ${name.toLowerCase()}`,
  )

/** Accounts whose scope lies within one, and those that have none yet, which only whoever is limited by nothing sees. */
export const withinReach = (scope: string): SQL =>
  scope === '' ? sql`true` : sql`${account.scope} LIKE ${`${scope}%`}`

/** The accounts within a scope by name, at most a thousand. */
export const listAccounts = (database: Database, scope: string): Promise<AccountListed[]> =>
  rows<AccountListed>(
    database,
    sql`SELECT ${account.id} AS id, ${account.username} AS username, ${account.name} AS name,
        nullif(${account.email}, ${account.id} || '@streetgrid.invalid') AS email,
        ${account.role} AS role, ${account.scope} AS scope, ${account.unitId} AS unit, ${unit.name} AS unit_name,
        ${account.isDemo} AS is_demo, ${account.isDisabled} AS is_disabled,
        ${account.mustChangePassword} AS must_change_password, ${asInstant(account.createdAt)} AS created_at,
        (SELECT ${asInstant(sql`max(${session.lastSeenAt})`)} FROM ${session} WHERE ${session.userId} = ${account.id}) AS last_seen_at,
        (SELECT count(*)::int FROM ${session} WHERE ${session.userId} = ${account.id}) AS sessions,
        EXISTS (SELECT FROM ${credential} WHERE ${credential.userId} = ${account.id} AND ${credential.password} IS NOT NULL) AS has_password,
        (SELECT ${asInstant(signInAttempt.lockedUntil)} FROM ${signInAttempt}
          WHERE ${signInAttempt.username} = ${account.username} AND ${signInAttempt.lockedUntil} > now()) AS locked_until
      FROM ${account} ${withUnit} WHERE ${withinReach(scope)} ORDER BY ${account.username}, ${account.id} LIMIT 1000`,
  )

/** Where an account is signed in, the last seen first; `current` is the session that asks. */
export const listSessions = (
  database: Database,
  id: string,
  current: string | null,
): Promise<SessionListed[]> =>
  rows<SessionListed>(
    database,
    sql`SELECT ${session.id} AS id, ${session.id} = ${current ?? ''} AS is_current,
        ${asInstant(session.createdAt)} AS created_at, ${asInstant(session.lastSeenAt)} AS last_seen_at,
        ${session.ipAddress} AS address, ${session.userAgent} AS user_agent
      FROM ${session} WHERE ${session.userId} = ${id} AND ${session.expiresAt} > now()
      ORDER BY ${session.lastSeenAt} DESC, ${session.id} LIMIT 200`,
  )
