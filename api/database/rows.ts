import { channel } from 'node:diagnostics_channel'
import type { SQL } from 'drizzle-orm'
import type { Database } from './open.ts'
import { translateSpatialError } from './spatial-error.ts'

/** Told of every statement's duration: whoever measures listens, and the rooms know nothing of it. */
export const statements = channel('streetgrid:statement')
export type StatementMessage = { seconds: number }

/**
 * Runs one statement and returns its rows, whichever driver is below: PGlite answers `{ rows }`, postgres.js an array.
 * On both drivers bigint arrives as number, json parsed, numeric as text, `date` as `YYYY-MM-DD`, `timestamptz` as
 * PostgreSQL's own text in UTC (`2024-05-27 02:08:51+00`): have SQL write ISO text or epoch milliseconds instead.
 * Throws a SpatialError where PostGIS refuses a geometry.
 */
export async function rows<Row>(database: Database, query: SQL): Promise<Row[]> {
  const started = performance.now()
  try {
    const result: unknown = await database.execute(query)
    return rowsOf(result) as Row[]
  } catch (error) {
    throw translateSpatialError(error)
  } finally {
    const message: StatementMessage = { seconds: (performance.now() - started) / 1000 }
    statements.publish(message)
  }
}

/** The first row of a statement, or undefined. */
export async function firstRow<Row>(database: Database, query: SQL): Promise<Row | undefined> {
  return (await rows<Row>(database, query))[0]
}

function rowsOf(result: unknown): unknown[] {
  if (Array.isArray(result)) return [...result]
  if (typeof result === 'object' && result !== null && 'rows' in result && Array.isArray(result.rows))
    return result.rows
  throw new TypeError('the driver returned neither an array nor { rows }')
}
