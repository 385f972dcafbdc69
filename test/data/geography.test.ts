import { area, bbox, centerOfMass, featureCollection, intersect, length, lineString } from '@turf/turf'
import type { Feature, LineString, Point, Polygon } from 'geojson'
import { describe, expect, it } from 'vitest'
import { demo, ellipsoidArea, gap, insideRing, metres, outer, segments, sum } from './geography-support.ts'

const [district] = demo<Polygon>('district')
const communities = demo<Polygon, { code: string; name: string }>('communities')
const grids = demo<Polygon, { code: string; name: string; community_code: string; households: number }>(
  'grids',
)
const roads = demo<LineString, { name: string | null; class: string; width: number; bridge: boolean }>(
  'roads',
)
if (!district) throw new Error('no district')

const corners = (feature: (typeof grids)[number]): string[] =>
  (feature.geometry.coordinates[0] ?? []).slice(0, -1).map(String)
const directed = (feature: { geometry: Polygon }): string[] => {
  const ring = (feature.geometry.coordinates[0] ?? []).map(String)
  return ring.slice(1).map((to, index) => `${ring[index]}>${to}`)
}

/** Positions in the order of codes: nothing clearly further west comes later, and what does come later lies further south. */
function expectInOrder(areas: Feature<Polygon, { code: string }>[]) {
  const strip = Math.sqrt(sum(areas.map((one) => area(one))) / areas.length) / 2
  const placed = areas
    .toSorted((one, other) => one.properties.code.localeCompare(other.properties.code))
    .map((one) => ({ code: one.properties.code, at: metres(centerOfMass(one).geometry.coordinates) }))
  placed.forEach(({ code, at: [east, north] }, index) => {
    for (const { code: later, at: place } of placed.slice(index + 1)) {
      expect(place[0], `${later} after ${code}`).toBeGreaterThan(east - strip)
      if (place[0] < east) expect(place[1], `${later} after ${code}`).toBeLessThan(north)
    }
  })
}

describe('the district', () => {
  it('has the published area of 2.32 km² on the ellipsoid', () => {
    expect(Math.abs(ellipsoidArea(district) / 2.32e6 - 1)).toBeLessThan(0.0001)
  })

  it('carries the published figures', () => {
    expect(district.properties).toMatchObject({
      code: '320199001',
      facts: { grids: 57, estates: 45, party_branches: 105 },
      facts_as_of: null,
    })
  })
})

