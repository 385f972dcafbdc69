import { Hono } from 'hono'
import { z } from 'zod'
import { mapCollectionIds } from './feature/collections.ts'
import { filterQuery, instantQuery, listQuery } from './incident/incident.routes.ts'
import { streetQuery } from './parameters.ts'
import { nearestQuery, placeSetQuery, pointQuery, shapeBody } from './place/place.routes.ts'
import { searchQuery } from './search/search.routes.ts'
import { StoredBody } from './server/body-cache.ts'
import { replyStored } from './server/reply.ts'

type Operation = {
  method?: 'post'
  path: string
  tag: string
  summary: string
  query?: z.ZodObject
  body?: z.ZodType
  answer: string
}

/** Every address under `/api`: what it takes, by the schemas the routes validate with, and what it answers. */
const operations: readonly Operation[] = [
  { path: '/districts', tag: 'district', summary: 'The streets in the database', answer: 'Streets by code' },
  {
    path: '/districts/{code}',
    tag: 'district',
    summary: 'A street',
    answer: 'Facts, provenance, totals, categories',
  },
  { path: '/communities/{code}', tag: 'district', summary: 'A community', answer: 'Its grids and sums' },
  {
    path: '/features/{collection}',
    tag: 'feature',
    summary: `A whole collection of a street: ${mapCollectionIds.join(', ')}`,
    query: streetQuery,
    answer: 'A GeoJSON FeatureCollection',
  },
  {
    path: '/incidents/points',
    tag: 'incident',
    summary: 'Every matching incident, for the map',
    query: filterQuery,
    answer: 'Columns of equal length',
  },
  {
    path: '/incidents/summary',
    tag: 'incident',
    summary: 'Figures of the matching incidents',
    query: filterQuery,
    answer: 'Totals by stage, category, grid, severity and day',
  },
  {
    path: '/incidents',
    tag: 'incident',
    summary: 'A page of the matching incidents',
    query: listQuery,
    answer: 'A page',
  },
  {
    path: '/incidents/{id}',
    tag: 'incident',
    summary: 'An incident with its history, now or at an instant',
    query: instantQuery,
    answer: 'The incident; who reported it is masked',
  },
  { path: '/grids/{code}', tag: 'grid', summary: 'A grid', answer: 'What lies in it and beside it' },
  ...(
    [
      ['estates', 'estate', 'An estate'],
      ['buildings', 'building', 'A building'],
      ['redevelopment-zones', 'redevelopment', 'A redevelopment zone'],
      ['service-points', 'service', 'A service point'],
      ['units', 'unit', 'A unit'],
    ] as const
  ).map(([path, tag, summary]) => ({
    path: `/${path}/{id}`,
    tag,
    summary,
    query: streetQuery,
    answer: 'Its properties and what is around it',
  })),
  {
    path: '/places',
    tag: 'place',
    summary: 'The places that a figure counts',
    query: placeSetQuery,
    answer: 'A page by code or id, with the total',
  },
  {
    path: '/places/at',
    tag: 'place',
    summary: 'What contains a point',
    query: pointQuery,
    answer: 'Places or null',
  },
  {
    path: '/places/nearest',
    tag: 'place',
    summary: 'The nearest places',
    query: nearestQuery,
    answer: 'Nearest first',
  },
  {
    path: '/places/figures',
    tag: 'place',
    summary: 'What the shape of a filter holds',
    query: filterQuery,
    answer: 'People, buildings, incidents',
  },
  {
    method: 'post',
    path: '/places/figures',
    tag: 'place',
    summary: 'What a polygon holds',
    body: shapeBody,
    answer: 'People, buildings, incidents',
  },
  {
    path: '/search',
    tag: 'search',
    summary: 'Find by name, code, pinyin or its initials',
    query: searchQuery,
    answer: 'The best results first',
  },
]

const schemaOf = (schema: z.ZodType) => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    target: 'openapi-3.0',
  })
  return rest
}

function parameters({ path, query }: Operation) {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  const inQuery = Object.entries(query?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: !schema.safeParse(undefined).success,
    schema: schemaOf(schema),
  }))
  return [...inPath, ...inQuery]
}

function describeOperation(operation: Operation) {
  const problem = { $ref: '#/components/responses/Problem' }
  return {
    summary: operation.summary,
    tags: [operation.tag],
    parameters: parameters(operation),
    ...(operation.body && {
      requestBody: { required: true, content: { 'application/json': { schema: schemaOf(operation.body) } } },
    }),
    responses: {
      '200': {
        description: operation.answer,
        content: { 'application/json': { schema: { type: 'object' } } },
      },
      '400': problem,
      '404': problem,
      '503': problem,
    },
  }
}

function document() {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const operation of operations) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method ?? 'get']: describeOperation(operation),
    }
  }
  const text = { type: 'string' }
  return {
    openapi: '3.0.3',
    info: { title: 'streetgrid 网格一张图', version: '1.0.0' },
    servers: [{ url: '/api' }],
    paths,
    components: {
      responses: {
        Problem: {
          description: 'RFC 9457, with a stable code',
          content: {
            'application/problem+json': {
              schema: {
                type: 'object',
                required: ['type', 'title', 'status', 'code'],
                properties: {
                  type: text,
                  title: text,
                  status: { type: 'integer' },
                  code: text,
                  detail: text,
                  errors: {
                    type: 'array',
                    items: { type: 'object', properties: { pointer: text, detail: text } },
                  },
                },
              },
            },
          },
        },
      },
    },
  }
}

/** `/api/openapi.json`: the API described. */
export function descriptionRoutes() {
  const described = new StoredBody(JSON.stringify(document()), 'application/json')
  return new Hono().get('/openapi.json', (context) => replyStored(context, described))
}
