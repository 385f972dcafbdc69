import { type Collection, schemaName } from '../feature/collection.ts'
import { apiDescription, apiTitle, geometrySchema, propertySchema } from './documents.ts'
import { crs84, defaultLimit, greatestLimit } from './items-query.ts'
import { mediaTypes } from './links.ts'

const parameter = (name: string) => ({ $ref: `#/components/parameters/${name}` })
const problems = {
  '400': { $ref: '#/components/responses/Invalid' },
  '404': { $ref: '#/components/responses/NotFound' },
  '503': { $ref: '#/components/responses/Unavailable' },
}

const answer = (description: string, schema: unknown, type: string = mediaTypes.json) => ({
  description,
  content: { [type]: { schema }, [mediaTypes.html]: { schema: { type: 'string' } } },
})

function operation(id: string, summary: string, success: unknown, parameters: unknown[], tag: string) {
  return {
    get: {
      operationId: id,
      summary,
      tags: [tag],
      parameters: [parameter('f'), ...parameters],
      responses: { '200': success, ...problems },
    },
  }
}

function featureSchema(collection: Collection) {
  const { properties, key } = collection
  return {
    type: 'object',
    required: ['type', 'id', 'geometry', 'properties'],
    properties: {
      type: { type: 'string', enum: ['Feature'] },
      id: { type: 'integer', ...(key.type === 'code' && { format: 'int64' }) },
      geometry: geometrySchema(collection),
      properties: {
        type: 'object',
        properties: Object.fromEntries(
          Object.entries(properties).map(([name, property]) => [
            name,
            { ...propertySchema(property), nullable: true },
          ]),
        ),
      },
      links: { type: 'array', items: { $ref: '#/components/schemas/Link' } },
    },
  }
}

function collectionPaths(collection: Collection) {
  const { id, name, properties } = collection
  const filters = Object.entries(properties).map(([property, value]) => ({
    name: property,
    in: 'query',
    required: false,
    description: `${value.name.zh} ${value.name.en}`,
    schema: propertySchema(value),
    style: 'form',
    explode: false,
  }))
  const feature = { $ref: `#/components/schemas/${schemaName(id)}Feature` }
  const page = {
    allOf: [
      { $ref: '#/components/schemas/FeaturePage' },
      { type: 'object', properties: { features: { type: 'array', items: feature } } },
    ],
  }
  const paging = ['limit', 'bbox', 'bbox-crs', 'datetime', 'cursor'].map(parameter)
  return {
    [`/collections/${id}`]: operation(
      `describe${schemaName(id)}`,
      `${name.en}: the collection`,
      answer('The collection', { $ref: '#/components/schemas/Collection' }),
      [],
      'Collections',
    ),
    [`/collections/${id}/queryables`]: operation(
      `get${schemaName(id)}Queryables`,
      `${name.en}: what to filter by`,
      answer('A JSON Schema', { type: 'object' }, mediaTypes.schema),
      [],
      'Collections',
    ),
    [`/collections/${id}/schema`]: operation(
      `get${schemaName(id)}Schema`,
      `${name.en}: what a feature is`,
      answer('A JSON Schema', { type: 'object' }, mediaTypes.schema),
      [],
      'Collections',
    ),
    [`/collections/${id}/items`]: operation(
      `get${schemaName(id)}`,
      `${name.en}: a page of features`,
      answer('A page of features', page, mediaTypes.geojson),
      [...paging, ...filters],
      'Features',
    ),
    [`/collections/${id}/items/{featureId}`]: operation(
      `get${schemaName(id)}Feature`,
      `${name.en}: one feature`,
      answer('The feature', feature, mediaTypes.geojson),
      [parameter('featureId')],
      'Features',
    ),
  }
}

