import type { LineString, Polygon } from 'geojson'
import { describe, expect, it } from 'vitest'
import { demo, insideRing, metres, Near, outer, type Position, segments } from './geography-support.ts'

interface Road {
  code: string
  name: string | null
  class: string
  width: number
  bridge: boolean
  tunnel: boolean
  level: number
  oneway: boolean
}

const roads = demo<LineString, Road>('roads').map(({ geometry, properties }) => ({
  ...properties,
  points: geometry.coordinates.map(metres),
}))
type Line = (typeof roads)[number]
const near = new Near<Line>(60)
for (const road of roads) near.put(road, road.points)
const viaduct = roads.filter((road) => road.class === 'expressway')
const ramps = roads.filter((road) => road.class === 'ramp')

/** Where the insides of two segments cross, or null. */
function crossing([a, b]: [Position, Position], [c, d]: [Position, Position]): Position | null {
  const [ux, uy, vx, vy] = [b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]]
  const turn = ux * vy - uy * vx
  if (Math.abs(turn) < 1e-9) return null
  const t = ((c[0] - a[0]) * vy - (c[1] - a[1]) * vx) / turn
  const s = ((c[0] - a[0]) * uy - (c[1] - a[1]) * ux) / turn
  return t > 0 && t < 1 && s > 0 && s < 1 ? [a[0] + ux * t, a[1] + uy * t] : null
}

/** Crossings of two lines away from where their ends meet. */
function crossings(one: Position[], two: Position[]): Position[] {
  const ends = [one[0], one.at(-1), two[0], two.at(-1)]
  return segments(one, false)
    .flatMap((first) => segments(two, false).map((second) => crossing(first, second)))
    .filter((point) => point !== null)
    .filter((point) => ends.every((end) => !end || distance(end, point) > 0.5))
}

const distance = (a: Position, b: Position): number => Math.hypot(a[0] - b[0], a[1] - b[1])

/** Direction of a line at one of its ends, along its own course. */
function course(points: Position[], last: boolean): Position {
  const [a, b] = (last ? points.slice(-2) : points.slice(0, 2)) as [Position, Position]
  const length = distance(a, b)
  return [(b[0] - a[0]) / length, (b[1] - a[1]) / length]
}

const degrees = (a: Position, b: Position): number =>
  (Math.acos(Math.max(-1, Math.min(1, a[0] * b[0] + a[1] * b[1]))) * 180) / Math.PI

describe('roads at different levels', () => {
  it('say bridge above the ground, tunnel below it, and neither on it', () => {
    for (const { code, bridge, tunnel, level } of roads)
      expect({ bridge, tunnel }, code).toEqual({ bridge: level > 0, tunnel: level < 0 })
  })

  it('never cross at the same level without a junction', () => {
    for (const road of roads)
      for (const other of near.find(road.points)) {
        if (other.code <= road.code || other.level !== road.level) continue
        expect(crossings(road.points, other.points), `${road.code} ${other.code}`).toEqual([])
      }
  })

  it('carry the expressway over every road it crosses, the arterial of the interchange among them', () => {
    expect(viaduct.length).toBeGreaterThan(4)
    const crossed = new Set<string | null>()
    for (const road of viaduct) {
      expect(road.oneway).toBe(true)
      for (const other of near.find(road.points)) {
        if (other.class === 'expressway' || crossings(road.points, other.points).length === 0) continue
        expect(other.level, `${road.code} ${other.code}`).toBeLessThan(road.level)
        crossed.add(other.name)
      }
    }
    expect([...crossed]).toEqual(expect.arrayContaining(['XX路', '工农路', '安乐路']))
  })

  it('pass under the railway or over it', () => {
    const rails = demo<LineString | Polygon, { kind: string }>('base-features')
      .filter(({ properties, geometry }) => properties.kind === 'rail' && geometry.type === 'LineString')
      .map(({ geometry }) => (geometry as LineString).coordinates.map(metres))
    expect(rails.length).toBeGreaterThan(1)
    const under = new Set<string | null>()
    for (const rail of rails)
      for (const road of near.find(rail)) {
        if (crossings(road.points, rail).length === 0) continue
        expect(road.level, `${road.code} ${road.name}`).not.toBe(0)
        if (road.tunnel) under.add(road.name)
      }
    expect([...under]).toEqual(expect.arrayContaining(['大XX南路', '钟阜路', 'XX门路']))
  })

  it('cross water on bridges that reach dry land', () => {
    const water = demo<Polygon, { kind: string; name: string }>('base-features')
      .filter(({ properties }) => properties.kind === 'water')
      .map(outer)
    let over = 0
    for (const ring of water)
      for (const road of near.find(ring)) {
        const wet = road.points.some((point) => insideRing(point, ring))
        const cut = segments(ring, true).some((side) =>
          segments(road.points, false).some((piece) => crossing(side, piece)),
        )
        if (!wet && !cut) continue
        expect(road.level, `${road.code} ${road.name}`).toBeGreaterThan(0)
        const ends = [road.points[0], road.points.at(-1)]
        for (const end of ends) if (end) expect(insideRing(end, ring), road.code).toBe(false)
        over += 1
      }
    expect(over).toBeGreaterThan(12)
  })
})

