import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { PGlite, type QueryOptions, type Results, type Transaction } from '@electric-sql/pglite'
import { postgis } from '@electric-sql/pglite-postgis'
import { drizzle } from 'drizzle-orm/pglite'
import { ensureFolder } from './folder.ts'
import { lockDirectory } from './lock.ts'
import { prepareDatabase } from './migrate.ts'
import type { OpenDatabase, Prepare, Step } from './open.ts'
import { readBytesWith } from './rows.ts'
import * as schema from './schema.ts'
import { SpatialError } from './spatial-error.ts'
import { casing } from './statement.ts'
import { DatabaseUnusableError } from './unusable.ts'

/**
 * Opens the embedded database: PGlite with PostGIS in `<directory>/database`, on the caller's thread, one session.
 * Every acknowledged write has left the process and survives SIGKILL; a power cut may lose the last moments, for the
 * WebAssembly build cannot flush the disk's cache. Throws a DatabaseUnusableError if that folder holds something else or
 * cannot be used.
 */
export async function openEmbedded(directory: string, prepare: Prepare, step: Step): Promise<OpenDatabase> {
  const root = resolve(directory)
  ensureFolder(root)
  const release = await lockDirectory(root)
  const folder = join(root, 'database')
  const unfinished = `${folder}.unfinished`
  let client: PGlite | undefined
  try {
    const isThere = findCluster(folder, unfinished)
    if (!isThere) writeFileSync(unfinished, '', { flush: true })
    const opened = await step(isThere ? 'open' : 'create', () =>
      PGlite.create(folder, { extensions: { postgis }, postgresqlconf: ['jit = off', "timezone = 'UTC'"] }),
    )
    client = opened
    refuseLostStatements(opened)
    await step('postgis', () => opened.exec('CREATE EXTENSION IF NOT EXISTS postgis'))
    const database = drizzle(opened, { schema, casing })
    readBytesWith(database, async ({ text, parameters }) => {
      const { rows } = await opened.query<unknown[]>(text, parameters, { rowMode: 'array' })
      return rows.map((row) => row.map((value) => (value === null ? null : Buffer.from(String(value)))))
    })
    await prepareDatabase(database, prepare, step)
    rmSync(unfinished, { force: true })
    return {
      database,
      kind: 'embedded',
      async query(text, parameters = []) {
        return (await opened.query<Record<string, unknown>>(text, parameters)).rows
      },
      async listen(channel, onPayload, onListen) {
        const unlisten = await opened.listen(channel, onPayload)
        onListen?.()
        return () => unlisten()
      },
      async close() {
        try {
          await opened.close()
        } finally {
          release()
        }
      },
    }
  } catch (error) {
    await client?.close().catch(() => undefined)
    release()
    throw error
  }
}

/**
 * True if the folder holds a cluster, false if one is to be created there. Only a folder in which this program itself had
 * begun to create one is emptied: a first start that was interrupted leaves half a cluster in which nothing was ever
 * acknowledged.
 */
function findCluster(folder: string, unfinished: string): boolean {
  if (existsSync(unfinished)) rmSync(folder, { recursive: true, force: true })
  if (existsSync(join(folder, 'PG_VERSION'))) return true
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new DatabaseUnusableError(
      `${folder} is no database of this program: move it away, or choose another DATA_DIR. It was left as it is.`,
    )
  return false
}

/**
 * When GEOS throws inside the WebAssembly build, the statement ends without an error, without rows and without a
 * command tag. That must not pass for an empty answer.
 */
function refuseLostStatements(client: PGlite): void {
  const finished = <Row>(result: Results<Row>): Results<Row> => {
    if (result.command === undefined)
      throw new SpatialError(
        'the geometry library failed in this statement: check that shapes are valid before overlays',
      )
    return result
  }
  const { query, transaction } = client
  const guarded =
    (owner: PGlite | Transaction, run: PGlite['query']) =>
    async <Row>(text: string, parameters?: unknown[], options?: QueryOptions) =>
      finished(
        await run.call<PGlite | Transaction, Parameters<typeof run>, Promise<Results<Row>>>(
          owner,
          text,
          parameters,
          options,
        ),
      )
  client.query = guarded(client, query)
  client.transaction = <Result>(callback: (inner: Transaction) => Promise<Result>) =>
    transaction.call<PGlite, [typeof callback], Promise<Result>>(client, (inner) => {
      inner.query = guarded(inner, inner.query)
      return callback(inner)
    })
}
