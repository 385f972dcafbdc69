import { Hono } from 'hono'
import { z } from 'zod'
import { scopeIn, scopeOf } from '../identity/reader.ts'
import { validate } from '../problem.ts'
import { answer, placeKinds } from '../server/answer.ts'
import type { Services } from '../services.ts'
import { describeCommunity } from './community.queries.ts'
import { describeDistrict, listDistricts } from './district.queries.ts'
import type { DistrictDetail } from './district.shapes.ts'
import { communityCode, streetCode, streetOf } from './place-code.model.ts'

const everyKind = [...placeKinds, 'incidents', 'categories'] as const
export const districtParameter = z.strictObject({ code: streetCode })
export const communityParameter = z.strictObject({ code: communityCode })
const nothing = z.strictObject({})

export const districtRoutes = (services: Services) =>
  new Hono()
    .get('/districts', validate('query', nothing), async (context) =>
      context.json({ districts: await listDistricts(services.database, scopeOf(context)) }, 200),
    )
    .get('/districts/:code', validate('param', districtParameter), validate('query', nothing), (context) => {
      const { code } = context.req.valid('param')
      return answer<DistrictDetail>(context, services, { kinds: everyKind, street: code }, () =>
        describeDistrict(services.database, scopeIn(context, code)),
      )
    })
    .get(
      '/communities/:code',
      validate('param', communityParameter),
      validate('query', nothing),
      async (context) => {
        const { code } = context.req.valid('param')
        const scope = scopeIn(context, streetOf(code))
        return context.json(await describeCommunity(services.database, scope, code), 200)
      },
    )
