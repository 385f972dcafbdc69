import { randomInt } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import type { Database } from '../database/open.ts'
import { firstRow, rows } from '../database/rows.ts'
import { streetOf } from '../district/place-code.model.ts'
import { inputInvalid } from '../problem.ts'
import { unit } from '../unit/unit.table.ts'
import { findAccount, findAccountByName, type StoredAccount } from './account.queries.ts'
import { recordAudit } from './audit.ts'
import { accountConflict, accountUnknown, notPermitted } from './identity.problems.ts'
import type { InitialPassword } from './identity.shapes.ts'
import { account, session } from './identity.table.ts'
import type { IdentityServices } from './identity.ts'
import { type Role, refusalOf } from './permission.model.ts'
import type { Account } from './reader.ts'
import { nameOf } from './session-reader.ts'
import { forgetAttempts } from './sign-in.ts'
import { hashPassword, placeholderEmail, setPassword, writeAccount } from './write-account.ts'

export type NewAccount = {
  username: string
  name: string
  email: string | null
  role: Role
  scope: string
  unit: number | null
}
export type AccountChange = Partial<Omit<NewAccount, 'username'> & { is_disabled: boolean }>

/** Creates an account with a password that is told once and has to be changed at the first sign-in. */
export async function createAccount(
  services: IdentityServices,
  actor: Account,
  wanted: NewAccount,
): Promise<InitialPassword> {
  const { database } = services
  requireReach(actor, wanted.scope)
  await requireUnit(database, wanted)
  const username = wanted.username.toLowerCase()
  if (await findAccountByName(database, username)) throw accountConflict()
  await requireFreeEmail(database, wanted.email)
  const password = initialPassword()
  const id = await writeAccount(services, {
    ...wanted,
    username,
    mustChangePassword: true,
    password,
  })
  const { name, role, unit: unitId } = wanted
  await recordAudit(database, {
    action: 'account_created',
    actor,
    place: wanted.scope,
    subject: username,
    detail: { name, role, unit: unitId },
  })
  return { id, username, initial_password: password }
}

/** Changes what is given of an account. Disabling it, or another role, scope or unit, ends its sessions. */
export async function changeAccount(
  { database, reader }: IdentityServices,
  actor: Account,
  id: string,
  change: AccountChange,
): Promise<void> {
  const stored = await requireManaged(database, actor, id)
  const role = change.role ?? stored.role
  const scope = change.scope ?? stored.scope
  if (role === null || scope === null)
    throw inputInvalid({ errors: [{ pointer: role === null ? '/role' : '/scope', detail: 'is required' }] })
  requireReach(actor, scope)
  if (stored.id === actor.id && (change.is_disabled || role !== stored.role || scope !== stored.scope))
    throw notPermitted({ detail: 'nobody takes their own rights away' })
  const unitId = change.unit === undefined ? stored.unit : change.unit
  await requireUnit(database, { role, scope, unit: unitId })
  if (change.email) await requireFreeEmail(database, change.email, id)
  const email =
    change.email === undefined
      ? {}
      : { email: change.email ?? placeholderEmail(id), emailVerified: change.email !== null }
  await database.transaction(async (transaction) => {
    await transaction
      .update(account)
      .set({
        name: change.name ?? stored.name,
        ...email,
        role,
        scope,
        unitId,
        unitStreetCode: unitId === null ? null : streetOf(scope),
        isDisabled: change.is_disabled ?? stored.isDisabled,
        updatedAt: new Date(),
      })
      .where(eq(account.id, id))
    const isOther = role !== stored.role || scope !== stored.scope || unitId !== stored.unit
    if (change.is_disabled || isOther) await transaction.delete(session).where(eq(session.userId, id))
    const { name, role: formerRole, scope: formerScope, unit: formerUnit, isDisabled } = stored
    await recordAudit(transaction, {
      action: 'account_changed',
      actor,
      place: scope,
      subject: nameOf(stored),
      detail: {
        from: { name, role: formerRole, scope: formerScope, unit: formerUnit, is_disabled: isDisabled },
        change,
      },
    })
  })
  reader.forget()
}

/** Gives an account a password that is told once, ends its sessions and lifts a lock. */
export async function resetPassword(
  { database, authentication, reader }: IdentityServices,
  actor: Account,
  id: string,
): Promise<InitialPassword> {
  const stored = await requireManaged(database, actor, id)
  const password = initialPassword()
  const hash = await hashPassword(authentication, password)
  await database.transaction(async (transaction) => {
    await setPassword(transaction, id, hash)
    await rows(
      transaction,
      sql`UPDATE ${account} SET must_change_password = true, updated_at = now() WHERE ${account.id} = ${id}`,
    )
    await transaction.delete(session).where(eq(session.userId, id))
    if (stored.username !== null) await forgetAttempts(transaction, stored.username)
    await recordAudit(transaction, {
      action: 'password_reset',
      actor,
      place: stored.scope ?? '',
      subject: nameOf(stored),
    })
  })
  reader.forget()
  return { id, username: stored.username, initial_password: password }
}

/** Removes an account with its sessions and keys; what it did stays in the logs under its name. */
export async function deleteAccount(
  { database, reader }: IdentityServices,
  actor: Account,
  id: string,
): Promise<void> {
  const stored = await requireManaged(database, actor, id)
  if (stored.id === actor.id) throw notPermitted({ detail: 'nobody takes their own rights away' })
  await database.transaction(async (transaction) => {
    await transaction.delete(account).where(eq(account.id, id))
    await recordAudit(transaction, {
      action: 'account_deleted',
      actor,
      place: stored.scope ?? '',
      subject: nameOf(stored),
    })
  })
  reader.forget()
}

/** The account, if it lies within reach of whoever manages it: no narrower than their own scope. */
export async function requireManaged(database: Database, actor: Account, id: string): Promise<StoredAccount> {
  const stored = await findAccount(database, id)
  if (!stored || refusalOf(actor, 'manage_accounts', { place: stored.scope ?? '' }) !== null)
    throw accountUnknown()
  return stored
}

function requireReach(actor: Account, scope: string): void {
  const refusal = refusalOf(actor, 'manage_accounts', { place: scope })
  if (refusal) throw notPermitted({ detail: 'the scope is wider than your own', members: { refusal } })
}

/** A handler belongs to a unit of the street of the scope; a leader's scope is a place in a street. */
async function requireUnit(
  database: Database,
  { role, scope, unit: id }: Pick<NewAccount, 'role' | 'scope' | 'unit'>,
): Promise<void> {
  if (id === null) {
    if (role === 'handler')
      throw inputInvalid({ errors: [{ pointer: '/unit', detail: 'is required of a handler' }] })
    return
  }
  const found =
    scope.length >= 9 &&
    (await firstRow(
      database,
      sql`SELECT 1 AS found FROM ${unit} WHERE ${unit.streetCode} = ${streetOf(scope)} AND ${unit.id} = ${id}`,
    ))
  if (!found)
    throw inputInvalid({ errors: [{ pointer: '/unit', detail: 'is no unit of the street of the scope' }] })
}

async function requireFreeEmail(database: Database, email: string | null, own = ''): Promise<void> {
  if (email === null) return
  const found = await firstRow(
    database,
    sql`SELECT 1 AS found FROM ${account} WHERE ${account.email} = ${email} AND ${account.id} <> ${own}`,
  )
  if (found) throw accountConflict({ detail: 'another account has this address' })
}

/** Without letters that are read for each other. */
const letters = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'
/** A password for the first sign-in, told once. */
export const initialPassword = (): string =>
  Array.from({ length: 14 }, () => letters[randomInt(letters.length)]).join('')
