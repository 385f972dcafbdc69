import { generateId } from 'better-auth'
import { and, eq } from 'drizzle-orm'
import type { Database } from '../database/open.ts'
import { streetOf } from '../district/place-code.model.ts'
import { account, credential } from './identity.table.ts'
import type { IdentityServices } from './identity.ts'
import type { Role } from './permission.model.ts'

export type AccountToWrite = {
  /** Of the account to change; absent: a new one. */
  id?: string
  username: string
  name: string
  email?: string | null
  role: Role
  scope: string
  unit: number | null
  isDemo?: boolean
  mustChangePassword?: boolean
  password: string
  /** What the password is kept as, if that is known: accounts that share one need not each have it made. */
  hash?: string
}

/** The address of an account that has none: the library wants every account to have one of its own. */
export const placeholderEmail = (id: string): string => `${id}@streetgrid.invalid`

/** Writes an account and its password, both or neither. Returns its id. */
export async function writeAccount(
  { database, authentication }: Pick<IdentityServices, 'database' | 'authentication'>,
  { id: existing, password, hash: known, unit, email, ...values }: AccountToWrite,
): Promise<string> {
  const id = existing ?? generateId()
  const hash = known ?? (await hashPassword(authentication, password))
  const row = {
    ...values,
    email: email ?? placeholderEmail(id),
    emailVerified: email != null,
    unitId: unit,
    unitStreetCode: unit === null ? null : streetOf(values.scope),
  }
  await database.transaction(async (transaction) => {
    if (existing === undefined) await transaction.insert(account).values({ id, ...row })
    else
      await transaction
        .update(account)
        .set({ ...row, updatedAt: new Date() })
        .where(eq(account.id, id))
    await setPassword(transaction, id, hash)
  })
  return id
}

/** The hash a password is kept as: scrypt, as the library that checks it wants it. */
export async function hashPassword(
  authentication: IdentityServices['authentication'],
  password: string,
): Promise<string> {
  const { $context: context } = await authentication()
  return (await context).password.hash(password)
}

/** Puts a password's hash in the place of the present one, if there is one. */
export async function setPassword(database: Database, id: string, hash: string): Promise<void> {
  const own = and(eq(credential.userId, id), eq(credential.providerId, 'credential'))
  const changed = await database
    .update(credential)
    .set({ password: hash, updatedAt: new Date() })
    .where(own)
    .returning({ id: credential.id })
  if (changed.length > 0) return
  await database
    .insert(credential)
    .values({ id: generateId(), accountId: id, providerId: 'credential', userId: id, password: hash })
}
