import { createHash } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type { Database } from '../database/open.ts'
import { firstRow, rows } from '../database/rows.ts'
import { inputInvalid } from '../problem.ts'
import { keyReused } from './identity.problems.ts'
import { idempotentAnswer } from './identity.table.ts'
import type { Account } from './reader.ts'

/** How long an answer is kept for being asked again. */
const keptDays = 7

type Made<Body> = { status: 200 | 201; body: Body }
type Stored = { request: string; status: 200 | 201; body: string }

/**
 * Does a write once: under the same `Idempotency-Key` the account gets the first answer again, with the header
 * `idempotency-replayed`. Key, write and answer are one transaction: a write that failed leaves nothing and may be tried
 * again, and of two that come at once the second waits. Throws `key_reused` where the key was used for another request.
 */
export async function once<Body extends object>(
  context: Context,
  database: Database,
  account: Account,
  write: (database: Database) => Promise<Made<Body>>,
): Promise<Made<Body>> {
  const key = context.req.header('idempotency-key')
  if (key === undefined) return write(database)
  if (!/^[\x21-\x7e]{1,200}$/.test(key))
    throw inputInvalid({
      errors: [{ pointer: '/idempotency-key', detail: 'must have 1 to 200 visible characters' }],
    })
  const { method, url } = context.req
  const request = createHash('sha256')
    .update(`${method} ${url.slice(url.indexOf('/', 8))}\n`)
    .update(Buffer.from(await context.req.arrayBuffer()))
    .digest('base64url')
  return database.transaction(async (transaction) => {
    const claimed = await rows(
      transaction,
      sql`INSERT INTO ${idempotentAnswer} (actor_id, key, request) VALUES (${account.id}, ${key}, ${request})
        ON CONFLICT DO NOTHING RETURNING 1`,
    )
    if (claimed.length === 0) return replay<Body>(context, transaction, account.id, key, request)
    const made = await write(transaction)
    await transaction
      .update(idempotentAnswer)
      .set({ status: made.status, body: JSON.stringify(made.body) })
      .where(and(eq(idempotentAnswer.actorId, account.id), eq(idempotentAnswer.key, key)))
    return made
  })
}

async function replay<Body>(
  context: Context,
  database: Database,
  actorId: string,
  key: string,
  request: string,
): Promise<Made<Body>> {
  const stored = await firstRow<Stored>(
    database,
    sql`SELECT ${idempotentAnswer.request} AS request, ${idempotentAnswer.status} AS status, ${idempotentAnswer.body} AS body
      FROM ${idempotentAnswer} WHERE ${idempotentAnswer.actorId} = ${actorId} AND ${idempotentAnswer.key} = ${key}`,
  )
  if (!stored) throw new Error('an answer that is there cannot be read')
  if (stored.request !== request) throw keyReused()
  context.header('idempotency-replayed', 'true')
  return { status: stored.status, body: JSON.parse(stored.body) as Body }
}

/** Forgets answers that nobody will ask for again. */
export async function forgetOldAnswers(database: Database): Promise<void> {
  await rows(
    database,
    sql`DELETE FROM ${idempotentAnswer} WHERE ${idempotentAnswer.at} < now() - make_interval(days => ${keptDays}::int)`,
  )
}
