import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Database } from '../database/open.ts'
import { firstRow } from '../database/rows.ts'
import { secret } from './identity.table.ts'

/** A secret of this database by its name, made at its first use: every process that shares the database has the same. */
export async function readSecret(
  database: Database,
  name: string,
  make = () => randomBytes(32).toString('base64url'),
): Promise<string> {
  await database.insert(secret).values({ name, value: make() }).onConflictDoNothing()
  const found = await firstRow<{ value: string }>(
    database,
    sql`SELECT ${secret.value} AS value FROM ${secret} WHERE ${secret.name} = ${name}`,
  )
  if (!found) throw new Error(`the secret ${name} was written and is not there`)
  return found.value
}

/** Puts another value in a secret's place. */
export async function writeSecret(database: Database, name: string, value: string): Promise<void> {
  await database
    .insert(secret)
    .values({ name, value })
    .onConflictDoUpdate({ target: secret.name, set: { value } })
}
