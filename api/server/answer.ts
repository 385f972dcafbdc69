import type { Context, TypedResponse } from 'hono'
import type { RevisionKind } from '../database/revision.ts'
import { scopeOf } from '../identity/reader.ts'
import type { Services } from '../services.ts'
import { type BodyKey, StoredBody } from './body-cache.ts'
import { replyStored, typed } from './reply.ts'

/** An incident becomes overdue without a write, so what shows incidents is made again after this long at most. */
const clockMilliseconds = 5000

/**
 * The revision of what is read, and the clock's too where incidents are among it, to remember a body by. An answer
 * that is not remembered has to be made whatever the revision is: it takes the last one known, for a label may be too
 * old, which costs one more making, but never too new.
 */
export async function stateOf(
  { bodies, revisions }: Pick<Services, 'bodies' | 'revisions'>,
  key: BodyKey,
  kinds: readonly RevisionKind[],
  street?: string,
): Promise<string> {
  const last = bodies.has(key) ? undefined : revisions.last(kinds, street)
  const revision = last ?? (await revisions.of(kinds, street))
  return kinds.includes('incidents') ? `${revision} ${Math.floor(Date.now() / clockMilliseconds)}` : revision
}

type Answer = {
  /** The kinds of rows the answer is made from. */
  kinds: readonly RevisionKind[]
  street: string
  type?: string
}

/** Every kind of place: what containment, neighbours and sums over people are made from. */
export const placeKinds = [
  'districts',
  'communities',
  'grids',
  'estates',
  'buildings',
  'redevelopment-zones',
  'service-points',
  'units',
] as const satisfies readonly RevisionKind[]

/**
 * Answers a GET from memory as long as nothing it reads has changed. `make` gives the value, or the JSON text in UTF-8
 * if the database wrote it. The reader's scope and the address are the key: validation has already refused what does
 * not belong into it.
 */
export async function answer<Shape>(
  context: Context,
  services: Services,
  { kinds, street, type = 'application/json' }: Answer,
  make: () => Promise<Shape | Buffer>,
): Promise<Response & TypedResponse<Shape, 200, 'json'>> {
  const { url } = context.req
  const key: BodyKey = { scope: scopeOf(context), address: url.slice(url.indexOf('/', 8)) }
  const state = await stateOf(services, key, ['districts', ...kinds], street)
  const body = await services.bodies.get(key, state, async () => {
    const made = await make()
    return new StoredBody(Buffer.isBuffer(made) ? made : JSON.stringify(made), type)
  })
  return typed<Shape>(await replyStored(context, body))
}

/** Answers a GET with JSON in UTF-8 that the database wrote and that is not worth remembering. */
export const answerBytes = <Shape>(
  context: Context,
  bytes: Buffer,
): Response & TypedResponse<Shape, 200, 'json'> =>
  typed<Shape>(context.body(bytes as Uint8Array<ArrayBuffer>, 200, { 'content-type': 'application/json' }))
