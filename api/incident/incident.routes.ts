import { Hono } from 'hono'
import { z } from 'zod'
import { streetCode } from '../district/place-code.model.ts'
import { instantText } from '../field.model.ts'
import { filter } from '../filter/filter.model.ts'
import { requireValidPolygon } from '../filter/polygon.queries.ts'
import { identityOf, scoped, scopeIn, scopeOf } from '../identity/reader.ts'
import { cursorParameter, idParameter, wholeNumber } from '../parameters.ts'
import { validate } from '../problem.ts'
import { answer } from '../server/answer.ts'
import type { Services } from '../services.ts'
import { incidentUnknown } from './incident.problems.ts'
import { findIncident, incidentPointsBytes, summariseIncidents } from './incident.queries.ts'
import type { IncidentPage, IncidentPoints, IncidentSummary } from './incident.shapes.ts'
import { answerFor } from './incident-answer.queries.ts'
import { incidentPageBytes } from './incident-list.queries.ts'
import { incidentSorts, listCursor } from './incident-sort.model.ts'

/** A past instant that incidents are asked of; without it they are as they are now. */
const at = instantText
  .refine((text) => Date.parse(text) <= Date.now(), 'must not be in the future')
  .optional()

export const filterQuery = filter.extend({ at }).strict()
export const listQuery = filter
  .extend({
    at,
    sort: z.enum(incidentSorts).default('-reported_at'),
    limit: wholeNumber(1, 500).default(50),
    cursor: cursorParameter(listCursor).optional(),
  })
  .strict()
  .refine(({ sort, cursor }) => !cursor || cursor[0] === sort, {
    path: ['cursor'],
    error: 'is a cursor of the list sorted otherwise',
  })

export const instantQuery = z.strictObject({
  street: streetCode.optional(),
  at: instantText.optional(),
})

const kinds = ['incidents', 'categories', 'grids', 'estates', 'redevelopment-zones', 'units'] as const

export function incidentRoutes(services: Services) {
  const { database } = services
  return new Hono()
    .get('/incidents/points', validate('query', filterQuery), (context) => {
      const query = context.req.valid('query')
      const filter = scoped(context, query)
      const options = { kinds: ['incidents'] as const, street: query.street }
      return answer<IncidentPoints>(context, services, options, async () => {
        await requireValidPolygon(database, filter.polygon)
        return incidentPointsBytes(database, filter)
      })
    })
    .get('/incidents/summary', validate('query', filterQuery), (context) => {
      const query = context.req.valid('query')
      const filter = scoped(context, query)
      const options = { kinds: ['incidents'] as const, street: query.street }
      return answer<IncidentSummary>(context, services, options, async () => {
        await requireValidPolygon(database, filter.polygon)
        return summariseIncidents(database, filter)
      })
    })
    .get('/incidents', validate('query', listQuery), (context) => {
      const { sort, limit, cursor, ...query } = context.req.valid('query')
      const filter = scoped(context, query)
      return answer<IncidentPage>(context, services, { kinds, street: query.street }, async () => {
        await requireValidPolygon(database, filter.polygon)
        return incidentPageBytes(database, filter, { sort, limit, cursor })
      })
    })
    .get(
      '/incidents/:id',
      validate('param', z.strictObject({ id: idParameter })),
      validate('query', instantQuery),
      async (context) => {
        const { id } = context.req.valid('param')
        const { at, street } = context.req.valid('query')
        const scope = street === undefined ? scopeOf(context) : scopeIn(context, street)
        const incident = await findIncident(database, scope, id, at ? new Date(at) : undefined)
        if (!incident) throw incidentUnknown({ detail: at ? `no incident ${id} then` : `no incident ${id}` })
        const { account } = identityOf(context)
        return context.json(await answerFor(database, incident, at ? null : account), 200)
      },
    )
}
