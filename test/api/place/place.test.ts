import {
  area,
  booleanIntersects,
  booleanPointInPolygon,
  centerOfMass,
  circle,
  distance,
  pointOnFeature,
} from '@turf/turf'
import type { Polygon } from 'geojson'
import { beforeAll, describe, expect, it } from 'vitest'
import type { BuildingDetail } from '../../../api/building/building.shapes.ts'
import type { CommunityDetail } from '../../../api/district/district.shapes.ts'
import type { EstateDetail } from '../../../api/estate/estate.shapes.ts'
import type { GridDetail } from '../../../api/grid/grid.shapes.ts'
import { isOverdue } from '../../../api/incident/fold.model.ts'
import { isOpen } from '../../../api/incident/incident.model.ts'
import type { NearbyItem, PlaceAt, ShapeFigures } from '../../../api/place/place.shapes.ts'
import type { ZoneDetail } from '../../../api/redevelopment/redevelopment.shapes.ts'
import type { UnitDetail } from '../../../api/unit/unit.shapes.ts'
import { eachDatabase } from '../../support/databases.ts'
import { requestsTo } from '../../support/requests.ts'
import { type SeededIncident, type SeededStreet, seedStreet } from '../../support/street.ts'

eachDatabase('places', (database) => {
  let street: SeededStreet
  let requests: ReturnType<typeof requestsTo>

  beforeAll(async () => {
    const opened = await database.open()
    street = await seedStreet(opened.database, { street: '320199001' })
    await seedStreet(opened.database, { street: '320199002', incidents: 40, seed: 3 })
    requests = requestsTo(opened)
  })

  const at = (longitude: number, latitude: number) =>
    requests.json<PlaceAt>(`/api/places/at?street=320199001&longitude=${longitude}&latitude=${latitude}`)

  it('finds the grid of any point', async () => {
    for (const grid of street.grids) {
      const [longitude = 0, latitude = 0] = pointOnFeature(grid.boundary).geometry.coordinates
      const place = await at(longitude, latitude)
      expect(place.grid).toEqual({ code: grid.code, name: grid.name })
      expect(place.community?.code).toBe(grid.communityCode)
      expect(place.nearest_grid).toBeNull()
    }
  })

  it('names the nearest grid outside the street', async () => {
    const place = await at(118.7, 32.068)
    expect(place).toMatchObject({ grid: null, estate: null, zone: null, building: null, community: null })
    const metres = Math.min(
      ...street.grids.flatMap(
        ({ boundary }) =>
          (boundary as Polygon).coordinates[0]?.map((corner) =>
            distance(corner, [118.7, 32.068], { units: 'meters' }),
          ) ?? [],
      ),
    )
    expect(place.nearest_grid?.distance).toBeGreaterThan(metres * 0.98)
    expect(place.nearest_grid?.distance).toBeLessThan(metres * 1.01)
  })

  it('refuses a kind that what is asked for does not have', async () => {
    const response = await requests.ask(
      '/api/places/nearest?street=320199001&longitude=118.76&latitude=32.068&of=service-points&kind=police',
    )
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ errors: [{ pointer: '/kind' }] })
  })

  it('orders the nearest by geodesic distance', async () => {
    const { items } = await requests.json<{ items: NearbyItem[] }>(
      '/api/places/nearest?street=320199001&longitude=118.76&latitude=32.068&of=units&k=3',
    )
    const expected = street.units
      .map(({ name, location }) => ({
        name,
        metres: distance(location.coordinates, [118.76, 32.068], { units: 'meters' }),
      }))
      .sort((left, right) => left.metres - right.metres)
    expect(items.map(({ name }) => name)).toEqual(expected.slice(0, 3).map(({ name }) => name))
    for (const [index, { distance: metres }] of items.entries())
      expect(Math.abs(metres / (expected[index]?.metres ?? 0) - 1)).toBeLessThan(0.005)
    const police = await requests.json<{ items: NearbyItem[] }>(
      '/api/places/nearest?street=320199001&longitude=118.76&latitude=32.068&of=units&kind=police&k=100',
    )
    expect(police.items).toHaveLength(4)
  })

  const housed = (shape: Polygon) =>
    street.buildings.filter(({ footprint }) => booleanPointInPolygon(centerOfMass(footprint), shape))
  const ring: [number, number][] = [
    [118.7521, 32.0623],
    [118.7652, 32.0631],
    [118.7613, 32.0741],
    [118.7547, 32.0702],
  ]
  const drawn: Polygon = { type: 'Polygon', coordinates: [[...ring, ...ring.slice(0, 1)]] }

  function expectFigures(figures: ShapeFigures, shape: Polygon) {
    const inside = housed(shape)
    expect(Math.abs(figures.area / area(shape) - 1)).toBeLessThan(0.01)
    expect(figures.buildings).toBe(inside.length)
    expect(figures.households).toBe(inside.reduce((sum, { households }) => sum + households, 0))
    expect(figures.resident_population).toBe(
      inside.reduce((sum, { residentPopulation }) => sum + residentPopulation, 0),
    )
    expect(figures.registered_population).toBe(
      inside.reduce((sum, { registeredPopulation }) => sum + registeredPopulation, 0),
    )
    expect(figures.elderly_population).toBe(
      inside.reduce((sum, { elderlyPopulation }) => sum + elderlyPopulation, 0),
    )
    expect(figures.grids).toBe(
      street.grids.filter(({ boundary }) => booleanIntersects(boundary, shape)).length,
    )
    const touched = street.estates.filter(({ boundary }) => booleanIntersects(boundary, shape)).length
    expect(touched).toBeGreaterThan(0)
    expect(figures.estates).toBe(touched)
    const points = street.servicePoints.filter(({ location }) =>
      booleanPointInPolygon(location, shape),
    ).length
    expect(points).toBeGreaterThan(0)
    expect(figures.service_points).toBe(points)
    expect(figures.units).toBe(
      street.units.filter(({ location }) => booleanPointInPolygon(location, shape)).length,
    )
    expect(figures.incidents.total).toBe(
      street.incidents.filter(({ location }) => booleanPointInPolygon(location, shape)).length,
    )
  }

  it('counts what a drawn shape holds, asked either way', async () => {
    const polygon = ring.map((corner) => corner.join(' ')).join(',')
    const asked = await requests.json<ShapeFigures>(
      `/api/places/figures?${new URLSearchParams({ street: '320199001', polygon })}`,
    )
    expectFigures(asked, drawn)
    const posted = await requests.json<ShapeFigures>('/api/places/figures', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ street: '320199001', polygon: drawn }),
    })
    expect(posted).toEqual(asked)
  })

  it('counts what a circle holds', async () => {
    const figures = await requests.json<ShapeFigures>(
      '/api/places/figures?street=320199001&circle=118.7601,32.0682,420',
    )
    expectFigures(figures, circle([118.7601, 32.0682], 420, { units: 'meters', steps: 256 }).geometry)
  })

  it('adds up to the whole street, grid by grid', async () => {
    const figures = (query: string) =>
      requests.json<ShapeFigures>(`/api/places/figures?street=320199001${query}`)
    const whole = await figures('')
    expect(whole).toMatchObject({ grids: 20, estates: 6, buildings: 40 })
    let buildings = 0
    let metres = 0
    for (const { code } of street.grids) {
      const part = await figures(`&grid=${code}`)
      expect(part.grids).toBe(1)
      buildings += part.buildings
      metres += part.area
    }
    expect(buildings).toBe(40)
    expect(metres / whole.area).toBeCloseTo(1, 6)
  })

  it('takes a community for the grids that it holds', async () => {
    const figures = (grid: string) =>
      requests.json<ShapeFigures>(`/api/places/figures?street=320199001&grid=${grid}`)
    const community = '320199001002'
    const members = street.grids.filter(({ communityCode }) => communityCode === community)
    expect(await figures(community)).toEqual(await figures(members.map(({ code }) => code).join()))
    expect((await figures(community)).grids).toBeGreaterThan(members.length - 1)
  })

  it.each([
    ['-180,-90,180,90', 300],
    ['-180,0,180,90', 300],
    ['-180,-90,180,0', 0],
    ['118,-90,10,90', 300],
    ['119,-90,10,90', 0],
    ['180,0,-180,90', 0],
    ['118.76,-90,118.76,90', 0],
    ['118.76,32.07,118.76,32.07', 0],
    ['-180,90,180,90', 0],
  ])('takes the box %s as the list does', async (bbox, incidents) => {
    const figures = await requests.json<ShapeFigures>(`/api/places/figures?street=320199001&bbox=${bbox}`)
    expect(figures.incidents.total).toBe(incidents)
    const list = await requests.json<{ total: number }>(`/api/incidents?street=320199001&bbox=${bbox}`)
    expect(list.total).toBe(incidents)
    if (incidents === 300) expect(figures).toMatchObject({ grids: 20, estates: 6, buildings: 40, units: 8 })
  })

  it('is all zero where nothing is', async () => {
    const nowhere = await requests.json<ShapeFigures>(
      '/api/places/figures?street=320199001&estate=999999999999',
    )
    expect(nowhere).toMatchObject({ area: 0, buildings: 0, incidents: { total: 0 } })
  })

  describe('details', () => {
    it('describes a grid with its neighbours', async () => {
      const [first] = street.grids
      if (!first) throw new Error('no grids')
      const detail = await requests.json<GridDetail>(`/api/grids/${first.code}`)
      expect(detail).toMatchObject({ code: first.code, community: { name: '铁南社区' } })
      const touching = street.grids.filter(
        ({ code, boundary }) => code !== first.code && booleanIntersects(boundary, first.boundary),
      )
      expect(detail.neighbours.map(({ code }) => code)).toEqual(touching.map(({ code }) => code).sort())
      expect(Math.abs(detail.area / area(first.boundary) - 1)).toBeLessThan(0.01)
      expect(detail.density).toBeCloseTo(first.residentPopulation / (detail.area / 1e6), 0)
      expect(detail.elderly_share).toBeCloseTo(first.elderlyPopulation / first.registeredPopulation, 4)
      expect(detail.incidents.total).toBe(
        street.incidents.filter(({ gridCode }) => gridCode === first.code).length,
      )
      expect(detail.buildings.total).toBe(2)
    })

    /** The figures of the seeded incidents that a condition chooses. */
    function figuresOf(matches: (incident: SeededIncident) => boolean) {
      const chosen = street.incidents.filter(matches)
      expect(chosen.length).toBeGreaterThan(0)
      return {
        total: chosen.length,
        open: chosen.filter(({ stage }) => isOpen(stage)).length,
        overdue: chosen.filter((incident) => isOverdue(incident, new Date())).length,
      }
    }
    const idsOf = async (collection: string, code: string) => {
      const { features } = await requests.json<{
        features: { id: number; properties: { code: string } }[]
      }>(`/api/features/${collection}?street=320199001`)
      return features.find(({ properties }) => properties.code === code)?.id
    }

    it('describes an estate', async () => {
      const [first] = street.estates
      const estate = await requests.json<EstateDetail>(`/api/estates/${first?.id}?street=320199001`)
      expect(estate).toMatchObject({ name: '苏红里', is_old: true, zones: [{ name: '城河村片区' }] })
      const own = street.buildings.filter(({ estateId }) => estateId === first?.id)
      expect(estate.buildings.map(({ name }) => name)).toEqual(own.map(({ name }) => name))
      expect(estate.resident_population).toBe(
        own.reduce((sum, { residentPopulation }) => sum + residentPopulation, 0),
      )
      expect(estate.incidents).toEqual(figuresOf(({ estateId }) => estateId === first?.id))
    })

    it('describes a zone', async () => {
      const zone = await requests.json<ZoneDetail>(
        `/api/redevelopment-zones/${street.zoneId}?street=320199001`,
      )
      expect(zone.rates).toEqual({ signed: 0.75, vacated: 0.25, demolished: 0.05 })
      expect(zone.milestones.map(({ name }) => name)).toEqual(['入户调查', '签约'])
      expect(zone.buildings.total).toBe(housed(street.zoneShape).length)
      expect(zone.incidents).toEqual(figuresOf(({ zoneId }) => zoneId === street.zoneId))
    })

    it('describes a unit with the incidents it is in charge of', async () => {
      const [first] = street.units
      const unit = await requests.json<UnitDetail>(`/api/units/${first?.id}?street=320199001`)
      expect(unit).toMatchObject({ code: first?.code, name: first?.name, kind: 'police', grid: null })
      expect(unit.incidents).toEqual(figuresOf(({ unitId }) => unitId === first?.id))
    })

    it('describes a building with its estate, its grid and its zone', async () => {
      const inZone = new Set(housed(street.zoneShape))
      const expected = [
        street.buildings.find((entry) => entry.estateId && inZone.has(entry)),
        street.buildings.find((entry) => !entry.estateId && !inZone.has(entry)),
      ]
      for (const entry of expected) {
        const id = await idsOf('buildings', entry?.code ?? '')
        const building = await requests.json<BuildingDetail>(`/api/buildings/${id}?street=320199001`)
        const estate = street.estates.find((candidate) => candidate.id === entry?.estateId)
        const grid = street.grids.find(({ code }) => code === entry?.gridCode)
        expect(building).toMatchObject({
          code: entry?.code,
          households: entry?.households,
          resident_population: entry?.residentPopulation,
          registered_population: entry?.registeredPopulation,
          elderly_population: entry?.elderlyPopulation,
          estate: estate ? { id: estate.id, name: estate.name } : null,
          grid: { code: grid?.code, name: grid?.name },
          zone: entry && inZone.has(entry) ? { id: street.zoneId, name: '城河村片区' } : null,
        })
      }
    })

    it('describes a community with the sums of its grids', async () => {
      const own = street.grids.filter(({ communityCode }) => communityCode === '320199001001')
      const sum = (count: (grid: (typeof own)[number]) => number) =>
        own.reduce((total, grid) => total + count(grid), 0)
      const community = await requests.json<CommunityDetail>('/api/communities/320199001001')
      expect(community).toMatchObject({
        name: '铁南社区',
        grids: own.map(({ code, name }) => ({ code, name })),
        households: sum(({ households }) => households),
        resident_population: sum(({ residentPopulation }) => residentPopulation),
        registered_population: sum(({ registeredPopulation }) => registeredPopulation),
        elderly_population: sum(({ elderlyPopulation }) => elderlyPopulation),
        party_members: sum(({ partyMembers }) => partyMembers),
        incidents: figuresOf(({ gridCode }) => gridCode?.startsWith('320199001001') === true),
      })
      expect(own.length).toBe(8)
    })

    it.each([
      ['buildings', 'B1'],
      ['units', 'U1'],
      ['service-points', 'S1'],
    ])('places each of the %s, in its own street only', async (collection, code) => {
      const path = `/api/${collection}/${await idsOf(collection, code)}`
      expect(await requests.json(`${path}?street=320199001`)).toMatchObject({
        code,
        bounds: expect.any(Array),
      })
      expect((await requests.problem(`${path}?street=320199002`)).code).toBe('place_unknown')
    })
  })
})
