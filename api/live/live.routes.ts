import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { z } from 'zod'
import { requireStreet } from '../district/district.queries.ts'
import { streetCode } from '../district/place-code.model.ts'
import { type Identity, identityOf, type Reader, scopeIn } from '../identity/reader.ts'
import { nowhere } from '../identity/scope.ts'
import { validate } from '../problem.ts'
import type { Services } from '../services.ts'
import type { LiveHub } from './hub.ts'

const position = z
  .string()
  .regex(/^\d{1,15}$/, 'must be the id of a message: a whole number')
  .transform(Number)

export const liveQuery = z.strictObject({ street: streetCode.optional(), after: position.optional() })
export const liveHeader = z.object({ 'last-event-id': position.optional() })

/** True if a reader is who he was, and may see what he might. */
const isSameReader = (one: Identity, other: Identity): boolean =>
  one.scope === other.scope &&
  one.account?.id === other.account?.id &&
  one.account?.role === other.account?.role

/** The stream of the log. `reader` is asked again while a stream is open, whether its reader is still the same. */
export const liveRoutes = ({ database }: Pick<Services, 'database'>, hub: LiveHub, reader: Reader) =>
  new Hono<{ Bindings: Partial<HttpBindings> }>().get(
    '/live',
    validate('query', liveQuery),
    validate('header', liveHeader),
    async (context) => {
      const { street, after } = context.req.valid('query')
      // A browser that opens a lost stream again asks at the first address, with the id of the last message.
      const last = context.req.valid('header')['last-event-id'] ?? after
      const identity = identityOf(context)
      const scope = street === undefined ? identity.scope : scopeIn(context, street)
      if (street !== undefined && scope !== nowhere) await requireStreet(database, scope)
      const headers = {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store, no-transform',
        'x-accel-buffering': 'no',
      }
      if (context.req.method === 'HEAD') return context.body(null, 200, headers)
      const body = await hub.open({
        scope,
        after: last,
        recheck: async () => isSameReader(await reader(context), identity),
        hangUp: () => context.env?.outgoing?.destroy(),
      })
      return context.body(body, 200, headers)
    },
  )
