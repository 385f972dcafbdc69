import { statSync } from 'node:fs'
import { kinks } from '@turf/turf'
import type { Feature, LineString, Polygon } from 'geojson'
import { describe, expect, it } from 'vitest'
import {
  demo,
  gap,
  insideRing,
  metres,
  Near,
  outer,
  type Position,
  type Segment,
  segments,
} from './geography-support.ts'

interface Building {
  code: string
  kind: string
  floors: number
  built_year: number
  structure: string
  safety_class: string
}

const buildings = demo<Polygon, Building>('buildings')
const shapes = buildings.map((feature) => {
  const ring = outer(feature)
  const holes = feature.geometry.coordinates.slice(1).map((hole) => hole.slice(0, -1).map(metres))
  return {
    code: feature.properties.code,
    ring,
    holes,
    sides: [ring, ...holes].flatMap((part) => segments(part, true)),
  }
})
const near = new Near<(typeof shapes)[number]>(30)
for (const shape of shapes) near.put(shape, shape.ring)

const contains = (shape: (typeof shapes)[number], point: Position): boolean =>
  insideRing(point, shape.ring) && !shape.holes.some((hole) => insideRing(point, hole))

describe('buildings', () => {
  it('are many, with floors, year, structure and safety class', () => {
    expect(buildings.length).toBeGreaterThanOrEqual(1500)
    expect(new Set(buildings.map(({ properties }) => properties.code)).size).toBe(buildings.length)
    for (const { properties } of buildings) {
      expect(properties.floors).toBeGreaterThanOrEqual(1)
      expect(properties.floors).toBeLessThanOrEqual(33)
      expect(properties.built_year).toBeGreaterThan(1900)
      expect(['reinforced_concrete', 'brick_concrete', 'brick_timber', 'steel', 'simple']).toContain(
        properties.structure,
      )
      expect(['A', 'B', 'C', 'D']).toContain(properties.safety_class)
    }
  })

  it('are valid polygons', () => {
    for (const building of buildings)
      expect(kinks(building).features, building.properties.code).toHaveLength(0)
  })

  it('do not overlap', () => {
    for (const shape of shapes) {
      for (const other of near.find(shape.ring)) {
        if (other.code <= shape.code) continue
        const clear =
          gap(shape.sides, other.sides) > 0.02 &&
          !contains(shape, other.ring[0] ?? [0, 0]) &&
          !contains(other, shape.ring[0] ?? [0, 0])
        expect(clear, `${shape.code} ${other.code}`).toBe(true)
      }
    }
  })

  it('stand clear of every street surface', () => {
    const roads = demo<LineString, { code: string; width: number }>('roads')
    for (const { geometry, properties } of roads) {
      const points = geometry.coordinates.map(metres)
      const line: Segment[] = segments(points, false)
      const reach = properties.width / 2
      const wide = points.flatMap(([x, y]): Position[] => [
        [x - reach, y - reach],
        [x + reach, y + reach],
      ])
      for (const shape of near.find(wide))
        expect(gap(shape.sides, line), `${shape.code} ${properties.code}`).toBeGreaterThan(reach - 0.02)
    }
  })

  it('stand clear of water', () => {
    const water = demo<Polygon, { kind: string }>('base-features').filter(
      ({ properties }) => properties.kind === 'water',
    )
    expect(water.length).toBeGreaterThanOrEqual(2)
    for (const feature of water) {
      const ring = outer(feature)
      for (const shape of near.find(ring)) {
        expect(insideRing(shape.ring[0] ?? [0, 0], ring), shape.code).toBe(false)
        expect(gap(shape.sides, segments(ring, true))).toBeGreaterThan(0.5)
      }
    }
  })

  it('face south in the walk-up estates', () => {
    const slabs = buildings.filter(
      ({ properties }) => properties.kind === 'residential' && properties.floors < 9,
    )
    const turned = slabs.filter((feature) => {
      const sides = segments(outer(feature), true)
      const [a, b] = sides.reduce((best, side) =>
        Math.hypot(side[1][0] - side[0][0], side[1][1] - side[0][1]) >
        Math.hypot(best[1][0] - best[0][0], best[1][1] - best[0][1])
          ? side
          : best,
      )
      const angle = (Math.abs(Math.atan2(b[1] - a[1], b[0] - a[0])) * 180) / Math.PI
      return Math.min(angle, 180 - angle) > 20
    })
    expect(turned.length / slabs.length).toBeLessThan(0.03)
  })
})

describe('the base map', () => {
  it('is drawn with valid areas', () => {
    const areas = demo<Polygon | LineString, { code: string; kind: string }>('base-features').filter(
      ({ geometry, properties }) => geometry.type === 'Polygon' && properties.kind !== 'context_building',
    )
    expect(areas.length).toBeGreaterThan(300)
    for (const feature of areas) {
      expect(
        kinks(feature as Feature<Polygon>).features,
        `${feature.properties.kind} ${feature.properties.code}`,
      ).toHaveLength(0)
    }
  })
})

describe('the files', () => {
  it('stay small', () => {
    const names = [
      'district',
      'communities',
      'grids',
      'estates',
      'buildings',
      'redevelopment-zones',
      'roads',
      'base-features',
      'service-points',
      'units',
    ]
    const bytes = names.map(
      (name) => statSync(new URL(`../../data/demo/files/${name}.geojson`, import.meta.url)).size,
    )
    expect(bytes.reduce((a, b) => a + b, 0)).toBeLessThan(5_000_000)
  })
})
