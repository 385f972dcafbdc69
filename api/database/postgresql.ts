import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { prepareDatabase } from './migrate.ts'
import type { OpenDatabase, Prepare, Step } from './open.ts'
import { readBytesWith } from './rows.ts'
import * as schema from './schema.ts'
import { casing } from './statement.ts'
import { DatabaseUnusableError } from './unusable.ts'

const statementTimeoutMilliseconds = 30_000
/**
 * Where nothing listens, a caller is told within a second. Of a host that is silent he learns when his turn to try has
 * passed: ten statements at a time wait this long.
 */
const connectSeconds = 4
const mostBackoffSeconds = 0.5
const startLock = 7_321_900_157

/**
 * Opens a pool on a PostgreSQL server (14 or later) with PostGIS 3. Lost connections are opened again by the next
 * statement. Several processes may start at once: an advisory lock lets one of them at a time migrate.
 */
export async function openPostgresql(url: string, prepare: Prepare, step: Step): Promise<OpenDatabase> {
  const options = {
    onnotice: () => undefined,
    connect_timeout: 10,
    types: { bigint: { to: 20, from: [20], serialize: String, parse: Number } },
    connection: { application_name: 'streetgrid', TimeZone: 'UTC', jit: 'off' },
  }
  const starter = postgres(url, { ...options, max: 1 })
  try {
    await step('connect', async () => {
      await starter`SELECT 1`.catch((error: unknown) => {
        throw unreachable(url, error)
      })
      await starter`SELECT pg_advisory_lock(${startLock})`
    })
    await step('postgis', () => ensurePostgis(starter))
    await prepareDatabase(drizzle(starter, { schema, casing }), prepare, step)
  } finally {
    await starter.end({ timeout: 5 })
  }

  const pool = postgres(url, {
    ...options,
    max: 10,
    connect_timeout: connectSeconds,
    backoff: (attempt) => Math.min(3 ** attempt / 100, mostBackoffSeconds),
    connection: { ...options.connection, statement_timeout: statementTimeoutMilliseconds },
  })
  keepPrepared(pool)
  const database = drizzle(pool, { schema, casing })
  const ask = (text: string, parameters: unknown[]) =>
    pool.unsafe<Record<string, unknown>[]>(text, parameters as postgres.ParameterOrJSON<never>[])
  readBytesWith(database, async ({ text, parameters }) => [...(await ask(text, parameters).raw())])
  return {
    database,
    kind: 'postgresql',
    query: async (text, parameters = []) => [...(await ask(text, parameters))],
    async listen(channel, onPayload, onListen) {
      const listening = await pool.listen(channel, onPayload, onListen)
      return () => listening.unlisten()
    },
    close: () => pool.end({ timeout: 5 }),
  }
}

/**
 * Has reads prepared once per connection: the next time they cost one round trip instead of two and no parsing, a third
 * of what a map read costs the server. Drizzle leaves it out for SQL it did not build itself. Writes are left alone,
 * for imports make long statements that do not return; `?prepare=false` in the address, for a pooler between that
 * hands each statement to another connection, turns it off.
 */
function keepPrepared(pool: postgres.Sql): void {
  if (!pool.options.prepare) return
  const prepared = new Set<string>()
  const isWorthPreparing = (text: string): boolean => {
    if (prepared.has(text)) return true
    if (prepared.size >= mostPrepared || !isShortRead(text)) return false
    prepared.add(text)
    return true
  }
  const unsafe = pool.unsafe.bind(pool)
  pool.unsafe = (text, parameters, options) =>
    unsafe(text, parameters, isWorthPreparing(text) ? { ...options, prepare: true } : options)
}

/**
 * Every connection keeps its prepared statements for as long as it lives, and callers choose which conditions a
 * statement has: what comes after so many different ones is sent unprepared.
 */
export const mostPrepared = 300

const isShortRead = (text: string): boolean => text.length < 10_000 && /^\s*(select|with)\b/i.test(text)

async function ensurePostgis(starter: postgres.Sql): Promise<void> {
  const [server] = await starter<
    { version: number; installed: string | null; available: string | null }[]
  >`SELECT current_setting('server_version_num')::int AS version,
      (SELECT installed_version FROM pg_available_extensions WHERE name = 'postgis') AS installed,
      (SELECT default_version FROM pg_available_extensions WHERE name = 'postgis') AS available`
  if (server === undefined || server.version < 140_000)
    throw new DatabaseUnusableError('PostgreSQL 14 or later is needed.')
  if (server.installed !== null) return
  const major = Math.floor(server.version / 10_000)
  if (server.available === null)
    throw new DatabaseUnusableError(
      `The PostgreSQL server has no PostGIS: install it there (Debian, Ubuntu: apt-get install postgresql-${major}-postgis-3) and start again.`,
    )
  await starter`CREATE EXTENSION IF NOT EXISTS postgis`.catch((error: unknown) => {
    throw new DatabaseUnusableError(
      'The database has no PostGIS yet and this account may not create it: ' +
        'run CREATE EXTENSION postgis; once in this database as a superuser, then start again.',
      { cause: error },
    )
  })
}

function unreachable(url: string, error: unknown): DatabaseUnusableError {
  const reason = error instanceof Error ? error.message || String(error) : String(error)
  return new DatabaseUnusableError(`Cannot use the database at ${withoutPassword(url)}: ${reason}`, {
    cause: error,
  })
}

function withoutPassword(url: string): string {
  try {
    const parsed = new URL(url)
    if (parsed.password !== '') parsed.password = '***'
    return parsed.href
  } catch {
    return 'DATABASE_URL'
  }
}
