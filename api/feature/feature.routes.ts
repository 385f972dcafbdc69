import type { FeatureCollection } from 'geojson'
import { Hono } from 'hono'
import { z } from 'zod'
import { requireStreet } from '../district/district.queries.ts'
import { streetCode } from '../district/place-code.model.ts'
import { validate } from '../problem.ts'
import { StoredBody } from '../server/body-cache.ts'
import { replyStored, typed } from '../server/reply.ts'
import type { Services } from '../services.ts'
import { mapCollectionIds, mapCollections } from './collections.ts'
import { collectionText } from './feature.queries.ts'

export const featureRoutes = ({ database, bodies, revisions }: Services) =>
  new Hono().get(
    '/features/:collection',
    validate('param', z.strictObject({ collection: z.enum(mapCollectionIds) })),
    validate('query', z.strictObject({ street: streetCode })),
    async (context) => {
      const collection = mapCollections[context.req.valid('param').collection]
      const { street } = context.req.valid('query')
      const revision = await revisions.of(['districts', ...collection.reads], street)
      const body = await bodies.get(`features ${collection.id} ${street}`, revision, async () => {
        await requireStreet(database, street)
        return new StoredBody(await collectionText(database, collection, street), 'application/geo+json')
      })
      return typed<FeatureCollection>(await replyStored(context, body))
    },
  )
