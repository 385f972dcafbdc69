import { Hono } from 'hono'
import { z } from 'zod'
import { validate } from '../problem.ts'
import type { Services } from '../services.ts'
import { describeCommunity } from './community.queries.ts'
import { describeDistrict, listDistricts } from './district.queries.ts'
import { communityCode, streetCode } from './place-code.model.ts'

const nothing = z.strictObject({})

export const districtRoutes = ({ database }: Services) =>
  new Hono()
    .get('/districts', validate('query', nothing), async (context) =>
      context.json({ districts: await listDistricts(database) }, 200),
    )
    .get(
      '/districts/:code',
      validate('param', z.strictObject({ code: streetCode })),
      validate('query', nothing),
      async (context) => context.json(await describeDistrict(database, context.req.valid('param').code), 200),
    )
    .get(
      '/communities/:code',
      validate('param', z.strictObject({ code: communityCode })),
      validate('query', nothing),
      async (context) =>
        context.json(await describeCommunity(database, context.req.valid('param').code), 200),
    )
