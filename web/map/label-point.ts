import type { Geometry, Polygon, Position } from 'geojson'

type Ring = Position[]

/** Twice the signed area of a ring, in square degrees. */
function doubleArea(ring: Ring): number {
  let sum = 0
  for (let index = 0, before = ring.length - 1; index < ring.length; before = index++) {
    const [x = 0, y = 0] = ring[index] ?? []
    const [u = 0, v = 0] = ring[before] ?? []
    sum += u * y - x * v
  }
  return sum
}

/** The outer ring and holes of the largest part; null for what has no area. */
export function largestPart(geometry: Geometry | null): Polygon['coordinates'] | null {
  if (geometry?.type === 'Polygon') return geometry.coordinates
  if (geometry?.type !== 'MultiPolygon') return null
  let best: Polygon['coordinates'] | null = null
  let bestArea = -1
  for (const part of geometry.coordinates) {
    const area = Math.abs(doubleArea(part[0] ?? []))
    if (area > bestArea) {
      best = part
      bestArea = area
    }
  }
  return best
}

function squaredDistanceToSegment(x: number, y: number, start: Position, end: Position): number {
  let [px = 0, py = 0] = start
  const dx = (end[0] ?? 0) - px
  const dy = (end[1] ?? 0) - py
  if (dx !== 0 || dy !== 0) {
    const along = Math.max(0, Math.min(1, ((x - px) * dx + (y - py) * dy) / (dx * dx + dy * dy)))
    px += along * dx
    py += along * dy
  }
  return (x - px) ** 2 + (y - py) ** 2
}

/** Distance to the nearest edge, negative outside. */
function inset(x: number, y: number, rings: Ring[]): number {
  let inside = false
  let least = Number.POSITIVE_INFINITY
  for (const ring of rings) {
    for (let index = 0, before = ring.length - 1; index < ring.length; before = index++) {
      const start = ring[index] as Position
      const end = ring[before] as Position
      const [sx = 0, sy = 0] = start
      const [ex = 0, ey = 0] = end
      if (sy > y !== ey > y && x < ((ex - sx) * (y - sy)) / (ey - sy) + sx) inside = !inside
      least = Math.min(least, squaredDistanceToSegment(x, y, start, end))
    }
  }
  return (inside ? 1 : -1) * Math.sqrt(least)
}

interface Cell {
  x: number
  y: number
  half: number
  inset: number
  limit: number
}

/**
 * The point of a polygon that lies farthest inside it, longitude and latitude, and its distance to the nearest
 * edge in metres: where one label stands best. Null for what has no area. Searches cells by their best possible
 * inset, as the known “pole of inaccessibility” search does, to 2 % of the shape's size.
 */
export function labelPoint(geometry: Geometry | null): { point: [number, number]; inset: number } | null {
  const part = largestPart(geometry)
  const outer = part?.[0]
  if (!part || !outer || outer.length < 4) return null
  const latitude = outer[0]?.[1] ?? 0
  const stretch = Math.cos((latitude * Math.PI) / 180)
  const rings = part.map((ring) => ring.map(([x = 0, y = 0]): Position => [x * stretch, y]))
  const xs = rings[0]?.map((position) => position[0] ?? 0) ?? []
  const ys = rings[0]?.map((position) => position[1] ?? 0) ?? []
  const west = Math.min(...xs)
  const south = Math.min(...ys)
  const width = Math.max(...xs) - west
  const height = Math.max(...ys) - south
  if (Math.min(width, height) === 0) return null
  const precision = Math.max(width, height) * 0.02
  // No smaller than tells anything: a sliver would be cut into millions.
  const size = Math.max(Math.min(width, height), precision)

  const cell = (x: number, y: number, half: number): Cell => {
    const distance = inset(x, y, rings)
    return { x, y, half, inset: distance, limit: distance + half * Math.SQRT2 }
  }
  const queue: Cell[] = []
  const [left, bottom] = [west + Math.min(0, width - size) / 2, south + Math.min(0, height - size) / 2]
  for (let x = left; x < west + width; x += size)
    for (let y = bottom; y < south + height; y += size) queue.push(cell(x + size / 2, y + size / 2, size / 2))
  let best = cell(west + width / 2, south + height / 2, 0)
  while (queue.length > 0) {
    queue.sort((first, second) => first.limit - second.limit)
    const next = queue.pop() as Cell
    if (next.inset > best.inset) best = next
    if (next.limit - best.inset <= precision) break
    const half = next.half / 2
    for (const [dx, dy] of [
      [-half, -half],
      [half, -half],
      [-half, half],
      [half, half],
    ] as const)
      queue.push(cell(next.x + dx, next.y + dy, half))
  }
  return { point: [best.x / stretch, best.y], inset: Math.max(0, best.inset) * 111_195 }
}

/** From this ratio of area to squared inset on a shape is a strip: a rectangle of six by one has it. */
const strip = 24
/** Points looked at along each side of a strip's bounds. */
const samples = 64

/**
 * Where the label of a long strip stands best with labels at `others` around it: where the nearest of them, and of
 * the strip's ends, is farthest. Longitude and latitude; null for a compact shape, which has but one good place, and what has no area.
 */
export function stripPoint(
  geometry: Geometry | null,
  others: readonly [number, number][],
): [number, number] | null {
  const part = largestPart(geometry)
  const pole = labelPoint(geometry)
  if (!part || !pole) return null
  const stretch = Math.cos((pole.point[1] * Math.PI) / 180)
  const rings = part.map((ring) => ring.map(([x = 0, y = 0]): Position => [x * stretch, y]))
  const least = pole.inset / 111_195
  const area = Math.abs(doubleArea(rings[0] ?? [])) / 2
  if (area < strip * least ** 2) return null
  const xs = rings[0]?.map(([x = 0]) => x) ?? []
  const ys = rings[0]?.map(([, y = 0]) => y) ?? []
  const [west, south] = [Math.min(...xs), Math.min(...ys)]
  const [width, height] = [Math.max(...xs) - west, Math.max(...ys) - south]
  const middle = [west + width / 2, south + height / 2] as const
  let best = pole.point
  let farthest = 0
  for (let column = 0; column < samples; column++)
    for (let row = 0; row < samples; row++) {
      const x = west + (width * (column + 0.5)) / samples
      const y = south + (height * (row + 0.5)) / samples
      const toEnd =
        width > height ? width / 2 - Math.abs(x - middle[0]) : height / 2 - Math.abs(y - middle[1])
      const distance = Math.min(
        toEnd,
        ...others.map(([longitude, latitude]) => Math.hypot(longitude * stretch - x, latitude - y)),
      )
      if (distance <= farthest || inset(x, y, rings) < least / 2) continue
      farthest = distance
      best = [x / stretch, y]
    }
  return best
}
