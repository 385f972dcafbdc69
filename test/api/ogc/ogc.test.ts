import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { booleanPointInPolygon } from '@turf/turf'
import type { FeatureCollection, Point, Polygon } from 'geojson'
import { beforeAll, describe, expect, it } from 'vitest'
import { roadSegment } from '../../../api/base/base.table.ts'
import type { OpenDatabase } from '../../../api/database/open.ts'
import { estate } from '../../../api/estate/estate.table.ts'
import { incident } from '../../../api/incident/incident.table.ts'
import { eachDatabase } from '../../support/databases.ts'
import { pointAt, square } from '../../support/features.ts'
import { requestsTo } from '../../support/requests.ts'
import { type SeededStreet, seedStreet } from '../../support/street.ts'

type Link = { rel: string; href: string; type?: string }
type Page = FeatureCollection & {
  numberMatched: number
  numberReturned: number
  timeStamp: string
  links: Link[]
}

const counts = {
  communities: 4,
  grids: 40,
  estates: 12,
  buildings: 80,
  'redevelopment-zones': 2,
  roads: 6,
  'service-points': 20,
  units: 16,
  incidents: 340,
}

const contract: Record<string, string> = {
  grids:
    'code name community_code households resident_population registered_population elderly_population party_members',
  estates: 'id name built_year is_old households',
  buildings: 'id estate_id grid_code floors built_year structure safety_class households',
  'redevelopment-zones': 'id name kind phase households certificates',
  incidents: 'id code category stage severity reported_at due_at closed_at overdue grid_code estate_id',
}

