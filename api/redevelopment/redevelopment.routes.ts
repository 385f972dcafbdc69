import { Hono } from 'hono'
import { placeParameter, streetQuery } from '../parameters.ts'
import { validate } from '../problem.ts'
import type { Services } from '../services.ts'
import { describeZone } from './redevelopment.queries.ts'

export const redevelopmentRoutes = ({ database }: Services) =>
  new Hono().get(
    '/redevelopment-zones/:id',
    validate('param', placeParameter),
    validate('query', streetQuery),
    async (context) => {
      const { street } = context.req.valid('query')
      return context.json(await describeZone(database, street, context.req.valid('param').id), 200)
    },
  )
