import type { ExtractTablesWithRelations } from 'drizzle-orm'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import { openEmbedded } from './embedded.ts'
import { openPostgresql } from './postgresql.ts'
import type * as schema from './schema.ts'

/** Either database, or a transaction in it. */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema, ExtractTablesWithRelations<typeof schema>>

export type OpenDatabase = {
  database: Database
  kind: 'embedded' | 'postgresql'
  /** One statement with $1, $2 …; for health checks and tools: rooms use `database`. */
  query(text: string, parameters?: unknown[]): Promise<Record<string, unknown>[]>
  /** LISTEN. `onListen` is called whenever listening begins, so also after a lost connection: catch up there. */
  listen(
    channel: string,
    onPayload: (payload: string) => void,
    onListen?: () => void,
  ): Promise<() => Promise<void>>
  close(): Promise<void>
}

/** Runs one step of the start and reports how long it took. */
export type Step = <Result>(name: string, run: () => Promise<Result>) => Promise<Result>

/** Writes the reference data of this version. Run at every start, by one process at a time. */
export type Prepare = (database: Database) => Promise<void>

export type OpenOptions = {
  /** postgres://user:password@host:port/name; absent: the embedded database in `directory`. */
  url?: string
  directory?: string
  prepare: Prepare
  onStep?: (name: string, milliseconds: number) => void
}

/**
 * Opens the database, applies pending migrations and brings the reference data up to date.
 * Throws DirectoryLockedError (another process has the folder) or DatabaseUnusableError (server unreachable, no
 * PostGIS, the folder's database is something else), both with a message for the person at the console.
 */
export function openDatabase({
  url,
  directory = '.data',
  prepare,
  onStep,
}: OpenOptions): Promise<OpenDatabase> {
  const step: Step = async (name, run) => {
    const started = performance.now()
    const result = await run()
    onStep?.(name, performance.now() - started)
    return result
  }
  return url === undefined || url === ''
    ? openEmbedded(directory, prepare, step)
    : openPostgresql(url, prepare, step)
}
