import { booleanIntersects, booleanPointInPolygon, centerOfMass } from '@turf/turf'
import type { Polygon } from 'geojson'
import { beforeAll, expect, it } from 'vitest'
import type { OpenDatabase } from '../../../api/database/open.ts'
import type { GridDetail } from '../../../api/grid/grid.shapes.ts'
import { figuresOfFilter } from '../../../api/place/place.queries.ts'
import type { PlaceSetPage, ShapeFigures } from '../../../api/place/place.shapes.ts'
import { placeSet } from '../../../api/place/place-set.queries.ts'
import { eachDatabase } from '../../support/databases.ts'
import { requestsTo } from '../../support/requests.ts'
import { type SeededStreet, seedStreet } from '../../support/street.ts'

eachDatabase('the places that a figure counts', (database) => {
  let street: SeededStreet
  let opened: OpenDatabase
  let requests: ReturnType<typeof requestsTo>

  beforeAll(async () => {
    opened = await database.open()
    street = await seedStreet(opened.database, { street: '320199001' })
    await seedStreet(opened.database, { street: '320199002', incidents: 40, seed: 3 })
    requests = requestsTo(opened)
  })

  const ask = (query: Record<string, string>) =>
    requests.json<PlaceSetPage>(`/api/places?${new URLSearchParams({ street: '320199001', ...query })}`)

  it('are all of a kind in the street', async () => {
    const grids = await ask({ of: 'grids' })
    expect(grids.total).toBe(street.grids.length)
    expect(grids.items.map(({ id }) => id)).toEqual(street.grids.map(({ code }) => code).toSorted())
    expect(grids.items.map(({ households }) => households)).toEqual(
      street.grids
        .toSorted((first, second) => (first.code < second.code ? -1 : 1))
        .map(({ households }) => households),
    )
    for (const [of, total] of [
      ['communities', 2],
      ['estates', street.estates.length],
      ['redevelopment-zones', 1],
      ['buildings', street.buildings.length],
      ['units', street.units.length],
    ] as const)
      expect((await ask({ of })).total, of).toBe(total)
  })

  it('are old estates only, and the others only', async () => {
    const [old, newer] = [
      await ask({ of: 'estates', old: 'true' }),
      await ask({ of: 'estates', old: 'false' }),
    ]
    expect(old.total).toBeGreaterThan(0)
    expect(old.items.every(({ is_old }) => is_old === true)).toBe(true)
    expect(newer.items.every(({ is_old }) => is_old === false)).toBe(true)
    expect(old.total + newer.total).toBe(street.estates.length)
  })

  it('add up to what the drawer of a grid says', async () => {
    for (const { code } of street.grids.slice(0, 4)) {
      const { buildings } = await requests.json<GridDetail>(`/api/grids/${code}`)
      expect((await ask({ of: 'buildings', in_grid: code })).total).toBe(buildings.total)
      for (const [kind, total] of Object.entries(buildings.by_kind))
        expect((await ask({ of: 'buildings', in_grid: code, kind })).total).toBe(total)
      for (const [safety, total] of Object.entries(buildings.by_safety_class)) {
        const set = await ask({ of: 'buildings', in_grid: code, safety })
        expect(set.total).toBe(total)
        expect(set.items.every(({ safety_class }) => safety_class === safety)).toBe(true)
      }
    }
  })

  it('stand in an estate by the record, in a zone by the ground', async () => {
    const estate = String(street.estates[0]?.id)
    expect((await ask({ of: 'buildings', in_estate: estate })).total).toBe(2)
    const inZone = street.buildings.filter(({ footprint }) =>
      booleanPointInPolygon(centerOfMass(footprint), street.zoneShape),
    )
    expect((await ask({ of: 'buildings', in_zone: String(street.zoneId) })).total).toBe(inZone.length)
    expect((await ask({ of: 'buildings', in_zone: '999999' })).total).toBe(0)
  })

  it('lie in a drawn shape as its figures count them', async () => {
    const ring: [number, number][] = [
      [118.7521, 32.0623],
      [118.7652, 32.0631],
      [118.7613, 32.0741],
      [118.7547, 32.0702],
    ]
    const shape: Polygon = { type: 'Polygon', coordinates: [[...ring, ...ring.slice(0, 1)]] }
    const polygon = ring.map((corner) => corner.join(' ')).join(',')
    const figures = await requests.json<ShapeFigures>(
      `/api/places/figures?${new URLSearchParams({ street: '320199001', polygon })}`,
    )
    const grids = await ask({ of: 'grids', polygon })
    expect(grids.items.map(({ id }) => id)).toEqual(
      street.grids
        .filter(({ boundary }) => booleanIntersects(boundary, shape))
        .map(({ code }) => code)
        .toSorted(),
    )
    for (const [of, total] of [
      ['grids', figures.grids],
      ['estates', figures.estates],
      ['buildings', figures.buildings],
      ['service-points', figures.service_points],
      ['units', figures.units],
    ] as const)
      expect((await ask({ of, polygon })).total, of).toBe(total)
  })

  it('are all of the street without a shape, also what lies outside its boundary', async () => {
    await opened.query(
      `INSERT INTO service_point (street_code, code, name, kind, location)
       SELECT street_code, 'outside', name, kind, ST_Translate(location, 1, 1) FROM service_point
       WHERE street_code = '320199001' AND code = 'S1'`,
    )
    const total = street.servicePoints.length + 1
    expect((await ask({ of: 'service-points' })).total).toBe(total)
    const figures = await requests.json<ShapeFigures>('/api/places/figures?street=320199001')
    expect(figures.service_points).toBe(total)
    const scope = '320199001'
    for (const empty of [{}, { grid: [], estate: [], zone: [] }]) {
      const set = await placeSet(opened.database, { scope, ...empty }, { of: 'service-points', limit: 1 })
      expect(set.total).toBe(total)
      const counted = await figuresOfFilter(opened.database, { scope, ...empty })
      expect(counted.service_points).toBe(total)
    }
    await opened.query("DELETE FROM service_point WHERE code = 'outside'")
  })

  it('lie in a community as its figures count them', async () => {
    const community = street.grids[0]?.communityCode ?? ''
    const figures = await requests.json<ShapeFigures>(
      `/api/places/figures?street=320199001&grid=${community}`,
    )
    const set = await ask({ of: 'buildings', grid: community })
    expect(set.total).toBe(figures.buildings)
    expect(set.total).toBeLessThan(street.buildings.length)
  })

  it.each(['0x1', '1e0', '01', '-1', ''])('are not asked of an estate or a zone “%s”', async (id) => {
    for (const name of ['in_estate', 'in_zone'])
      expect(await requests.problem(`/api/places?street=320199001&of=buildings&${name}=${id}`)).toMatchObject(
        { status: 400, errors: [{ pointer: `/${name}` }] },
      )
  })

  it('come page by page, none lost and none twice', async () => {
    const whole = (await ask({ of: 'buildings', limit: '500' })).items.map(({ id }) => id)
    const paged: string[] = []
    let after: string | null | undefined
    while (after !== null) {
      const page: PlaceSetPage = await ask({ of: 'buildings', limit: '7', ...(after ? { after } : {}) })
      expect(page.total).toBe(whole.length)
      paged.push(...page.items.map(({ id }) => id))
      after = page.next
    }
    expect(paged).toEqual(whole)
  })

  it('refuse what makes no sense of the kind asked for', async () => {
    const fault = async (query: Record<string, string>) => {
      const response = await requests.ask(
        `/api/places?${new URLSearchParams({ street: '320199001', ...query })}`,
      )
      expect(response.status).toBe(400)
      return (await response.json()).errors[0]?.pointer
    }
    expect(await fault({ of: 'grids', safety: 'D' })).toBe('/safety')
    expect(await fault({ of: 'buildings', old: 'true' })).toBe('/old')
    expect(await fault({ of: 'moons' })).toBe('/of')
    expect(await fault({ of: 'buildings', kind: 'castle' })).toBe('/kind')
    expect(await fault({ of: 'buildings', after: "1';--" })).toBe('/after')
    const crossed = '118.75 32.06,118.76 32.07,118.76 32.06,118.75 32.07'
    const problem = await requests.problem(`/api/places?street=320199001&of=buildings&polygon=${crossed}`)
    expect(problem.code).toBe('polygon_invalid')
    expect((await requests.problem('/api/places?street=999999999&of=grids')).code).toBe('street_unknown')
  })
})
