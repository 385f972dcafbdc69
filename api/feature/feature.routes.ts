import type { FeatureCollection } from 'geojson'
import { Hono } from 'hono'
import { z } from 'zod'
import { scopeIn } from '../identity/reader.ts'
import { streetQuery } from '../parameters.ts'
import { validate } from '../problem.ts'
import { answer } from '../server/answer.ts'
import type { Services } from '../services.ts'
import { mapCollectionIds, mapCollections } from './collections.ts'
import { collectionBytes } from './feature.queries.ts'

export const collectionParameter = z.strictObject({ collection: z.enum(mapCollectionIds) })

export const featureRoutes = (services: Services) =>
  new Hono().get(
    '/features/:collection',
    validate('param', collectionParameter),
    validate('query', streetQuery),
    (context) => {
      const collection = mapCollections[context.req.valid('param').collection]
      const { street } = context.req.valid('query')
      const options = { kinds: collection.reads, street, type: 'application/geo+json' }
      return answer<FeatureCollection>(context, services, options, () =>
        collectionBytes(services.database, collection, scopeIn(context, street)),
      )
    },
  )
