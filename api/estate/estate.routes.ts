import { Hono } from 'hono'
import { placeParameter, streetQuery } from '../parameters.ts'
import { validate } from '../problem.ts'
import type { Services } from '../services.ts'
import { describeEstate } from './estate.queries.ts'

export const estateRoutes = ({ database }: Services) =>
  new Hono().get(
    '/estates/:id',
    validate('param', placeParameter),
    validate('query', streetQuery),
    async (context) => {
      const { street } = context.req.valid('query')
      return context.json(await describeEstate(database, street, context.req.valid('param').id), 200)
    },
  )
