import { bbox, featureCollection, pointOnFeature } from '@turf/turf'
import { beforeAll, describe, expect, it } from 'vitest'
import type { OpenDatabase } from '../../../api/database/open.ts'
import type {
  CommunityDetail,
  DistrictDetail,
  DistrictSummary,
} from '../../../api/district/district.shapes.ts'
import type { EstateDetail } from '../../../api/estate/estate.shapes.ts'
import { mapCollectionIds, publicCollections } from '../../../api/feature/collections.ts'
import type { GridDetail } from '../../../api/grid/grid.shapes.ts'
import { everywhere } from '../../../api/identity/scope.ts'
import type { IncidentPage, IncidentPoints, IncidentSummary } from '../../../api/incident/incident.shapes.ts'
import type { NearbyItem, PlaceAt, PlaceSetPage, ShapeFigures } from '../../../api/place/place.shapes.ts'
import type { SearchResult } from '../../../api/search/search.shapes.ts'
import { eachDatabase } from '../../support/databases.ts'
import { requestsTo } from '../../support/requests.ts'
import { type SeededStreet, seedStreet } from '../../support/street.ts'

const [street, other, community] = ['320199001', '320199002', '320199001002']

eachDatabase('a reader with a scope', (database) => {
  let opened: OpenDatabase
  let seeded: SeededStreet
  let requests: ReturnType<typeof requestsTo>

  beforeAll(async () => {
    opened = await database.open()
    seeded = await seedStreet(opened.database, { street })
    await seedStreet(opened.database, { street: other, west: 118.85, incidents: 40, seed: 3 })
    for (const table of ['unit', 'service_point'])
      await opened.query(
        `UPDATE ${table} SET grid_code = street_code || CASE WHEN id % 2 = 0 THEN '001001' ELSE '002003' END`,
      )
    // One app for all readers: what it remembers of one must not reach another.
    requests = requestsTo(opened, {
      reader: (context) => ({ account: null, scope: context.req.header('x-scope') ?? everywhere }),
    })
  })

  const as = (scope: string): RequestInit => ({ headers: { 'x-scope': scope } })
  const count = async (table: string, condition: string) =>
    Number((await opened.query(`SELECT count(*) AS total FROM ${table} WHERE ${condition}`))[0]?.total)
  const idOf = async (table: string, condition: string) =>
    Number((await opened.query(`SELECT id FROM ${table} WHERE ${condition} ORDER BY id LIMIT 1`))[0]?.id)

  /** An address for every route that shows the street's data, with what it is asked for. */
  const addresses = async (): Promise<Record<string, string>> => {
    const where = `street=${street}`
    const id = (table: string) => idOf(table, `street_code = '${street}'`)
    const point = 'longitude=118.76&latitude=32.065'
    return {
      'GET /api/districts/{code}': `/api/districts/${street}`,
      'GET /api/communities/{code}': `/api/communities/${community}`,
      'GET /api/features/{collection}': `/api/features/grids?${where}`,
      'GET /api/incidents/points': `/api/incidents/points?${where}`,
      'GET /api/incidents/summary': `/api/incidents/summary?${where}`,
      'GET /api/incidents': `/api/incidents?${where}`,
      'GET /api/incidents/{id}': `/api/incidents/${await id('incident')}`,
      'GET /api/incidents/{id}/nearby': `/api/incidents/${await id('incident')}/nearby`,
      'GET /api/incidents/{id}/suggestions': `/api/incidents/${await id('incident')}/suggestions`,
      'GET /api/grids/{code}': `/api/grids/${community}003`,
      'GET /api/estates/{id}': `/api/estates/${await id('estate')}?${where}`,
      'GET /api/buildings/{id}': `/api/buildings/${await id('building')}?${where}`,
      'GET /api/redevelopment-zones/{id}': `/api/redevelopment-zones/${await id('redevelopment_zone')}?${where}`,
      'GET /api/service-points/{id}': `/api/service-points/${await id('service_point')}?${where}`,
      'GET /api/units/{id}': `/api/units/${await id('unit')}?${where}`,
      'GET /api/places/at': `/api/places/at?${where}&${point}`,
      'GET /api/places/nearest': `/api/places/nearest?${where}&${point}&of=units`,
      'GET /api/places': `/api/places?${where}&of=buildings`,
      'GET /api/places/figures': `/api/places/figures?${where}`,
      'GET /api/indicators': `/api/indicators?${where}&period=year`,
      'GET /api/indicators/{name}/records': `/api/indicators/reported/records?${where}&period=year`,
      'GET /api/ledger': `/api/ledger?${where}`,
      'GET /api/ledger.xlsx': `/api/ledger.xlsx?${where}`,
      'GET /api/search': `/api/search?${where}&q=1`,
      'GET /api/addresses': `/api/addresses?${where}&q=1`,
      'GET /ogc/collections/{collection}/items/{feature}': `/ogc/collections/incidents/items/${await id('incident')}`,
    }
  }
  /** Shown to everybody, shown in part and looked at one by one below, or tested with their own rooms. */
  const shared = [
    'GET /api/districts',
    'GET /api/settings',
    'GET /api/openapi.json',
    'GET /ogc',
    'GET /api/attachments/{id}',
    'GET /api/attachments/{id}/thumbnail',
    'GET /api/categories',
    'GET /api/work-calendar',
    'GET /api/response-templates',
    'GET /api/street-settings',
    'GET /api/incidents/duplicates',
    'GET /api/live',
    'GET /api/accounts',
    'GET /api/accounts/{id}/sessions',
    'GET /api/audit',
    'GET /api/auth/callback/office',
    'GET /api/auth/session',
    'GET /api/auth/sign-on',
    'GET /api/me',
    'GET /api/me/keys',
    'GET /api/me/sessions',
    'GET /ogc/conformance',
    'GET /ogc/api',
    'GET /ogc/collections',
    'GET /ogc/collections/{collection}',
    'GET /ogc/collections/{collection}/queryables',
    'GET /ogc/collections/{collection}/schema',
    'GET /ogc/collections/{collection}/items',
  ]

  it('finds nothing of a street outside of it, at any address', async () => {
    const known = await addresses()
    const routes = requests.routes.filter((route) => /^GET \/(api|ogc)/.test(route))
    expect([...new Set(routes)].toSorted()).toEqual([...Object.keys(known), ...shared].toSorted())
    for (const address of Object.values(known)) {
      expect((await requests.ask(address)).status, address).toBe(200)
      for (const scope of [other, `${other}001`, '3202', '440100'])
        expect((await requests.ask(address, as(scope))).status, `${address} as ${scope}`).toBe(404)
      for (const scope of ['3201', '320199', street])
        expect((await requests.ask(address, as(scope))).status, `${address} as ${scope}`).toBe(200)
    }
    const body = JSON.stringify({ street, polygon: seeded.boundary })
    const post = (scope: string): RequestInit => ({
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-scope': scope },
      body,
    })
    expect((await requests.ask('/api/places/figures', post(other))).status).toBe(404)
    expect((await requests.json<ShapeFigures>('/api/places/figures', post(community))).buildings).toBe(
      await count('building', `grid_code LIKE '${community}%'`),
    )
  })

  it('lists its own streets', async () => {
    const { districts } = await requests.json<{ districts: DistrictSummary[] }>(
      '/api/districts',
      as(community),
    )
    expect(districts).toMatchObject([
      { code: street, grids: 12, incidents: await count('incident', `grid_code LIKE '${community}%'`) },
    ])
    const all = await requests.json<{ districts: DistrictSummary[] }>('/api/districts')
    expect(all.districts.map(({ code }) => code)).toEqual([street, other])
  })

  describe.each([
    ['a community', community],
    ['a grid', `${community}003`],
  ])('of %s', (_name, scope) => {
    const own = `grid_code LIKE '${scope}%'`
    const foreign = `street_code = '${street}' AND grid_code NOT LIKE '${scope}%'`
    const ask = <Shape>(path: string, query: Record<string, string> = {}) =>
      requests.json<Shape>(`/api${path}?${new URLSearchParams({ street, ...query })}`, as(scope))

    it('sees its own incidents, as points, as a list and as figures', async () => {
      const [total, open] = [
        await count('incident', own),
        await count('incident', `${own} AND closed_at IS NULL`),
      ]
      expect(total).toBeGreaterThan(0)
      expect(total).toBeLessThan(seeded.incidents.length)
      expect((await ask<IncidentPoints>('/incidents/points')).total).toBe(total)
      const page = await ask<IncidentPage>('/incidents', { limit: '500' })
      expect(page.total).toBe(total)
      expect(page.incidents.every(({ grid_code }) => grid_code?.startsWith(scope))).toBe(true)
      expect(await ask<IncidentSummary>('/incidents/summary')).toMatchObject({ total, open })
      expect((await ask<IncidentPage>('/incidents', { grid: `${street}001` })).total).toBe(0)
      const district = await requests.json<DistrictDetail>(`/api/districts/${street}`, as(scope))
      expect(district.totals).toMatchObject({
        incidents: total,
        open,
        grids: await count('grid', `code LIKE '${scope}%'`),
        buildings: await count('building', own),
        communities: 1,
      })
    })

    it('sees its own places, in lists and in figures alike', async () => {
      const figures = await ask<ShapeFigures>('/places/figures')
      const expected = {
        grids: await count('grid', `code LIKE '${scope}%'`),
        buildings: await count('building', own),
        'service-points': await count('service_point', own),
        units: await count('unit', own),
      }
      expect(figures).toMatchObject({
        grids: expected.grids,
        buildings: expected.buildings,
        service_points: expected['service-points'],
        units: expected.units,
        incidents: { total: await count('incident', own) },
      })
      expect(figures.area).toBeLessThan(
        (await requests.json<ShapeFigures>(`/api/places/figures?street=${street}`)).area,
      )
      for (const [of, total] of Object.entries(expected)) {
        expect((await ask<PlaceSetPage>('/places', { of })).total, of).toBe(total)
        const { features } = await ask<{ features: unknown[] }>(`/features/${of}`)
        expect(features, of).toHaveLength(total)
      }
      for (const of of ['units', 'service-points'] as const) {
        const { items } = await ask<{ items: NearbyItem[] }>('/places/nearest', {
          longitude: '118.76',
          latitude: '32.065',
          of,
          k: '100',
        })
        expect(items, of).toHaveLength(expected[of])
      }
    })

    it('is told of a point outside which of its grids is nearest', async () => {
      const outside = seeded.grids.find(({ code }) => !code.startsWith(community))
      const [longitude = 0, latitude = 0] = pointOnFeature(outside?.boundary ?? seeded.boundary).geometry
        .coordinates
      const point = { longitude: String(longitude), latitude: String(latitude) }
      const at = await ask<PlaceAt>('/places/at', point)
      expect([at.grid, at.community]).toEqual([null, null])
      expect(at.nearest_grid?.code.startsWith(scope)).toBe(true)
      const all = await requests.json<PlaceAt>(`/api/places/at?${new URLSearchParams({ street, ...point })}`)
      expect(all.grid?.code).toBe(outside?.code)
    })

    it('finds no single thing outside, and its own', async () => {
      for (const [path, table] of [
        ['buildings', 'building'],
        ['units', 'unit'],
        ['service-points', 'service_point'],
        ['incidents', 'incident'],
      ] as const) {
        const [mine, theirs] = [await idOf(table, own), await idOf(table, foreign)]
        for (const form of [`/api/${path}/ID?street=${street}`, `/ogc/collections/${path}/items/ID`]) {
          expect((await requests.ask(form.replace('ID', String(mine)), as(scope))).status, form).toBe(200)
          expect((await requests.ask(form.replace('ID', String(theirs)), as(scope))).status, form).toBe(404)
        }
      }
      const theirs = await idOf('incident', foreign)
      expect((await requests.ask(`/api/incidents/${theirs}`, as(scope))).status).toBe(404)
      expect((await requests.ask(`/api/grids/${street}001001`, as(scope))).status).toBe(404)
      expect((await requests.ask(`/api/communities/${street}001`, as(scope))).status).toBe(404)
    })

    it('is led from its own things to nothing outside', async () => {
      const grid = await requests.json<GridDetail>(`/api/grids/${community}003`, as(scope))
      expect(grid.neighbours.every(({ code }) => code.startsWith(scope))).toBe(true)
      const whole = await requests.json<CommunityDetail>(`/api/communities/${community}`, as(scope))
      expect(whole.grids).toHaveLength(await count('grid', `code LIKE '${scope}%'`))
      expect(whole.incidents.total).toBe(await count('incident', own))
      for (const { id } of seeded.estates) {
        const estate = await ask<EstateDetail>(`/estates/${id}`)
        expect(estate.buildings).toHaveLength(await count('building', `${own} AND estate_id = ${id}`))
        expect(estate.incidents.total).toBe(await count('incident', `${own} AND estate_id = ${id}`))
        expect(estate.grids.every(({ code }) => code.startsWith(scope))).toBe(true)
      }
      const zone = await ask<{ grids: { code: string }[] }>(`/redevelopment-zones/${seeded.zoneId}`)
      expect(zone.grids.every(({ code }) => code.startsWith(scope))).toBe(true)
    })

    it('searches its own', async () => {
      const find = async (q: string) =>
        (await ask<{ results: SearchResult[] }>('/search', { q, limit: '100' })).results
      const code = async (condition: string) =>
        String(
          (await opened.query(`SELECT code FROM incident WHERE ${condition} ORDER BY id LIMIT 1`))[0]?.code,
        )
      const [mine, theirs] = [await code(own), await code(foreign)]
      expect((await find(mine))[0]).toMatchObject({ kind: 'incident', name: mine })
      expect((await find(theirs)).filter(({ name }) => name === theirs)).toEqual([])
      expect((await find('网格')).map(({ id }) => id).toSorted()).toEqual(
        seeded.grids
          .map((grid) => grid.code)
          .filter((grid) => grid.startsWith(scope))
          .toSorted(),
      )
      expect((await find('处置单位')).filter(({ kind }) => kind === 'unit')).toHaveLength(
        await count('unit', own),
      )
    })

    it('reads its own features through OGC', async () => {
      // What lies in no one grid is shown to the whole street.
      const whole = ['estates', 'redevelopment-zones', 'roads']
      for (const { id } of publicCollections) {
        const items = await requests.json<{
          features: { properties: Record<string, string> }[]
          numberMatched: number
        }>(`/ogc/collections/${id}/items?limit=1000`, as(scope))
        expect(items.numberMatched, id).toBe(items.features.length)
        expect(items.features.length, id).toBeGreaterThan(0)
        for (const { properties } of items.features) {
          expect(properties.street_code, id).toBe(street)
          if (id === 'communities') expect(properties.code).toBe(community)
          else if (!whole.includes(id))
            expect((properties.grid_code ?? properties.code)?.startsWith(scope), id).toBe(true)
        }
      }
      const { extent } = await requests.json<{ extent: { spatial: { bbox: number[][] } } }>(
        '/ogc/collections/grids',
        as(scope),
      )
      const grids = seeded.grids.filter(({ code }) => code.startsWith(scope))
      const expected = bbox(
        featureCollection(
          grids.map(({ boundary }) => ({ type: 'Feature' as const, properties: {}, geometry: boundary })),
        ),
      )
      for (const [index, value] of expected.entries())
        expect(extent.spatial.bbox[0]?.[index]).toBeCloseTo(value, 9)
    })
  })

  it('loads every collection of the map', async () => {
    for (const id of mapCollectionIds) {
      const response = await requests.ask(`/api/features/${id}?street=${street}`, as(community))
      expect([id, response.status]).toEqual([id, 200])
    }
  })
})
