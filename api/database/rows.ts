import { channel } from 'node:diagnostics_channel'
import type { SQL } from 'drizzle-orm'
import type { Database } from './open.ts'
import { translateSpatialError } from './spatial-error.ts'
import { render, type Statement } from './statement.ts'

/** Told of every statement and its duration: whoever measures listens, and the rooms know nothing of it. */
export const statements = channel('streetgrid:statement')
export type StatementMessage = Statement & { seconds: number }

/**
 * Runs one statement and returns its rows, whichever driver is below: PGlite answers `{ rows }`, postgres.js an array.
 * On both drivers bigint arrives as number, json parsed, numeric as text, `date` as `YYYY-MM-DD`, `timestamptz` as
 * PostgreSQL's own text in UTC (`2024-05-27 02:08:51+00`): have SQL write ISO text or epoch milliseconds instead.
 * Throws a SpatialError where PostGIS refuses a geometry.
 */
export const rows = <Row>(database: Database, query: SQL | Statement): Promise<Row[]> =>
  observed(query, async ({ text, parameters }) => {
    const prepared = database._.session.prepareQuery(
      { sql: text, params: parameters },
      undefined,
      undefined,
      false,
    )
    return rowsOf(await prepared.execute()) as Row[]
  })

/** The first row of a statement, or undefined. */
export async function firstRow<Row>(database: Database, query: SQL | Statement): Promise<Row | undefined> {
  return (await rows<Row>(database, query))[0]
}

/** Reads rows as lists of columns, each the UTF-8 bytes of PostgreSQL's text, or null. */
export type ByteReader = (statement: Statement) => Promise<(Buffer | null)[][]>

const byteReaders = new WeakMap<Database, ByteReader>()

/** Says how bytes are read from a database; who opens it says so once. */
export function readBytesWith(database: Database, reader: ByteReader): void {
  byteReaders.set(database, reader)
}

/**
 * The columns of a statement's first row as bytes, or undefined without rows. For answers that PostgreSQL writes as
 * JSON text: decoding 80 KB and encoding it again costs as much as all the rest of a request. Columns of type json are
 * to be cast to text. Not in a transaction.
 */
export const firstBytes = (
  database: Database,
  query: SQL | Statement,
): Promise<(Buffer | null)[] | undefined> =>
  observed(query, async (statement) => {
    const reader = byteReaders.get(database)
    if (!reader) throw new TypeError('bytes are read from an open database, not from a transaction')
    return (await reader(statement))[0]
  })

async function observed<Result>(
  query: SQL | Statement,
  run: (statement: Statement) => Promise<Result>,
): Promise<Result> {
  const started = performance.now()
  const statement = 'text' in query ? query : render(query)
  try {
    return await run(statement)
  } catch (error) {
    throw translateSpatialError(error)
  } finally {
    const message: StatementMessage = { ...statement, seconds: (performance.now() - started) / 1000 }
    statements.publish(message)
  }
}

function rowsOf(result: unknown): unknown[] {
  if (Array.isArray(result)) return [...result]
  if (typeof result === 'object' && result !== null && 'rows' in result && Array.isArray(result.rows))
    return result.rows
  throw new TypeError('the driver returned neither an array nor { rows }')
}