describe('grids', () => {
  it('are 57 in 9 to 11 communities, each one simple ring', () => {
    expect(grids).toHaveLength(57)
    expect(communities.length).toBeGreaterThanOrEqual(9)
    expect(communities.length).toBeLessThanOrEqual(11)
    for (const grid of [...grids, ...communities]) {
      expect(grid.geometry.type).toBe('Polygon')
      expect(grid.geometry.coordinates).toHaveLength(1)
      expect(new Set(corners(grid as (typeof grids)[number])).size).toBe(
        corners(grid as (typeof grids)[number]).length,
      )
    }
  })

  it('share every border vertex with the neighbour across it, and together are the district', () => {
    const edges = grids.flatMap(directed)
    const all = new Set(edges)
    expect(all.size).toBe(edges.length)
    const rim = edges.filter((edge) => !all.has(edge.split('>').reverse().join('>')))
    expect(new Set(rim)).toEqual(new Set(directed(district)))
    expect(Math.abs(sum(grids.map((grid) => area(grid))) - area(district))).toBeLessThan(0.01)
  })

  it('nowhere overlap', () => {
    let overlap = 0
    grids.forEach((one, index) => {
      const [w, s, e, n] = bbox(one)
      for (const two of grids.slice(index + 1)) {
        const [w2, s2, e2, n2] = bbox(two)
        if (w2 > e || e2 < w || s2 > n || n2 < s) continue
        const common = intersect(featureCollection([one, two]))
        if (common) overlap += area(common)
      }
    })
    expect(overlap).toBeLessThan(1)
  })

  it('have 15-digit codes in the order of their places in each community, and names numbered over the street', () => {
    expect(new Set(grids.map(({ properties }) => properties.code)).size).toBe(57)
    grids.forEach(({ properties }, index) => {
      expect(properties.code).toMatch(/^320199001\d{6}$/)
      expect(properties.code.slice(0, 12)).toBe(properties.community_code)
      expect(properties.name).toBe(`第${index + 1}网格`)
    })
    for (const { properties } of communities) {
      const mine = grids.filter((grid) => grid.properties.community_code === properties.code)
      expect(mine.map((grid) => Number(grid.properties.code.slice(12)))).toEqual(
        mine.map((_, index) => index + 1),
      )
      expectInOrder(mine)
    }
    expectInOrder(communities)
  })

  it('are round enough: Polsby–Popper at least 0.3', () => {
    for (const grid of grids) {
      const round =
        (4 * Math.PI * area(grid)) /
        length(lineString(grid.geometry.coordinates[0] ?? []), { units: 'meters' }) ** 2
      expect(round, grid.properties.name).toBeGreaterThan(0.3)
    }
  })

  it('hold 300 to 500 households in at least three quarters of them', () => {
    const fitting = grids.filter(
      ({ properties }) => properties.households >= 300 && properties.households <= 500,
    )
    expect(fitting.length / grids.length).toBeGreaterThanOrEqual(0.75)
  })

  it('have borders along streets, water, the railway or the brook', () => {
    const lines = roads.flatMap((road) => segments(road.geometry.coordinates.map(metres), false))
    const ring = outer(district)
    let off = 0
    let all = 0
    for (const grid of grids) {
      for (const [a, b] of segments(outer(grid), true)) {
        const middle: [number, number] = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]
        const run = Math.hypot(a[0] - b[0], a[1] - b[1])
        all += run
        const near = lines.filter(
          ([c, d]) =>
            Math.min(c[0], d[0]) < middle[0] + 3 &&
            Math.max(c[0], d[0]) > middle[0] - 3 &&
            Math.min(c[1], d[1]) < middle[1] + 3 &&
            Math.max(c[1], d[1]) > middle[1] - 3,
        )
        if (gap([[middle, middle]], [...near, ...segments(ring, true)]) > 0.3) off += run
      }
    }
    expect(off / all).toBeLessThan(0.06)
  })
})

describe('communities', () => {
  it('are the unions of their grids', () => {
    for (const community of communities) {
      const edges = grids
        .filter(({ properties }) => properties.community_code === community.properties.code)
        .flatMap(directed)
      const all = new Set(edges)
      const rim = edges.filter((edge) => !all.has(edge.split('>').reverse().join('>')))
      expect(new Set(rim)).toEqual(new Set(directed(community)))
    }
  })
})

describe('streets', () => {
  it('meet at shared ends and form one walkable network', () => {
    const ends = new Map<string, string[]>()
    roads.forEach(({ geometry }) => {
      const [from, to] = [String(geometry.coordinates[0]), String(geometry.coordinates.at(-1))]
      ends.set(from, [...(ends.get(from) ?? []), to])
      ends.set(to, [...(ends.get(to) ?? []), from])
    })
    const seen = new Set<string>()
    const queue = [String(roads[0]?.geometry.coordinates[0])]
    while (queue.length > 0) {
      const here = queue.pop() ?? ''
      if (seen.has(here)) continue
      seen.add(here)
      queue.push(...(ends.get(here) ?? []))
    }
    expect(seen.size / ends.size).toBeGreaterThan(0.99)
  })

  it('cross the river on bridges', () => {
    expect(roads.filter(({ properties }) => properties.bridge).length).toBeGreaterThanOrEqual(4)
  })
})

describe('places', () => {
  it('lie inside the district', () => {
    const ring = outer(district)
    const points = [...demo<Point>('service-points'), ...demo<Point>('units')]
    expect(demo<Point>('service-points').length).toBeGreaterThanOrEqual(40)
    expect(demo<Point>('service-points').length).toBeLessThanOrEqual(90)
    expect(demo<Point>('units').length).toBeGreaterThanOrEqual(20)
    for (const { geometry, properties } of points)
      expect(insideRing(metres(geometry.coordinates), ring), String(properties?.name)).toBe(true)
  })
})
