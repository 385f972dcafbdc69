import { fileURLToPath } from 'node:url'
import { PgliteDatabase } from 'drizzle-orm/pglite'
import { migrate as migrateEmbedded } from 'drizzle-orm/pglite/migrator'
import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import { migrate as migratePostgresql } from 'drizzle-orm/postgres-js/migrator'
import type { Prepare, Step } from './open.ts'
import type * as schema from './schema.ts'

const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url))

/** Applies pending migrations, all in one transaction, then has the reference data of this version written. */
export async function prepareDatabase(
  database: PgliteDatabase<typeof schema> | PostgresJsDatabase<typeof schema>,
  prepare: Prepare,
  step: Step,
): Promise<void> {
  await step('migrate', () =>
    database instanceof PgliteDatabase
      ? migrateEmbedded(database, { migrationsFolder })
      : migratePostgresql(database, { migrationsFolder }),
  )
  await step('reference data', () => prepare(database))
}
