import { fileURLToPath } from 'node:url'
import { PgliteDatabase } from 'drizzle-orm/pglite'
import { migrate as migrateEmbedded } from 'drizzle-orm/pglite/migrator'
import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import { migrate as migratePostgresql } from 'drizzle-orm/postgres-js/migrator'
import type { Step } from './open.ts'
import { writeReferenceData } from './reference.ts'
import type * as schema from './schema.ts'

const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url))

/** Applies pending migrations, all in one transaction, then writes the reference data of this version. */
export async function prepareDatabase(
  database: PgliteDatabase<typeof schema> | PostgresJsDatabase<typeof schema>,
  step: Step,
): Promise<void> {
  await step('migrate', () =>
    database instanceof PgliteDatabase
      ? migrateEmbedded(database, { migrationsFolder })
      : migratePostgresql(database, { migrationsFolder }),
  )
  await step('reference data', () => writeReferenceData(database))
}
