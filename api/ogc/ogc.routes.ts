import type { Feature } from 'geojson'
import { type Context, Hono } from 'hono'
import type { Collection } from '../feature/collection.ts'
import { publicCollections } from '../feature/collections.ts'
import { featureById, featurePage as readPage } from '../feature/feature.queries.ts'
import { scopeOf } from '../identity/reader.ts'
import type { Scope } from '../identity/scope.ts'
import { unknownParameter } from '../input-fault.ts'
import { inputInvalid, jsonPointer } from '../problem.ts'
import { stateOf } from '../server/answer.ts'
import { type BodyKey, StoredBody } from '../server/body-cache.ts'
import { replyStored } from '../server/reply.ts'
import type { Services } from '../services.ts'
import {
  collectionDocument,
  collectionsDocument,
  conformanceClasses,
  conformanceDocument,
  landingDocument,
  queryablesDocument,
  schemaDocument,
} from './documents.ts'
import { type ItemsQuery, itemsMatching, readItemsQuery, writeCursor } from './items-query.ts'
import { address, mediaTypes, selfAndAlternate } from './links.ts'
import { addressAsked, baseAddress, type Format, formatOf, parametersAsked } from './negotiate.ts'
import { collectionUnknown, featureUnknown } from './ogc.problems.ts'
import { collectionExtent } from './ogc.queries.ts'
import { openApiDocument } from './openapi.ts'
import {
  apiPage,
  collectionPage,
  collectionsPage,
  conformancePage,
  featurePage,
  itemsPage,
  landingPage,
  pagesPolicy,
  queryablesPage,
  schemaPage,
} from './pages.ts'

const byId = new Map<string, Collection>(publicCollections.map((collection) => [collection.id, collection]))
const allKinds = [...new Set(publicCollections.flatMap(({ reads }) => reads))]

/** The collection of the address; throws `collection_unknown`. */
function collectionOf(context: Context): Collection {
  const id = context.req.param('collection') ?? ''
  const collection = byId.get(id)
  if (!collection) throw collectionUnknown({ detail: `no collection ${id}` })
  return collection
}

/** The standard asks for 400 where a parameter is not known. */
function onlyFormat(context: Context): void {
  const unknown = Object.keys(context.req.query()).filter((name) => name !== 'f')
  if (unknown.length > 0)
    throw inputInvalid({
      errors: unknown.map((name) => ({ pointer: jsonPointer([name]), detail: unknownParameter })),
    })
}

const jsonBody = (document: unknown, type: string = mediaTypes.json) =>
  new StoredBody(JSON.stringify(document), type)
const pageBody = async (page: Promise<string>) => new StoredBody(await page, 'text/html; charset=utf-8')

/** Who asks, at which address from outside, and for what form. */
type Asked = { scope: Scope; base: string; format: Format }
type Make = (asked: Asked) => Promise<StoredBody>

/**
 * OGC API – Features, Part 1 (core, OpenAPI 3.0, HTML, GeoJSON), to read. Bodies are kept in memory per revision of the
 * data, reader's scope, form and address they were asked at.
 */
