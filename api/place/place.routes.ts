import { Hono } from 'hono'
import { z } from 'zod'
import { requireStreet } from '../district/district.queries.ts'
import { streetCode } from '../district/place-code.model.ts'
import { filter } from '../filter/filter.model.ts'
import { requireValidPolygon } from '../filter/polygon.queries.ts'
import { position } from '../geometry.model.ts'
import { scoped, scopeIn } from '../identity/reader.ts'
import { latitudeParameter, longitudeParameter, wholeNumber } from '../parameters.ts'
import { validate } from '../problem.ts'
import { answer, answerBytes, placeKinds } from '../server/answer.ts'
import { serviceKinds } from '../service/service.model.ts'
import type { Services } from '../services.ts'
import { unitKinds } from '../unit/unit.model.ts'
import { figuresOfFilter, figuresOfPolygon, nearestPlaces, placeAtBytes } from './place.queries.ts'
import type { PlaceAt, PlaceSetPage, ShapeFigures } from './place.shapes.ts'
import {
  type PlaceSetCondition,
  placeSetConditions,
  placeSetKinds,
  placeSetScope,
} from './place-set.model.ts'
import { placeSet } from './place-set.queries.ts'

const point = { street: streetCode, longitude: longitudeParameter, latitude: latitudeParameter }
export const pointQuery = z.strictObject(point)
const nearestKinds = { units: unitKinds, 'service-points': serviceKinds }

export const nearestQuery = z
  .strictObject({
    ...point,
    of: z.enum(['units', 'service-points']),
    kind: z.enum([...unitKinds, ...serviceKinds]).optional(),
    k: wholeNumber(1, 100).default(5),
  })
  .refine(({ of, kind }) => !kind || (nearestKinds[of] as readonly string[]).includes(kind), {
    path: ['kind'],
    error: 'is no kind of what is asked for',
  })

/** Which places: a kind, what they are, and the filter's place conditions as the shape they lie in. */
export const placeSetQuery = filter
  .extend({
    ...placeSetConditions,
    of: z.enum(placeSetKinds),
    after: z
      .string()
      .regex(/^\d{1,15}$/, 'is no code or id')
      .optional(),
    limit: wholeNumber(1, 500).default(100),
  })
  .strict()
  .superRefine((query, context) => {
    for (const name of Object.keys(placeSetScope) as PlaceSetCondition[])
      if (query[name] !== undefined && !placeSetScope[name].includes(query.of))
        context.addIssue({ code: 'custom', path: [name], message: `is not asked of ${query.of}` })
  })

const isClosed = (ring: [number, number][]) =>
  ring[0]?.[0] === ring.at(-1)?.[0] && ring[0]?.[1] === ring.at(-1)?.[1]
const ring = z.array(position).min(4).max(5000).refine(isClosed, 'the ring is not closed')
/** A GeoJSON polygon in WGS84, longitude first (RFC 7946). */
export const shapeBody = z.strictObject({
  street: streetCode,
  polygon: z.strictObject({ type: z.literal('Polygon'), coordinates: z.array(ring).min(1).max(50) }),
})

export function placeRoutes(services: Services) {
  const { database } = services
  return new Hono()
    .get('/places/at', validate('query', pointQuery), async (context) => {
      const { street, longitude, latitude } = context.req.valid('query')
      return answerBytes<PlaceAt>(
        context,
        await placeAtBytes(database, scopeIn(context, street), longitude, latitude),
      )
    })
    .get('/places/nearest', validate('query', nearestQuery), async (context) => {
      const { street, longitude, latitude, of, kind, k } = context.req.valid('query')
      const scope = scopeIn(context, street)
      const items = await nearestPlaces(database, scope, [longitude, latitude], { of, kind, k })
      return context.json({ items }, 200)
    })
    .get('/places', validate('query', placeSetQuery), (context) => {
      const { of, kind, safety, old, in_grid, in_estate, in_zone, after, limit, ...rest } =
        context.req.valid('query')
      const query = { of, kind, safety, old, in_grid, in_estate, in_zone, after, limit }
      const filter = scoped(context, rest)
      return answer<PlaceSetPage>(context, services, { kinds: placeKinds, street: rest.street }, async () => {
        await requireStreet(database, filter.scope)
        await requireValidPolygon(database, filter.polygon)
        return placeSet(database, filter, query)
      })
    })
    .get('/places/figures', validate('query', filter.strict()), (context) => {
      const query = context.req.valid('query')
      const filter = scoped(context, query)
      const options = { kinds: [...placeKinds, 'incidents'] as const, street: query.street }
      return answer<ShapeFigures>(context, services, options, async () => {
        await requireStreet(database, filter.scope)
        await requireValidPolygon(database, filter.polygon)
        return figuresOfFilter(database, filter)
      })
    })
    .post('/places/figures', validate('json', shapeBody), async (context) => {
      const { scope, polygon } = scoped(context, context.req.valid('json'))
      await requireStreet(database, scope)
      await requireValidPolygon(database, polygon)
      return context.json(await figuresOfPolygon(database, scope, polygon), 200)
    })
}
