import { readFileSync } from 'node:fs'
import type { Feature, FeatureCollection, LineString, Point, Polygon } from 'geojson'

export type Position = [number, number]

const METRES_NORTH = 110886.5
const METRES_EAST = 94440

/** One of the demo district's files, as it is committed. */
export function demo<G extends Point | LineString | Polygon, P = Record<string, unknown>>(
  name: string,
): Feature<G, P>[] {
  const text = readFileSync(new URL(`../../data/demo/files/${name}.geojson`, import.meta.url), 'utf8')
  return (JSON.parse(text) as FeatureCollection<G, P>).features
}

/** Metres east and north of a corner near the district, good to a centimetre over a street's width. */
export function metres([longitude, latitude]: number[]): Position {
  return [((longitude ?? 0) - 118.75) * METRES_EAST, ((latitude ?? 0) - 32.06) * METRES_NORTH]
}

/** Outer ring of a polygon in metres, last point not repeated. */
export function outer(feature: Feature<Polygon, unknown>): Position[] {
  return (feature.geometry.coordinates[0] ?? []).slice(0, -1).map(metres)
}

export function insideRing([x, y]: Position, ring: readonly Position[]): boolean {
  let odd = false
  ring.forEach(([ax, ay], index) => {
    const [bx, by] = ring[(index + 1) % ring.length] ?? [ax, ay]
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) odd = !odd
  })
  return odd
}

function toSegment([x, y]: Position, [ax, ay]: Position, [bx, by]: Position): number {
  const [dx, dy] = [bx - ax, by - ay]
  const square = dx * dx + dy * dy
  const t = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / square))
  return Math.hypot(x - ax - t * dx, y - ay - t * dy)
}

function cross(a: Position, b: Position, c: Position, d: Position): boolean {
  const side = (p: Position, q: Position, r: Position): number =>
    (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
}

export type Segment = [Position, Position]

export function segments(points: readonly Position[], closed: boolean): Segment[] {
  const result: Segment[] = []
  points.forEach((point, index) => {
    const next = points[index + 1] ?? (closed ? points[0] : undefined)
    if (next) result.push([point, next])
  })
  return result
}

/** Least distance between two sets of segments, 0 when they cross. */
export function gap(one: readonly Segment[], two: readonly Segment[]): number {
  let least = Number.POSITIVE_INFINITY
  for (const [a, b] of one) {
    for (const [c, d] of two) {
      if (cross(a, b, c, d)) return 0
      least = Math.min(least, toSegment(a, c, d), toSegment(b, c, d), toSegment(c, a, b), toSegment(d, a, b))
    }
  }
  return least
}

/** Finds what lies near: items by the cells of a square lattice their boxes touch. */
export class Near<T> {
  private readonly cells = new Map<string, Set<T>>()
  private readonly size: number

  constructor(size: number) {
    this.size = size
  }

  private keys(points: readonly Position[], reach: number): string[] {
    const xs = points.map(([x]) => x)
    const ys = points.map(([, y]) => y)
    const keys: string[] = []
    for (
      let x = Math.floor((Math.min(...xs) - reach) / this.size);
      x <= Math.floor((Math.max(...xs) + reach) / this.size);
      x += 1
    ) {
      for (
        let y = Math.floor((Math.min(...ys) - reach) / this.size);
        y <= Math.floor((Math.max(...ys) + reach) / this.size);
        y += 1
      )
        keys.push(`${x},${y}`)
    }
    return keys
  }

  put(item: T, points: readonly Position[], reach = 0): void {
    for (const key of this.keys(points, reach)) {
      const cell = this.cells.get(key)
      if (cell) cell.add(item)
      else this.cells.set(key, new Set([item]))
    }
  }

  find(points: readonly Position[]): Set<T> {
    return new Set(this.keys(points, 0).flatMap((key) => [...(this.cells.get(key) ?? [])]))
  }
}

export const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)

/** Geodesic area, square metres: authalic latitudes on the WGS84 ellipsoid, then the cylinder of equal area. */
export function ellipsoidArea(feature: Feature<Polygon, unknown>): number {
  const e2 = 0.00669437999014
  const e = Math.sqrt(e2)
  const q = (degrees: number): number => {
    const s = Math.sin((degrees * Math.PI) / 180)
    return (1 - e2) * (s / (1 - e2 * s * s) - Math.log((1 - e * s) / (1 + e * s)) / (2 * e))
  }
  const ring = feature.geometry.coordinates[0] ?? []
  const start = q(32.06)
  let doubled = 0
  for (let index = 1; index < ring.length; index += 1) {
    const [x1 = 0, y1 = 0] = ring[index - 1] ?? []
    const [x2 = 0, y2 = 0] = ring[index] ?? []
    doubled += (x1 - 118.75) * (q(y2) - start) - (x2 - 118.75) * (q(y1) - start)
  }
  return Math.abs(((doubled / 2) * (Math.PI / 180) * 6378137 ** 2) / 2)
}
