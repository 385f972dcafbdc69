import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto'
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

type Stored = { request: string; body: string }

/**
 * Does a write once, in a transaction: under the same `Idempotency-Key` the account gets the first answer again, with the
 * header `idempotency-replayed`. Key, write and answer are one transaction: a write that failed leaves nothing and may be
 * tried again, and of two that come at once the second waits. Throws `key_reused` where the key was used for another
 * request, and `input_invalid` for what is no key.
 *
 * The database keeps neither the key nor what was asked, only what knows them again; an answer with a secret in it is
 * `sealed` with the key, which has to be one that cannot be guessed.
 */
export async function once<Answer extends object | null>(
  context: Context,
  database: Database,
  account: Account,
  write: (transaction: Database) => Promise<Answer>,
  { sealed = false } = {},
): Promise<Answer> {
  const key = context.req.header('idempotency-key')
  if (key === undefined) return database.transaction(write)
  requireKey(key, sealed)
  const { method, url } = context.req
  const request = createHmac('sha256', key)
    .update(`${method} ${url.slice(url.indexOf('/', 8))}\n`)
    .update(Buffer.from(await context.req.arrayBuffer()))
    .digest('base64url')
  const known = createHash('sha256').update(key).digest('base64url')
  return database.transaction(async (transaction) => {
    const claimed = await rows(
      transaction,
      sql`INSERT INTO ${idempotentAnswer} (actor_id, key, request) VALUES (${account.id}, ${known}, ${request})
        ON CONFLICT DO NOTHING RETURNING 1`,
    )
    if (claimed.length === 0) {
      const { body } = await storedAnswer(transaction, account.id, known, request)
      context.header('idempotency-replayed', 'true')
      return JSON.parse(sealed ? unseal(body, key) : body) as Answer
    }
    const answer = await write(transaction)
    const body = JSON.stringify(answer)
    await transaction
      .update(idempotentAnswer)
      .set({ body: sealed ? seal(body, key) : body })
      .where(and(eq(idempotentAnswer.actorId, account.id), eq(idempotentAnswer.key, known)))
    return answer
  })
}

/** The fewest characters of a key that an answer is sealed with: those of a UUID without its hyphens. */
const fewestOfSealing = 32

function requireKey(key: string, sealed: boolean): void {
  const least = sealed ? fewestOfSealing : 1
  if (key.length < least || key.length > 200 || !/^[\x21-\x7e]+$/.test(key))
    throw inputInvalid({
      errors: [{ pointer: '/idempotency-key', detail: `must have ${least} to 200 visible characters` }],
    })
}

async function storedAnswer(
  database: Database,
  actorId: string,
  known: string,
  request: string,
): Promise<Stored> {
  const stored = await firstRow<Stored>(
    database,
    sql`SELECT ${idempotentAnswer.request} AS request, ${idempotentAnswer.body} AS body
      FROM ${idempotentAnswer} WHERE ${idempotentAnswer.actorId} = ${actorId} AND ${idempotentAnswer.key} = ${known}`,
  )
  if (!stored) throw new Error('an answer that is there cannot be read')
  if (stored.request !== request) throw keyReused()
  return stored
}

const cipher = 'aes-256-gcm'
const [nonceBytes, tagBytes] = [12, 16]
const sealingKey = (key: string) => Buffer.from(hkdfSync('sha256', key, '', 'sealed answer', 32))

/** The text under a key that is told by whoever asks and kept nowhere: nonce, tag and cipher text in base64url. */
function seal(text: string, key: string): string {
  const nonce = randomBytes(nonceBytes)
  const sealing = createCipheriv(cipher, sealingKey(key), nonce)
  const content = Buffer.concat([sealing.update(text, 'utf8'), sealing.final()])
  return Buffer.concat([nonce, sealing.getAuthTag(), content]).toString('base64url')
}

function unseal(sealed: string, key: string): string {
  const bytes = Buffer.from(sealed, 'base64url')
  const content = nonceBytes + tagBytes
  const opening = createDecipheriv(cipher, sealingKey(key), bytes.subarray(0, nonceBytes))
  opening.setAuthTag(bytes.subarray(nonceBytes, content))
  return Buffer.concat([opening.update(bytes.subarray(content)), opening.final()]).toString('utf8')
}

/** Forgets answers that nobody will ask for again. */
export async function forgetOldAnswers(database: Database): Promise<void> {
  await rows(
    database,
    sql`DELETE FROM ${idempotentAnswer} WHERE ${idempotentAnswer.at} < now() - make_interval(days => ${keptDays}::int)`,
  )
}
