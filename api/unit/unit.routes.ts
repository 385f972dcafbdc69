import { Hono } from 'hono'
import { scopeIn } from '../identity/reader.ts'
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
      const scope = scopeIn(context, context.req.valid('query').street)
      return context.json(await describeUnit(database, scope, context.req.valid('param').id), 200)
    },
  )
