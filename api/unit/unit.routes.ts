import { Hono } from 'hono'
import { placeParameter, streetQuery } from '../parameters.ts'
import { validate } from '../problem.ts'
import type { Services } from '../services.ts'
import { describeUnit } from './unit.queries.ts'

export const unitRoutes = ({ database }: Services) =>
  new Hono().get(
    '/units/:id',
    validate('param', placeParameter),
    validate('query', streetQuery),
    async (context) => {
      const { street } = context.req.valid('query')
      return context.json(await describeUnit(database, street, context.req.valid('param').id), 200)
    },
  )