/** The OpenAPI 3.0 description of `/ogc`, made from the collections. */
export function openApiDocument(base: string, collections: readonly Collection[]) {
  const problem = {
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  }
  return {
    openapi: '3.0.3',
    info: { title: apiTitle, description: apiDescription, version: '1.0.0' },
    servers: [{ url: base }],
    tags: [{ name: 'Capabilities' }, { name: 'Collections' }, { name: 'Features' }],
    paths: {
      '/': operation(
        'getLandingPage',
        'Where everything is',
        answer('The landing page', { $ref: '#/components/schemas/LandingPage' }),
        [],
        'Capabilities',
      ),
      '/conformance': operation(
        'getConformance',
        'What this API conforms to',
        answer('The conformance classes', { $ref: '#/components/schemas/Conformance' }),
        [],
        'Capabilities',
      ),
      '/api': operation(
        'getApi',
        'This description',
        answer('OpenAPI 3.0', { type: 'object' }, mediaTypes.openapi),
        [],
        'Capabilities',
      ),
      '/collections': operation(
        'getCollections',
        'The collections',
        answer('The collections', { $ref: '#/components/schemas/Collections' }),
        [],
        'Collections',
      ),
      ...Object.assign({}, ...collections.map(collectionPaths)),
    },
    components: {
      parameters: parameters(),
      responses: {
        Invalid: { description: 'A parameter is unknown or wrong', ...problem },
        NotFound: { description: 'There is no such thing', ...problem },
        Unavailable: { description: 'The database does not answer at the moment', ...problem },
      },
      schemas: {
        ...schemas(),
        ...Object.fromEntries(
          collections.map((collection) => [`${schemaName(collection.id)}Feature`, featureSchema(collection)]),
        ),
      },
    },
  }
}

function parameters() {
  const query = (name: string, description: string, schema: unknown) => ({
    name,
    in: 'query',
    required: false,
    description,
    schema,
    style: 'form',
    explode: false,
  })
  return {
    f: query('f', 'The form of the answer', { type: 'string', enum: ['json', 'html'] }),
    limit: query('limit', 'How many features a page has at most', {
      type: 'integer',
      minimum: 1,
      maximum: greatestLimit,
      default: defaultLimit,
    }),
    bbox: query('bbox', 'west,south,east,north or with heights; degrees', {
      type: 'array',
      oneOf: [
        { minItems: 4, maxItems: 4 },
        { minItems: 6, maxItems: 6 },
      ],
      items: { type: 'number' },
    }),
    'bbox-crs': query('bbox-crs', 'The reference system of bbox', {
      type: 'string',
      format: 'uri',
      enum: [crs84],
      default: crs84,
    }),
    datetime: query('datetime', 'An instant or an interval; `..` is an open end', { type: 'string' }),
    cursor: query('cursor', 'Where the next page begins; from a `next` link', { type: 'string' }),
    featureId: {
      name: 'featureId',
      in: 'path',
      required: true,
      description: 'The id of the feature',
      schema: { type: 'string' },
    },
  }
}

function schemas() {
  const links = { type: 'array', items: { $ref: '#/components/schemas/Link' } }
  const text = { type: 'string' }
  return {
    Link: {
      type: 'object',
      required: ['href', 'rel'],
      properties: { href: { type: 'string', format: 'uri' }, rel: text, type: text, title: text },
    },
    LandingPage: {
      type: 'object',
      required: ['links'],
      properties: { title: text, description: text, links },
    },
    Conformance: {
      type: 'object',
      required: ['conformsTo'],
      properties: { conformsTo: { type: 'array', items: text } },
    },
    Collection: {
      type: 'object',
      required: ['id', 'links'],
      properties: {
        id: text,
        title: text,
        description: text,
        itemType: text,
        crs: { type: 'array', items: text },
        extent: { type: 'object' },
        links,
      },
    },
    Collections: {
      type: 'object',
      required: ['links', 'collections'],
      properties: {
        links,
        collections: { type: 'array', items: { $ref: '#/components/schemas/Collection' } },
      },
    },
    FeaturePage: {
      type: 'object',
      required: ['type', 'features'],
      properties: {
        type: { type: 'string', enum: ['FeatureCollection'] },
        timeStamp: { type: 'string', format: 'date-time' },
        numberMatched: { type: 'integer', minimum: 0 },
        numberReturned: { type: 'integer', minimum: 0 },
        links,
        features: { type: 'array', items: { type: 'object' } },
      },
    },
    Problem: {
      type: 'object',
      required: ['type', 'title', 'status', 'code'],
      properties: {
        type: { type: 'string', format: 'uri' },
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
  }
}