eachDatabase('OGC API – Features', (database) => {
  let street: SeededStreet
  let opened: OpenDatabase
  let requests: ReturnType<typeof requestsTo>

  beforeAll(async () => {
    opened = await database.open()
    street = await seedStreet(opened.database, { street: '320199001' })
    await seedStreet(opened.database, { street: '320199002', west: 118.8, incidents: 40, seed: 3 })
    requests = requestsTo(opened)
  })

  const items = (collection: string, query = '') =>
    requests.json<Page>(`/ogc/collections/${collection}/items${query}`)
  /** A link's address as the app takes it. */
  const local = (href: string) => href.replace(/^https?:\/\/[^/]+/, '')

  it('links from the landing page to everything, and every link works', async () => {
    const landing = await requests.json<{ links: Link[] }>('/ogc')
    expect(landing.links.map(({ rel }) => rel)).toEqual(
      expect.arrayContaining(['self', 'alternate', 'service-desc', 'service-doc', 'conformance', 'data']),
    )
    const { collections } = await requests.json<{ collections: { id: string; links: Link[] }[] }>(
      '/ogc/collections',
    )
    expect(collections.map(({ id }) => id)).toEqual(Object.keys(counts))
    for (const { href, type } of [...landing.links, ...collections.flatMap(({ links }) => links)]) {
      const response = await requests.ask(local(href))
      expect(response.status, href).toBe(200)
      if (type) expect(response.headers.get('content-type')).toContain(type)
    }
  })

  it.each(Object.entries(counts))('serves %s whole', async (collection, count) => {
    const page = await items(collection, '?limit=10000')
    expect(page).toMatchObject({ type: 'FeatureCollection', numberMatched: count, numberReturned: count })
    expect(page.features).toHaveLength(count)
    expect(page.links.some(({ rel }) => rel === 'next')).toBe(false)
    expect(Number.isNaN(Date.parse(page.timeStamp))).toBe(false)
    for (const name of contract[collection]?.split(' ') ?? [])
      expect(page.features[0]?.properties, name).toHaveProperty(name)
    const [first] = page.features
    const feature = await requests.json(`/ogc/collections/${collection}/items/${first?.id}`)
    expect(feature).toMatchObject({ id: first?.id, geometry: first?.geometry, properties: first?.properties })
  })

  it('holds nothing of who reported an incident', async () => {
    const response = await requests.ask('/ogc/collections/incidents/items?limit=10000')
    expect(await response.text()).not.toMatch(/reporter|张三|1381234/)
  })

  it('answers a box as turf does, and with heights alike', async () => {
    const box: Polygon = {
      type: 'Polygon',
      coordinates: [
        [
          [118.753, 32.062],
          [118.76, 32.062],
          [118.76, 32.07],
          [118.753, 32.07],
          [118.753, 32.062],
        ],
      ],
    }
    const expected = street.incidents.filter(({ location }) => booleanPointInPolygon(location, box))
    const page = await items('incidents', '?limit=1000&bbox=118.753,32.062,118.76,32.07')
    expect(page.features.map(({ id }) => id)).toEqual(expected.map(({ id }) => id).sort((a, b) => a - b))
    const high = await items('incidents', '?limit=1000&bbox=118.753,32.062,-5,118.76,32.07,9000')
    expect(high.numberMatched).toBe(expected.length)
    const crossing = await items('incidents', '?limit=1000&bbox=118.756,32,-170,33')
    expect(crossing.numberMatched).toBe(
      40 + street.incidents.filter(({ location }) => (location.coordinates[0] ?? 0) >= 118.756).length,
    )
  })

  it.each([
    ['an instant', (middle: string) => middle, (at: number, middle: number) => at === middle],
    ['an open start', (middle: string) => `../${middle}`, (at: number, middle: number) => at <= middle],
    ['an empty end', (middle: string) => `${middle}/`, (at: number, middle: number) => at >= middle],
    [
      'an interval',
      (middle: string) => `${new Date(Date.parse(middle) - 1e9).toISOString()}/${middle}`,
      (at: number, middle: number) => at >= middle - 1e9 && at <= middle,
    ],
  ])('takes %s as datetime', async (_name, write, matches) => {
    const middle = street.incidents[9]?.reportedAt ?? new Date()
    const query = new URLSearchParams({
      datetime: write(middle.toISOString()),
      street_code: '320199001',
      limit: '1000',
    })
    const page = await items('incidents', `?${query}`)
    expect(page.numberMatched).toBe(
      street.incidents.filter(({ reportedAt }) => matches(reportedAt.getTime(), middle.getTime())).length,
    )
  })

  it('ignores datetime where nothing has a time', async () => {
    expect((await items('grids', '?datetime=2020-01-01T00:00:00Z')).numberMatched).toBe(40)
  })

  it('filters by any property it shows', async () => {
    for (const collection of Object.keys(counts)) {
      const page = await items(collection, '?limit=3')
      for (const feature of page.features)
        for (const [name, value] of Object.entries(feature.properties ?? {})) {
          if (value === null) continue
          const query = new URLSearchParams({ [name]: String(value), limit: '10000' })
          const filtered = await items(collection, `?${query}`)
          expect(
            filtered.features.some(({ id }) => id === feature.id),
            `${collection} ${query}`,
          ).toBe(true)
          expect(filtered.features.every(({ properties }) => properties?.[name] === value)).toBe(true)
        }
    }
  })

  it('clamps a limit past the greatest', async () => {
    for (const limit of ['10001', '99999999', '9'.repeat(20), '9'.repeat(400)])
      expect((await items('grids', `?limit=${limit}`)).numberReturned).toBe(40)
    expect((await items('incidents')).numberReturned).toBe(100)
  })

  it('pages without loss or repetition while rows are being added', async () => {
    const before = (await items('incidents', '?limit=10000&stage=handling')).features.map(({ id }) => id)
    const [model] = street.incidents
    let added = 0
    const seen: unknown[] = []
    let next: string | undefined = '/ogc/collections/incidents/items?limit=7&stage=handling'
    while (next !== undefined) {
      const [page]: [Page, unknown] = await Promise.all([
        requests.json<Page>(local(next)),
        opened.database.insert(incident).values({
          streetCode: added % 2 === 0 ? '320199001' : '320199002',
          code: `added-${added++}`,
          scheme: 'CJ/T 214-2007+local',
          category: model?.category ?? '0101',
          stage: 'handling',
          severity: 'normal',
          source: 'grid',
          reportedAt: new Date(),
          updatedAt: new Date(),
          sequence: 1,
          location: pointAt(118.755, 32.065),
        }),
      ])
      seen.push(...page.features.map(({ id }) => id))
      next = page.links.find(({ rel }) => rel === 'next')?.href
      if (added > 300) throw new Error('the pages do not end')
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect(before.filter((id) => !seen.includes(id))).toEqual([])
  })

  it('pages past the greatest ids a row can have', async () => {
    await opened.query(
      "UPDATE service_point SET id = 2147483640 + right(code, 1)::int WHERE street_code = '320199002' AND code IN ('S1', 'S2', 'S3')",
    )
    const seen: unknown[] = []
    let next: string | undefined = '/ogc/collections/service-points/items?limit=1&street_code=320199002'
    while (next !== undefined) {
      const page: Page = await requests.json<Page>(local(next))
      seen.push(...page.features.map(({ id }) => id))
      next = page.links.find(({ rel }) => rel === 'next')?.href
    }
    expect(seen).toHaveLength(10)
    expect(seen.slice(-3)).toEqual([2147483641, 2147483642, 2147483643])
  })

  it('rounds coordinates to seven decimals, longitude first', async () => {
    const page = await items('units')
    for (const { geometry } of page.features) {
      const [longitude = 0, latitude = 0] = (geometry as Point).coordinates
      expect(longitude).toBeGreaterThan(118)
      expect(latitude).toBeLessThan(33)
      expect(Number(longitude.toFixed(7))).toBe(longitude)
    }
  })

  it('says 304 to whoever has it, and no longer once a row changed', async () => {
    const path = '/ogc/collections/incidents/items?limit=5'
    const tag = (await requests.ask(path)).headers.get('etag') ?? ''
    const again = await requests.ask(path, { headers: { 'if-none-match': tag } })
    expect([again.status, await again.text()]).toEqual([304, ''])
    const [model] = street.incidents
    await opened.query(
      "UPDATE incident SET description = description || '!', severity = 'urgent' WHERE id = $1",
      [model?.id],
    )
    await opened.query("UPDATE incident SET severity = 'normal' WHERE id = $1", [model?.id])
    const [first] = (await items('incidents', '?limit=5')).features
    await opened.query(
      "UPDATE incident SET severity = CASE severity WHEN 'normal' THEN 'urgent' ELSE 'normal' END WHERE id = $1",
      [first?.id],
    )
    expect((await requests.ask(path, { headers: { 'if-none-match': tag } })).status).toBe(200)
  })

  it.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ] as const)('packs long answers as %s', async (encoding, unpack) => {
    const path = '/ogc/collections/grids/items?limit=10'
    const plain = await requests.json<Page>(path)
    const packed = await requests.ask(path, { headers: { 'accept-encoding': encoding } })
    expect(packed.headers.get('content-encoding')).toBe(encoding)
    expect(packed.headers.get('vary')).toMatch(/Accept-Encoding/)
    const bytes = Buffer.from(await packed.arrayBuffer())
    expect(JSON.parse(unpack(bytes).toString())).toMatchObject({ features: plain.features })
    expect(bytes.length).toBeLessThan(JSON.stringify(plain).length / 2)
  })

  it('lets pages of other origins read it', async () => {
    const preflight = await requests.ask('/ogc/collections/grids/items', {
      method: 'OPTIONS',
      headers: { origin: 'https://gis.example', 'access-control-request-method': 'GET' },
    })
    expect([preflight.status, await preflight.text()]).toEqual([204, ''])
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*')
    expect(preflight.headers.get('access-control-allow-methods')).toBe('GET, HEAD, OPTIONS')
    expect(preflight.headers.get('access-control-allow-headers')).toContain('If-None-Match')
    const answer = await requests.ask('/ogc/collections/grids/items', {
      headers: { origin: 'https://gis.example' },
    })
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    const closed = await requests.ask('/api/districts', { headers: { origin: 'https://gis.example' } })
    expect(closed.headers.get('access-control-allow-origin')).toBeNull()
  })

  it('gives pages to browsers and JSON to programs, `f` before Accept', async () => {
    const type = async (path: string, accept?: string) =>
      (await requests.ask(path, accept ? { headers: { accept } } : undefined)).headers
        .get('content-type')
        ?.split(';')[0]
    const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'
    expect(await type('/ogc/collections/grids/items')).toBe('application/geo+json')
    expect(await type('/ogc/collections/grids/items', browser)).toBe('text/html')
    expect(await type('/ogc/collections/grids/items?f=json', browser)).toBe('application/geo+json')
    expect(await type('/ogc/collections/grids/items', 'application/geo+json')).toBe('application/geo+json')
    expect(await type('/ogc/api')).toBe('application/vnd.oai.openapi+json')
  })

  it('writes pages that need nothing from outside and cannot be scripted', async () => {
    await opened.query("UPDATE estate SET name = '<script>alert(1)</script>' WHERE code = 'E6'")
    for (const path of [
      '',
      '/conformance',
      '/api',
      '/collections',
      '/collections/estates',
      '/collections/estates/items',
      '/collections/estates/queryables',
    ]) {
      const response = await requests.ask(`/ogc${path}?f=html`)
      const text = await response.text()
      expect(response.status).toBe(200)
      expect(response.headers.get('content-security-policy')).toMatch(
        /^default-src 'none'; style-src 'sha256-/,
      )
      expect(text).not.toMatch(/<script|<link|<img|@import|url\(/)
    }
    const feature = await requests.ask('/ogc/collections/grids/items/320199001001001?f=html')
    expect(await feature.text()).toContain('<svg class="map"')
  })

  describe('describes itself', () => {
    it('with a path for every collection and a parameter for every property', async () => {
      const api = await requests.json<{
        openapi: string
        paths: Record<string, { get: { parameters: { name?: string; $ref?: string }[] } }>
        components: { parameters: Record<string, unknown>; schemas: Record<string, unknown> }
      }>('/ogc/api')
      expect(api.openapi).toMatch(/^3\.0/)
      for (const collection of Object.keys(counts)) {
        const { get } = api.paths[`/collections/${collection}/items`] ?? { get: { parameters: [] } }
        const names = get.parameters.map(({ name, $ref }) => name ?? $ref?.split('/').at(-1))
        expect(names).toEqual(expect.arrayContaining(['limit', 'bbox', 'datetime', 'street_code']))
      }
      const references = [...JSON.stringify(api).matchAll(/"\$ref":"#\/components\/(\w+)\/([\w-]+)"/g)]
      for (const [, kind, name] of references)
        expect(
          Object.keys(
            kind === 'responses'
              ? Reflect.get(api.components, 'responses')
              : Reflect.get(api.components, kind ?? ''),
          ),
        ).toContain(name)
    })
  })

  it('declares the geometries that its tables take and it serves', async () => {
    const parts = (first: number) =>
      [first, first + 0.002].map((west) => square(west, 32.05, 0.001).coordinates)
    await opened.database.insert(estate).values({
      streetCode: '320199002',
      code: 'parts',
      name: '两片小区',
      boundary: { type: 'MultiPolygon', coordinates: parts(118.9) },
    })
    await opened.database.insert(roadSegment).values({
      streetCode: '320199002',
      code: 'parts',
      class: 'street',
      line: { type: 'MultiLineString', coordinates: parts(118.9).map(([ring = []]) => ring) },
    })
    type Schema = { $ref?: string; oneOf?: { $ref: string }[] }
    const typesOf = ({ $ref, oneOf }: Schema) =>
      (oneOf ?? [{ $ref: $ref ?? '' }]).map((schema) => /(\w+)\.json$/.exec(schema.$ref)?.[1])
    const api = await requests.json<{
      components: { schemas: Record<string, { properties: { geometry: Schema } }> }
    }>('/ogc/api')
    const served = new Set<string>()
    for (const collection of Object.keys(counts)) {
      const queryables = await requests.json<{ properties: { geometry: Schema } }>(
        `/ogc/collections/${collection}/queryables`,
      )
      const name = collection.replace(/(^|-)(\w)/g, (_match, _dash, letter: string) => letter.toUpperCase())
      const declared = typesOf(queryables.properties.geometry)
      expect(typesOf(api.components.schemas[`${name}Feature`]?.properties.geometry ?? {})).toEqual(declared)
      for (const { geometry } of (await items(collection, '?limit=10000')).features) {
        expect(declared).toContain(geometry.type)
        served.add(geometry.type)
      }
    }
    expect([...served].toSorted()).toEqual([
      'LineString',
      'MultiLineString',
      'MultiPolygon',
      'Point',
      'Polygon',
    ])
    await opened.query("DELETE FROM estate WHERE code = 'parts'")
    await opened.query("DELETE FROM road_segment WHERE code = 'parts'")
  })

  it.each([
    ['/ogc/collections/grids/items?bogus=1', '/bogus'],
    ['/ogc/collections?bogus=1', '/bogus'],
    ['/ogc?bogus=1', '/bogus'],
    ['/ogc/collections/grids/items/320199001001001?x=1', '/x'],
    ['/ogc/collections?a/b=1', '/a~1b'],
    ['/ogc/collections/grids/items?a~b=1', '/a~0b'],
    ['/ogc/collections/grids/items?bbox=a,b,c,d', '/bbox'],
    ['/ogc/collections/grids/items?bbox=1,2,3', '/bbox'],
    ['/ogc/collections/grids/items?bbox=NaN,1,2,3', '/bbox'],
    ['/ogc/collections/grids/items?bbox=32,118,33,119', '/bbox'],
    ['/ogc/collections/grids/items?bbox=118,33,119,32', '/bbox'],
    ['/ogc/collections/grids/items?limit=-1', '/limit'],
    ['/ogc/collections/grids/items?limit=0', '/limit'],
    ['/ogc/collections/grids/items?limit=ten', '/limit'],
    ['/ogc/collections/grids/items?limit=1&limit=2', '/limit'],
    ['/ogc/collections/grids/items?f=xml', '/f'],
    ['/ogc/collections/grids/items?bbox-crs=EPSG:4549', '/bbox-crs'],
    ['/ogc/collections/incidents/items?datetime=yesterday', '/datetime'],
    ['/ogc/collections/incidents/items?datetime=2026-05-01T00:00:00Z/2026-04-01T00:00:00Z', '/datetime'],
    ['/ogc/collections/incidents/items?datetime=../..', '/datetime'],
    ['/ogc/collections/incidents/items?cursor=bm9uc2Vuc2U', '/cursor'],
    [
      `/ogc/collections/incidents/items?cursor=${Buffer.from('["320199001","12345678901"]').toString('base64url')}`,
      '/cursor',
    ],
    ['/ogc/collections/grids/items?bbox=0x10,0,0x80,50', '/bbox'],
    ['/ogc/collections/incidents/items?datetime=9999-12-31T23:59:59-14:00', '/datetime'],
    ['/ogc/collections/incidents/items?datetime=0000-01-01', '/datetime'],
    ['/ogc/collections/incidents/items?reported_at=9999-12-31T23:59:59-14:00', '/reported_at'],
    ['/ogc/collections/incidents/items?id=seven', '/id'],
    ['/ogc/collections/incidents/items?overdue=maybe', '/overdue'],
    ['/ogc/collections/incidents/items?code=%00', '/code'],
    ['/ogc/collections/incidents/items?constructor=1', '/constructor'],
  ])('refuses %s', async (path, pointer) => {
    const problem = await requests.problem(path)
    expect(problem).toMatchObject({
      status: 400,
      contentType: 'application/problem+json',
      code: 'input_invalid',
    })
    expect(problem.errors?.[0]?.pointer).toBe(pointer)
  })

  it.each([
    ['/ogc/collections/nothing', 'collection_unknown'],
    ['/ogc/collections/nothing/items', 'collection_unknown'],
    ['/ogc/collections/base-features/items', 'collection_unknown'],
    ['/ogc/collections/grids/items/1', 'feature_unknown'],
    ['/ogc/collections/estates/items/999999999999999', 'feature_unknown'],
    ['/ogc/collections/estates/items/x', 'feature_unknown'],
    ['/ogc/collections/estates/items/001', 'feature_unknown'],
    ['/ogc/collections/estates/items/0', 'feature_unknown'],
    ['/ogc/nothing', 'route_unknown'],
  ])('does not know %s', async (path, code) => {
    expect(await requests.problem(path)).toMatchObject({ status: 404, code })
  })
})
