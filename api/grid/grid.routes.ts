import { Hono } from 'hono'
import { z } from 'zod'
import { gridCode, streetOf } from '../district/place-code.model.ts'
import { scopeIn } from '../identity/reader.ts'
import { validate } from '../problem.ts'
import type { Services } from '../services.ts'
import { describeGrid } from './grid.queries.ts'

export const gridParameter = z.strictObject({ code: gridCode })

export const gridRoutes = ({ database }: Services) =>
  new Hono().get(
    '/grids/:code',
    validate('param', gridParameter),
    validate('query', z.strictObject({})),
    async (context) => {
      const { code } = context.req.valid('param')
      return context.json(await describeGrid(database, scopeIn(context, streetOf(code)), code), 200)
    },
  )
