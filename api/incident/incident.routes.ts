import { Hono } from 'hono'
import { z } from 'zod'
import { requireStreet } from '../district/district.queries.ts'
import { streetCode } from '../district/place-code.model.ts'
import { filter } from '../filter/filter.model.ts'
import { requireValidPolygon } from '../filter/polygon.queries.ts'
import { everywhere } from '../identity/scope.ts'
import { cursorParameter, idParameter, wholeNumber } from '../parameters.ts'
import { validate } from '../problem.ts'
import { StoredBody } from '../server/body-cache.ts'
import { replyStored, typed } from '../server/reply.ts'
import type { Services } from '../services.ts'
import { incidentUnknown } from './incident.problems.ts'
import {
  findIncident,
  incidentPointsText,
  incidentSorts,
  listIncidents,
  summariseIncidents,
} from './incident.queries.ts'
import type { IncidentPoints } from './incident.shapes.ts'
import { incidentAt } from './incident-at.ts'

const filterQuery = filter.strict()
const listQuery = filter
  .extend({
    sort: z.enum(incidentSorts).default('-reported_at'),
    limit: wholeNumber(1, 500).default(50),
    cursor: cursorParameter(2).optional(),
  })
  .strict()

/** An incident becomes overdue without a write, so what shows it is made again after this long at most. */
const clockMilliseconds = 5000

export const incidentRoutes = ({ database, bodies, revisions }: Services) =>
  new Hono()
    .get('/incidents/points', validate('query', filterQuery), async (context) => {
      const filter = context.req.valid('query')
      const revision = await revisions.of(['districts', 'incidents'], filter.street)
      const state = `${revision} ${Math.floor(Date.now() / clockMilliseconds)}`
      const body = await bodies.get(`points ${JSON.stringify(filter)}`, state, async () => {
        await requireStreet(database, filter.street)
        await requireValidPolygon(database, filter.polygon)
        return new StoredBody(await incidentPointsText(database, filter), 'application/json')
      })
      return typed<IncidentPoints>(await replyStored(context, body))
    })
    .get('/incidents/summary', validate('query', filterQuery), async (context) => {
      const filter = context.req.valid('query')
      await requireStreet(database, filter.street)
      await requireValidPolygon(database, filter.polygon)
      return context.json(await summariseIncidents(database, filter), 200)
    })
    .get('/incidents', validate('query', listQuery), async (context) => {
      const { sort, limit, cursor, ...filter } = context.req.valid('query')
      await requireStreet(database, filter.street)
      await requireValidPolygon(database, filter.polygon)
      return context.json(await listIncidents(database, filter, { sort, limit, cursor }), 200)
    })
    .get(
      '/incidents/:id',
      validate('param', z.strictObject({ id: idParameter })),
      validate(
        'query',
        z.strictObject({ street: streetCode.optional(), at: z.iso.datetime({ offset: true }).optional() }),
      ),
      async (context) => {
        const { id } = context.req.valid('param')
        const { at, street } = context.req.valid('query')
        const found = await findIncident(database, street ?? everywhere, id)
        const incident = found && at ? incidentAt(found, new Date(at)) : found
        if (!incident) throw incidentUnknown({ detail: at ? `no incident ${id} then` : `no incident ${id}` })
        return context.json(incident, 200)
      },
    )
