import { Hono } from 'hono'
import { placeParameter, streetQuery } from '../parameters.ts'
import { validate } from '../problem.ts'
import type { Services } from '../services.ts'
import { describeServicePoint } from './service.queries.ts'

export const serviceRoutes = ({ database }: Services) =>
  new Hono().get(
    '/service-points/:id',
    validate('param', placeParameter),
    validate('query', streetQuery),
    async (context) => {
      const { street } = context.req.valid('query')
      return context.json(await describeServicePoint(database, street, context.req.valid('param').id), 200)
    },
  )
