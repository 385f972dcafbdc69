import { booleanPointInPolygon, pointOnFeature } from '@turf/turf'
import type { Polygon } from 'geojson'
import { describe, expect, it } from 'vitest'
import { demo, gap, insideRing, outer, segments, sum } from './geography-support.ts'

interface People {
  code: string
  households: number
  resident_population: number
  registered_population: number
  elderly_population: number
}

const [district] = demo<Polygon>('district')
const grids = demo<Polygon, People & { party_members: number; party_branches: number }>('grids')
const buildings = demo<
  Polygon,
  People & { estate_code: string | null; kind: string; floors: number; built_year: number }
>('buildings')
const estates = demo<
  Polygon,
  {
    code: string
    name: string
    built_year: number
    households: number
    kind: string
    renovated_year: number | null
  }
>('estates')
const zones = demo<
  Polygon,
  Record<string, number | string> & {
    name: string
    milestones: { name: string; planned_days: number; done_days: number | null }[]
  }
>('redevelopment-zones')
if (!district) throw new Error('no district')

describe('people', () => {
  it('add up to the published figures, over buildings and over grids', () => {
    for (const list of [buildings, grids]) {
      expect(sum(list.map(({ properties }) => properties.resident_population))).toBe(42864)
      expect(sum(list.map(({ properties }) => properties.registered_population))).toBe(38671)
      expect(sum(list.map(({ properties }) => properties.elderly_population))).toBe(11373)
    }
    expect(sum(grids.map(({ properties }) => properties.party_members))).toBe(3036)
    expect(sum(grids.map(({ properties }) => properties.party_branches))).toBe(105)
    expect(Math.min(...grids.map(({ properties }) => properties.party_branches))).toBeGreaterThanOrEqual(1)
    for (const { properties } of buildings)
      expect(properties.elderly_population).toBeLessThanOrEqual(properties.registered_population)
  })

  it('live in 17 to 20 thousand households, the same from building to grid and estate', () => {
    const all = sum(buildings.map(({ properties }) => properties.households))
    expect(all).toBeGreaterThan(17000)
    expect(all).toBeLessThanOrEqual(20000)
    for (const grid of grids) {
      const mine = buildings.filter((building) =>
        booleanPointInPolygon(building.geometry.coordinates[0]?.[0] ?? [], grid),
      )
      expect(sum(mine.map(({ properties }) => properties.households)), grid.properties.code).toBe(
        grid.properties.households,
      )
      expect(sum(mine.map(({ properties }) => properties.resident_population))).toBe(
        grid.properties.resident_population,
      )
    }
    for (const { properties } of estates) {
      const mine = buildings.filter((building) => building.properties.estate_code === properties.code)
      expect(sum(mine.map((building) => building.properties.households)), properties.name).toBe(
        properties.households,
      )
    }
  })
})

describe('estates', () => {
  it('are 45, of them 33 old, each whole inside the district and clear of the others', () => {
    expect(estates).toHaveLength(45)
    expect(estates.filter(({ properties }) => properties.built_year <= 2000)).toHaveLength(33)
    expect(
      estates.filter(({ properties }) => properties.built_year >= 1970 && properties.built_year < 1990)
        .length,
    ).toBeGreaterThan(16)
    expect(new Set(estates.map(({ properties }) => properties.name)).size).toBe(45)
    const rim = outer(district)
    const rings = estates.map(outer)
    rings.forEach((ring, index) => {
      for (const point of ring) expect(insideRing(point, rim)).toBe(true)
      for (const other of rings.slice(index + 1)) {
        expect(insideRing(ring[0] ?? [0, 0], other) || insideRing(other[0] ?? [0, 0], ring)).toBe(false)
        expect(gap(segments(ring, true), segments(other, true))).toBeGreaterThan(0.5)
      }
    })
  })

  it('hold the buildings that name them', () => {
    for (const estate of estates) {
      for (const building of buildings) {
        if (building.properties.estate_code === estate.properties.code)
          expect(booleanPointInPolygon(pointOnFeature(building), estate)).toBe(true)
      }
    }
  })

  it('know the ones the report names', () => {
    const names = estates.map(({ properties }) => properties.name)
    expect(names).toEqual(expect.arrayContaining(['安乐村', '五所村', '滨江花园小区']))
  })
})

describe('redevelopment zones', () => {
  it('count no more at a step than at the step before', () => {
    expect(zones.length).toBeGreaterThanOrEqual(4)
    for (const { properties: zone } of zones) {
      const steps = [
        zone.households,
        zone.signed_households,
        zone.vacated_households,
        zone.demolished_households,
      ].map(Number)
      expect([...steps].sort((a, b) => b - a)).toEqual(steps)
      expect(Number(zone.signed_certificates)).toBeLessThanOrEqual(Number(zone.certificates))
      expect(Number(zone.started_days)).toBeLessThan(Number(zone.due_days))
      for (const { done_days } of zone.milestones) expect(done_days ?? -1).toBeLessThanOrEqual(0)
    }
  })

  it('count the households of the buildings in them', () => {
    for (const zone of zones.filter(({ properties }) => properties.kind === 'shanty')) {
      const ring = outer(zone)
      const mine = buildings.filter((building) => insideRing(outer(building)[0] ?? [0, 0], ring))
      expect(sum(mine.map(({ properties }) => properties.households)), zone.properties.name).toBe(
        zone.properties.households,
      )
    }
  })
})