describe('ramps', () => {
  const names = [...new Set(ramps.map(({ name }) => name))]

  it('serve every turn of the interchange', () => {
    expect(names).toHaveLength(8)
    for (const road of ramps) expect(road.oneway, road.code).toBe(true)
  })

  it.each(names)('%s leaves and joins its roads tangentially, in the direction of traffic', (name) => {
    const pieces = ramps.filter((road) => road.name === name)
    const starts = pieces.filter(({ points }) =>
      pieces.every((other) => distance(other.points.at(-1) ?? [0, 0], points[0] ?? [0, 0]) > 0.01),
    )
    expect(starts).toHaveLength(1)
    const chain = [starts[0] as Line]
    for (;;) {
      const end = chain.at(-1)?.points.at(-1) ?? [0, 0]
      const next = pieces.find(({ points }) => distance(points[0] ?? [0, 0], end) < 0.01)
      if (!next) break
      chain.push(next)
    }
    expect(chain).toHaveLength(pieces.length)
    const levels = chain.map(({ level }) => level)
    expect([[...levels].sort(), [...levels].sort().reverse()]).toContainEqual(levels)
    expect(new Set([levels[0], levels.at(-1)])).toEqual(new Set([0, 2]))
    for (const [piece, last] of [
      [chain[0], false],
      [chain.at(-1), true],
    ] as const) {
      const end = last ? piece?.points.at(-1) : piece?.points[0]
      if (!piece || !end) throw new Error('a ramp without points')
      const met = [...near.find([end])].filter(
        (road) =>
          road.class !== 'ramp' &&
          road.level === piece.level &&
          road.points.some((point) => distance(point, end) < 0.5),
      )
      expect(met.length, piece.code).toBeGreaterThan(0)
      for (const road of met) {
        const first = distance(road.points[0] ?? [0, 0], end) < 0.5
        const angle = degrees(course(piece.points, last), course(road.points, !first))
        expect(road.oneway ? angle : Math.min(angle, 180 - angle), `${piece.code} ${road.code}`).toBeLessThan(
          35,
        )
      }
    }
  })

  it('bend evenly: no corner above 25 degrees', () => {
    for (const { points, code } of ramps)
      for (let index = 1; index < points.length - 1; index += 1)
        expect(
          degrees(
            course(points.slice(index - 1, index + 1), false),
            course(points.slice(index, index + 2), false),
          ),
          code,
        ).toBeLessThan(25)
  })

  it('fall and rise by at most 8 in 100, a level being five metres', () => {
    for (const name of names) {
      const sloping = ramps.filter((road) => road.name === name && road.level > 0)
      for (const { points, code } of sloping) {
        const run = segments(points, false).reduce((sum, [a, b]) => sum + distance(a, b), 0)
        expect(5 / run, code).toBeLessThan(0.08)
      }
    }
  })
})
