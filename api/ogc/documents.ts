import { type Collection, geometryTypes, type Property } from '../feature/collection.ts'
import { crs84 } from './items-query.ts'
import { address, type Link, mediaTypes, selfAndAlternate } from './links.ts'
import type { Extent } from './ogc.queries.ts'

export const conformanceClasses = [
  'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core',
  'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30',
  'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/html',
  'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson',
  'http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables',
  'http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables-query-parameters',
] as const

export const queryablesRelation = 'http://www.opengis.net/def/rel/ogc/1.0/queryables'
export const apiTitle = 'streetgrid 网格一张图'
export const apiDescription =
  '街道网格、小区、更新片区与事件的开放数据接口。 Grids, estates, redevelopment zones and incidents of street offices.'

/** The landing page: where everything else is. */
export function landingDocument(base: string, format: 'json' | 'html') {
  const links: Link[] = [
    ...selfAndAlternate(base, {}, format, mediaTypes.json),
    { href: `${base}/api?f=json`, rel: 'service-desc', type: mediaTypes.openapi, title: 'The API described' },
    {
      href: `${base}/api?f=html`,
      rel: 'service-doc',
      type: mediaTypes.html,
      title: 'The API described, to read',
    },
    {
      href: `${base}/conformance`,
      rel: 'conformance',
      type: mediaTypes.json,
      title: 'What this API conforms to',
    },
    { href: `${base}/collections`, rel: 'data', type: mediaTypes.json, title: 'The collections' },
  ]
  return { title: apiTitle, description: apiDescription, links }
}

export const conformanceDocument = () => ({ conformsTo: conformanceClasses })

/** What a collection is and where its features are. */
export function collectionDocument(
  base: string,
  collection: Collection,
  extent: Extent,
  format: 'json' | 'html',
) {
  const path = `${base}/collections/${collection.id}`
  const links: Link[] = [
    ...selfAndAlternate(path, {}, format, mediaTypes.json),
    {
      href: address(`${path}/items`, { f: 'json' }),
      rel: 'items',
      type: mediaTypes.geojson,
      title: collection.name.en,
    },
    {
      href: address(`${path}/items`, { f: 'html' }),
      rel: 'items',
      type: mediaTypes.html,
      title: collection.name.zh,
    },
    {
      href: `${path}/queryables`,
      rel: queryablesRelation,
      type: mediaTypes.schema,
      title: 'What to filter by',
    },
    // GDAL up to 3.6 knows it with a capital B only; the case of a relation means nothing (RFC 8288).
    { href: `${path}/schema`, rel: 'describedBy', type: mediaTypes.schema, title: 'What a feature is' },
  ]
  return {
    id: collection.id,
    title: `${collection.name.zh} ${collection.name.en}`,
    description: `${collection.description.zh}。 ${collection.description.en}.`,
    itemType: 'feature',
    crs: [crs84],
    extent: {
      spatial: { bbox: [extent.bbox ?? [-180, -90, 180, 90]], crs: crs84 },
      ...(collection.temporal && {
        temporal: {
          interval: [[extent.from, extent.to]],
          trs: 'http://www.opengis.net/def/uom/ISO-8601/0/Gregorian',
        },
      }),
    },
    links,
  }
}

export function collectionsDocument(
  base: string,
  collections: readonly { collection: Collection; extent: Extent }[],
  format: 'json' | 'html',
) {
  return {
    links: selfAndAlternate(`${base}/collections`, {}, format, mediaTypes.json),
    collections: collections.map(({ collection, extent }) =>
      collectionDocument(base, collection, extent, 'json'),
    ),
  }
}

/** A property as JSON Schema. */
export function propertySchema({ type, name, values }: Property): Record<string, unknown> {
  const base = {
    string: { type: 'string' },
    integer: { type: 'integer' },
    number: { type: 'number' },
    boolean: { type: 'boolean' },
    instant: { type: 'string', format: 'date-time' },
    date: { type: 'string', format: 'date' },
  }[type]
  return { title: `${name.zh} ${name.en}`, ...base, ...(values && { enum: [...values] }) }
}

/** The geometry of a collection's features as JSON Schema: one of the types that its column takes. */
export function geometrySchema({ geometry }: Collection): Record<string, unknown> {
  const schemas = geometryTypes[geometry.type].map((type) => ({
    $ref: `https://geojson.org/schema/${type}.json`,
  }))
  return schemas.length === 1 && schemas[0] ? schemas[0] : { oneOf: schemas }
}

const propertySchemas = ({ properties }: Collection) =>
  Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, propertySchema(property)]))

/** What the features of a collection can be filtered by, as a JSON Schema. */
export const queryablesDocument = (base: string, collection: Collection) => ({
  $schema: 'https://json-schema.org/draft/2019-09/schema',
  $id: `${base}/collections/${collection.id}/queryables`,
  type: 'object',
  title: `${collection.name.zh} ${collection.name.en}`,
  additionalProperties: false,
  properties: {
    geometry: geometrySchema(collection),
    ...propertySchemas(collection),
  },
})

/**
 * A feature of a collection as GeoJSON, as a JSON Schema. GDAL and QGIS take the types of the fields from it, and of a
 * type they read one name only: that a value may also be null is said in words.
 */
export const schemaDocument = (base: string, collection: Collection) => ({
  $schema: 'https://json-schema.org/draft/2019-09/schema',
  $id: `${base}/collections/${collection.id}/schema`,
  type: 'object',
  title: `${collection.name.zh} ${collection.name.en}`,
  required: ['type', 'id', 'geometry', 'properties'],
  properties: {
    type: { type: 'string', enum: ['Feature'] },
    id: { type: 'integer' },
    geometry: geometrySchema(collection),
    properties: {
      type: 'object',
      description: '未知的取值为 null。 What is not known is null.',
      properties: propertySchemas(collection),
    },
  },
})
