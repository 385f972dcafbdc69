import type { World } from './blocks.ts'
import {
  add,
  at,
  distance,
  left,
  lineLength,
  minus,
  nearestOnSegment,
  type Point,
  parallel,
  type Ring,
  times,
  unit,
} from './geometry.ts'
import type { Line } from './network.ts'
import { FRAME } from './plan.ts'
import { ramps, VIADUCT } from './plan-interchange.ts'
import { between, type Road } from './roads.ts'

const VIADUCT_LEVEL = 2
/** Parts of a ramp's length from the viaduct down, by level; the rest lies on the ground. */
const DESCENT = [
  { until: 0.42, level: 2 },
  { until: 0.8, level: 1 },
  { until: 1, level: 0 },
]

/** The viaduct's two one-way carriageways inside the drawn world, each in the direction of its traffic. */
function carriageways(lines: readonly Line[], scale: number): Road[] {
  const under = lines.find(({ name }) => name === VIADUCT.over)?.points ?? []
  return [-1, 1].map((side): Road => {
    const whole = parallel(under, side * VIADUCT.offset)
    const runAt = (north: number): number => {
      const index = Math.max(
        1,
        whole.findIndex((point) => point[1] > north),
      )
      const [a, b] = [at(whole, index - 1), at(whole, index)]
      return lineLength(whole.slice(0, index)) + (distance(a, b) * (north - a[1])) / (b[1] - a[1])
    }
    const points = between(whole, runAt(FRAME.south * scale), runAt(FRAME.north * scale))
    return {
      line: {
        name: VIADUCT.name,
        kind: 'expressway',
        width: VIADUCT.width,
        oneway: true,
        points: side > 0 ? points.reverse() : points,
      },
      points,
      bridge: true,
      tunnel: false,
      level: VIADUCT_LEVEL,
    }
  })
}

/** The nearest road to a point, with the run along it. */
function nearestRoad(roads: readonly Road[], point: Point): { road: Road; run: number; point: Point } {
  let best: { road: Road; run: number; point: Point } | null = null
  let least = Number.POSITIVE_INFINITY
  for (const road of roads) {
    let run = 0
    for (let index = 1; index < road.points.length; index += 1) {
      const [a, b] = [at(road.points, index - 1), at(road.points, index)]
      const found = nearestOnSegment(point, a, b)
      if (found.distance < least) {
        least = found.distance
        best = { road, run: run + found.t * distance(a, b), point: found.point }
      }
      run += distance(a, b)
    }
  }
  if (!best) throw new Error('there is no road to join')
  return best
}

/** Splits the road nearest to a point of the given kind there and returns the shared point. */
function join(roads: Road[], point: Point, fits: (road: Road) => boolean): Point {
  const { road, run, point: meet } = nearestRoad(roads.filter(fits), point)
  const length = lineLength(road.points)
  if (run < 0.5) return at(road.points, 0)
  if (run > length - 0.5) return at(road.points, -1)
  const before = between(road.points, 0, run)
  const after = between(road.points, run, length)
  before[before.length - 1] = meet
  after[0] = meet
  roads.splice(roads.indexOf(road), 1, { ...road, points: before }, { ...road, points: after })
  return meet
}

/** Adds the viaduct and its ramps to the streets below; what they join is split where they meet. */
export function withElevated(world: World, streets: readonly Road[]): Road[] {
  const roads = [...streets, ...carriageways(world.lines, world.scale)]
  for (const { line, upwards } of ramps(world.lines)) {
    const points = upwards ? [...line.points].reverse() : [...line.points]
    points[0] = join(roads, at(points, 0), ({ level }) => level === VIADUCT_LEVEL)
    points[points.length - 1] = join(
      roads,
      at(points, -1),
      (road) => road.line.name === VIADUCT.across && road.level === 0,
    )
    const length = lineLength(points)
    let from = 0
    const pieces = DESCENT.map(({ until, level }): Road => {
      const piece = between(points, from * length, until * length)
      from = until
      return {
        line,
        points: upwards ? piece.reverse() : piece,
        bridge: level > 0,
        tunnel: false,
        level,
      }
    })
    roads.push(...(upwards ? pieces.reverse() : pieces))
  }
  return roads
}

/** Centre line and half width of everything that rises or stands above the ground here. */
export function elevatedLines(world: World): { points: Point[]; half: number }[] {
  return [
    ...ramps(world.lines).map(({ line }) => ({ points: line.points, half: line.width / 2 })),
    ...carriageways(world.lines, world.scale).map(({ line, points }) => ({ points, half: line.width / 2 })),
  ]
}

/** The surfaces of viaduct and ramps as quadrangles, metres: nothing is built on them. */
export function elevatedSurfaces(world: World): Ring[] {
  return elevatedLines(world).flatMap(({ points, half }) =>
    points.slice(1).map((b, index): Ring => {
      const a = at(points, index)
      const across = times(left(unit(minus(b, a))), half)
      return [minus(a, across), minus(b, across), add(b, across), add(a, across)]
    }),
  )
}
