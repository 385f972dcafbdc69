import { Hono } from 'hono'
import { placeParameter, streetQuery } from '../parameters.ts'
import { validate } from '../problem.ts'
import type { Services } from '../services.ts'
import { describeBuilding } from './building.queries.ts'

export const buildingRoutes = ({ database }: Services) =>
  new Hono().get(
    '/buildings/:id',
    validate('param', placeParameter),
    validate('query', streetQuery),
    async (context) => {
      const { street } = context.req.valid('query')
      return context.json(await describeBuilding(database, street, context.req.valid('param').id), 200)
    },
  )
