import type { Context } from 'hono'
import { Hono } from 'hono'
import { scopeIn, scopeOf } from '../identity/reader.ts'
import type { Scope } from '../identity/scope.ts'
import { WalkingNetworks } from '../network/networks.ts'
import { validate } from '../problem.ts'
import type { Services } from '../services.ts'
import { incidentUnknown } from './incident.problems.ts'
import { findPlaceOf, suggestUnits, surroundingsOf } from './surroundings.queries.ts'
import { incidentParameter, verbQuery } from './verb.requests.ts'

/** What lies around an incident, and who could be sent to it. */
export function surroundingRoutes(services: Services) {
  const { database } = services
  const networks = new WalkingNetworks(services)
  const scopeOfQuery = (context: Context, street: string | undefined): Scope =>
    street === undefined ? scopeOf(context) : scopeIn(context, street)
  const find = async (scope: Scope, id: number) => {
    const around = await findPlaceOf(database, scope, id)
    if (!around) throw incidentUnknown({ detail: `no incident ${id}` })
    return { around, network: await networks.of(around.street) }
  }
  return new Hono()
    .get(
      '/incidents/:id/nearby',
      validate('param', incidentParameter),
      validate('query', verbQuery),
      async (context) => {
        const scope = scopeOfQuery(context, context.req.valid('query').street)
        const { around, network } = await find(scope, context.req.valid('param').id)
        return context.json(await surroundingsOf(database, scope, around, network), 200)
      },
    )
    .get(
      '/incidents/:id/suggestions',
      validate('param', incidentParameter),
      validate('query', verbQuery),
      async (context) => {
        const scope = scopeOfQuery(context, context.req.valid('query').street)
        const { around, network } = await find(scope, context.req.valid('param').id)
        return context.json({ units: await suggestUnits(database, around, network) }, 200)
      },
    )
}