export function ogcRoutes(services: Services) {
  const { database, bodies } = services
  /** Sends the document or the page of an address that takes no parameter but `f`. */
  const reply = async (context: Context, kinds: Collection['reads'], make: Make) => {
    onlyFormat(context)
    return send(context, kinds, make)
  }

  const send = async (context: Context, kinds: Collection['reads'], make: Make) => {
    const format = formatOf(context)
    const base = baseAddress(context)
    const scope = scopeOf(context)
    const key: BodyKey = { scope, address: `ogc ${format} ${base} ${addressAsked(context)}` }
    const revision = kinds.length === 0 ? 'constant' : await stateOf(services, key, kinds)
    const body = await bodies.get(key, revision, () => make({ scope, base, format }))
    const headers: Record<string, string> = { vary: 'Accept' }
    if (format === 'html') headers['content-security-policy'] = pagesPolicy
    return replyStored(context, body, { headers })
  }

  return new Hono()
    .use('*', async (context, next) => {
      context.header('access-control-allow-origin', '*')
      context.header('access-control-expose-headers', 'ETag, Link, X-Request-Id')
      context.header('cross-origin-resource-policy', 'cross-origin')
      if (context.req.method !== 'OPTIONS') return next()
      context.header('access-control-allow-methods', 'GET, HEAD, OPTIONS')
      context.header('access-control-allow-headers', 'Accept, If-None-Match, X-Request-Id')
      context.header('access-control-max-age', '86400')
      return context.body(null, 204)
    })
    .get('/', (context) =>
      reply(context, [], async ({ base, format }) => {
        const document = landingDocument(base, format)
        return format === 'html' ? pageBody(landingPage(base, document)) : jsonBody(document)
      }),
    )
    .get('/conformance', (context) =>
      reply(context, [], async ({ base, format }) =>
        format === 'html'
          ? pageBody(conformancePage(base, conformanceClasses))
          : jsonBody(conformanceDocument()),
      ),
    )
    .get('/api', (context) =>
      reply(context, [], async ({ base, format }) => {
        const document = openApiDocument(base, publicCollections)
        return format === 'html' ? pageBody(apiPage(base, document)) : jsonBody(document, mediaTypes.openapi)
      }),
    )
    .get('/collections', (context) =>
      reply(context, allKinds, async ({ scope, base, format }) => {
        if (format === 'html') return pageBody(collectionsPage(base, publicCollections))
        const described = await Promise.all(
          publicCollections.map(async (collection) => ({
            collection,
            extent: await collectionExtent(database, collection, scope),
          })),
        )
        return jsonBody(collectionsDocument(base, described, format))
      }),
    )
    .get('/collections/:collection', (context) => {
      const collection = collectionOf(context)
      return reply(context, collection.reads, async ({ scope, base, format }) => {
        const extent = await collectionExtent(database, collection, scope)
        const document = collectionDocument(base, collection, extent, format)
        return format === 'html' ? pageBody(collectionPage(base, collection, document)) : jsonBody(document)
      })
    })
    .get('/collections/:collection/queryables', (context) => {
      const collection = collectionOf(context)
      return reply(context, [], async ({ base, format }) =>
        format === 'html'
          ? pageBody(queryablesPage(base, collection))
          : jsonBody(queryablesDocument(base, collection), mediaTypes.schema),
      )
    })
    .get('/collections/:collection/schema', (context) => {
      const collection = collectionOf(context)
      return reply(context, [], async ({ base, format }) =>
        format === 'html'
          ? pageBody(schemaPage(base, collection))
          : jsonBody(schemaDocument(base, collection), mediaTypes.schema),
      )
    })
    .get('/collections/:collection/items', (context) => {
      const collection = collectionOf(context)
      const query = readItemsQuery(collection, parametersAsked(context))
      return send(context, collection.reads, (asked) => makeItems(asked, collection, query))
    })
    .get('/collections/:collection/items/:feature', (context) => {
      onlyFormat(context)
      const collection = collectionOf(context)
      const id = context.req.param('feature')
      if (!/^[1-9]\d{0,14}$/.test(id)) throw featureUnknown({ detail: `no ${collection.id} ${id}` })
      return send(context, collection.reads, (asked) => makeFeature(asked, collection, id))
    })

  async function makeItems(
    { scope, base, format }: Asked,
    collection: Collection,
    query: ItemsQuery,
  ): Promise<StoredBody> {
    const path = `${base}/collections/${collection.id}/items`
    const { limit, cursor } = query
    const where = itemsMatching(collection, query)
    const page = await readPage(database, collection, { scope, where, limit, cursor })
    const following = page.next && { ...query.given, cursor: writeCursor(page.next) }
    const here = { ...query.given, cursor: cursor && writeCursor(cursor) }
    if (format === 'html')
      return pageBody(
        itemsPage(base, {
          collection,
          features: JSON.parse(`[${page.features.toString()}]`),
          matched: page.matched,
          json: address(path, { ...here, f: 'json' }),
          first: address(path, { ...query.given, f: 'html' }),
          next: following && address(path, { ...following, f: 'html' }),
        }),
      )
    const links = [
      ...selfAndAlternate(path, here, format, mediaTypes.geojson),
      ...(following
        ? [{ href: address(path, { ...following, f: 'json' }), rel: 'next', type: mediaTypes.geojson }]
        : []),
      { href: `${base}/collections/${collection.id}`, rel: 'collection', type: mediaTypes.json },
    ]
    const head = Buffer.from(
      `{"type":"FeatureCollection","numberMatched":${page.matched},"numberReturned":${page.returned},"links":${JSON.stringify(links)}`,
    )
    const timeStamp = Buffer.from(`,"timeStamp":"${new Date().toISOString()}"`)
    const parts = [Buffer.from(',"features":['), page.features, Buffer.from(']}')]
    return new StoredBody(Buffer.concat([head, timeStamp, ...parts]), mediaTypes.geojson, [head, ...parts])
  }

  async function makeFeature({ scope, base, format }: Asked, collection: Collection, id: string) {
    const feature = await featureById(database, collection, scope, id)
    if (feature === undefined) throw featureUnknown({ detail: `no ${collection.id} ${id}` })
    const path = `${base}/collections/${collection.id}/items/${id}`
    if (format === 'html')
      return pageBody(
        featurePage(base, collection, JSON.parse(feature.toString()) as Feature, `${path}?f=json`),
      )
    const links = [
      ...selfAndAlternate(path, {}, format, mediaTypes.geojson),
      { href: `${base}/collections/${collection.id}`, rel: 'collection', type: mediaTypes.json },
    ]
    const tail = Buffer.from(`,"links":${JSON.stringify(links)}}`)
    return new StoredBody(Buffer.concat([feature.subarray(0, -1), tail]), mediaTypes.geojson)
  }
}
