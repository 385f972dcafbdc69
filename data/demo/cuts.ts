import {
  add,
  at,
  centroid,
  cross,
  distance,
  dot,
  inside,
  left,
  minus,
  mix,
  nearestOnSegment,
  orientedBox,
  type Point,
  type Ring,
  sides,
  signedArea,
  times,
  unit,
} from './geometry.ts'
import { sees } from './inset.ts'
import type { Line } from './network.ts'
import type { Random } from './random.ts'

/** A piece of land with, for each side, the number of the line it lies on. */
export interface Parcel {
  ring: Ring
  lines: number[]
}

interface Hit {
  side: number
  point: Point
}

/** Where the infinite line through a point meets the ring, in order along the line. */
function hits(ring: Ring, through: Point, direction: Point): Hit[] {
  const found: (Hit & { u: number })[] = []
  sides(ring).forEach(([a, b], side) => {
    const da = cross(direction, minus(a, through))
    const db = cross(direction, minus(b, through))
    if (da >= 0 === db >= 0) return
    const point = mix(a, b, da / (da - db))
    found.push({ side, point, u: dot(point, direction) })
  })
  return found.sort((x, y) => x.u - y.u)
}

/** True corners only: vertices where the outline turns by more than about 20 degrees. */
function corners(ring: Ring): Point[] {
  return ring.filter((point, index) => {
    const before = unit(minus(point, at(ring, index - 1)))
    const after = unit(minus(at(ring, index + 1), point))
    return dot(before, after) < 0.94
  })
}

/** Keeps where streets already meet, so that a cut from the other side can go straight across. */
export class Crossroads {
  private readonly points: Point[] = []

  put(point: Point): void {
    this.points.push(point)
  }

  /** The known meeting point on this side within reach, or null. */
  near(point: Point, a: Point, b: Point, reach: number): Point | null {
    let best: Point | null = null
    let least = reach
    for (const known of this.points) {
      const away = distance(known, point)
      if (away < least && nearestOnSegment(known, a, b).distance < 0.02) {
        least = away
        best = known
      }
    }
    return best
  }
}

export interface CutOptions {
  random: Random
  lines: readonly Line[]
  crossroads: Crossroads
  /** Nearest a cut may come to a true corner, metres. */
  cornerGap: number
  /** How far the cut may bend: 0 straight, 1 fully square to both sides. */
  bend: number
  /** Where no new street may join, such as beside a ramp. */
  closed: (point: Point) => boolean
}

/** Cuts a parcel in two across its longer axis, square to the sides it meets; null when no good cut is found. */
export function cut(
  parcel: Parcel,
  options: CutOptions,
): { path: Point[]; ring: [Ring, Ring]; sides: [number[], number[]] } | null {
  const { ring } = parcel
  const { random, lines, crossroads } = options
  const box = orientedBox(ring)
  const middle = centroid(ring)
  const total = signedArea(ring)
  const sharp = corners(ring)
  for (const turned of [false, true]) {
    if (turned && box.length > box.depth * 2.2) break
    const axis = turned ? left(box.axis) : box.axis
    const length = turned ? box.depth : box.length
    for (const shift of [random.between(-0.06, 0.06), 0.12, -0.12, 0.18, -0.18, 0.02]) {
      const through = add(middle, times(axis, shift * length))
      const found = hits(ring, through, left(axis))
      if (found.length !== 2) continue
      const ends = found.map(({ side, point }) => {
        const [a, b] = at(sides(ring), side)
        return { side, point: crossroads.near(point, a, b, 20) ?? point }
      })
      const [from, to] = [at(ends, 0), at(ends, 1)]
      const kinds = [at(parcel.lines, from.side), at(parcel.lines, to.side)].map(
        (number) => at(lines, number).kind,
      )
      if (kinds.some((kind) => kind === 'ramp' || kind === 'bank')) continue
      if (ends.some(({ point }) => options.closed(point))) continue
      if (ends.some(({ point }) => sharp.some((corner) => distance(corner, point) < options.cornerGap)))
        continue
      if (
        ends.some(
          ({ point, side }) =>
            Math.min(distance(point, at(ring, side)), distance(point, at(ring, side + 1))) < 0.5,
        )
      )
        continue
      const path = curve(ring, from, to, options.bend)
      const halves = divide(parcel, from, to, path)
      const areas = halves.map(({ ring: half }) => signedArea(half))
      if (Math.min(...areas) < total * 0.27) continue
      return {
        path,
        ring: [at(halves, 0).ring, at(halves, 1).ring],
        sides: [at(halves, 0).lines, at(halves, 1).lines],
      }
    }
  }
  return null
}

/** A gentle curve from side to side, square to both as far as `bend` says; straight if it would leave the ring. */
function curve(ring: Ring, from: Hit, to: Hit, bend: number): Point[] {
  const gap = distance(from.point, to.point)
  const straight = unit(minus(to.point, from.point))
  const inward = (side: number): Point => {
    const [a, b] = at(sides(ring), side)
    return left(unit(minus(b, a)))
  }
  const blend = (normal: Point): Point => unit(add(times(normal, bend), times(straight, 1 - bend + 0.15)))
  const start = times(blend(inward(from.side)), gap)
  const end = times(blend(times(inward(to.side), -1)), gap)
  const points: Point[] = []
  for (const t of [0.12, 0.3, 0.5, 0.7, 0.88]) {
    const [t2, t3] = [t * t, t * t * t]
    const a = times(from.point, 2 * t3 - 3 * t2 + 1)
    const b = times(start, t3 - 2 * t2 + t)
    const c = times(to.point, -2 * t3 + 3 * t2)
    const d = times(end, t3 - t2)
    points.push(add(add(a, b), add(c, d)))
  }
  const off = Math.max(...points.map((point) => Math.abs(cross(straight, minus(point, from.point)))))
  if (off < 0.4 || gap < 35) return [from.point, to.point]
  const ok = points.every(
    (point, index) => inside(point, ring) && (index === 0 || sees(at(points, index - 1), point, ring)),
  )
  return ok ? [from.point, ...points, to.point] : [from.point, to.point]
}

/** The two sides of a cut; the cut's own sides carry the number -1 until its line has one. */
function divide(parcel: Parcel, from: Hit, to: Hit, path: readonly Point[]): Parcel[] {
  const walk = (start: Hit, end: Hit, back: readonly Point[]): Parcel => {
    const ring: Ring = [start.point]
    const lines: number[] = [at(parcel.lines, start.side)]
    let side = start.side
    while (side !== end.side) {
      side = (side + 1) % parcel.ring.length
      ring.push(at(parcel.ring, side))
      lines.push(at(parcel.lines, side))
    }
    for (const point of back) {
      ring.push(point)
      lines.push(-1)
    }
    return { ring, lines: lines }
  }
  const inner = path.slice(1, -1)
  return [walk(from, to, [to.point, ...[...inner].reverse()]), walk(to, from, [from.point, ...inner])]
}
