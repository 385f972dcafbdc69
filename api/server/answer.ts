import type { Context, TypedResponse } from 'hono'
import type { RevisionKind } from '../database/revision.ts'
import type { Services } from '../services.ts'
import { StoredBody } from './body-cache.ts'
import { replyStored, typed } from './reply.ts'

/** An incident becomes overdue without a write, so what shows incidents is made again after this long at most. */
const clockMilliseconds = 5000

/** The revision of what is read, and the clock's too where incidents are among it. */
export async function stateOf(
  { revisions }: Pick<Services, 'revisions'>,
  kinds: readonly RevisionKind[],
  street?: string,
): Promise<string> {
  const revision = await revisions.of(kinds, street)
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
 * Answers a GET from memory as long as nothing it reads has changed. `make` gives the value, or the JSON text if the
 * database wrote it. The address is the key: validation has already refused what does not belong into it.
 */
export async function answer<Shape>(
  context: Context,
  services: Services,
  { kinds, street, type = 'application/json' }: Answer,
  make: () => Promise<Shape | string>,
): Promise<Response & TypedResponse<Shape, 200, 'json'>> {
  const state = await stateOf(services, ['districts', ...kinds], street)
  const { url } = context.req
  const body = await services.bodies.get(url.slice(url.indexOf('/', 8)), state, async () => {
    const made = await make()
    return new StoredBody(typeof made === 'string' ? made : JSON.stringify(made), type)
  })
  return typed<Shape>(await replyStored(context, body))
}
