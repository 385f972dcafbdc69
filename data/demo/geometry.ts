/** Metres east and north in the plan's plane (or degrees east and north once written). */
export type Point = [number, number]
/** A closed outline, first point not repeated, counter-clockwise unless said otherwise. */
export type Ring = Point[]

export const add = (a: Point, b: Point): Point => [a[0] + b[0], a[1] + b[1]]
export const minus = (a: Point, b: Point): Point => [a[0] - b[0], a[1] - b[1]]
export const times = (a: Point, factor: number): Point => [a[0] * factor, a[1] * factor]
export const dot = (a: Point, b: Point): number => a[0] * b[0] + a[1] * b[1]
export const cross = (a: Point, b: Point): number => a[0] * b[1] - a[1] * b[0]
export const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1])
export const mix = (a: Point, b: Point, t: number): Point => [
  a[0] + (b[0] - a[0]) * t,
  a[1] + (b[1] - a[1]) * t,
]
export const unit = (a: Point): Point => times(a, 1 / (Math.hypot(a[0], a[1]) || 1))
/** Turned a quarter to the left. */
export const left = (a: Point): Point => [-a[1], a[0]]

/** The item at a position that wraps round; lists here are never empty. */
export function at<T>(items: readonly T[], index: number): T {
  const item = items[((index % items.length) + items.length) % items.length]
  if (item === undefined) throw new Error('empty list')
  return item
}

/** Pairs of successive points of a ring, the last back to the first. */
export function sides(ring: readonly Point[]): [Point, Point][] {
  return ring.map((point, index) => [point, at(ring, index + 1)])
}

/** Area in square metres, positive when counter-clockwise. */
export function signedArea(ring: readonly Point[]): number {
  let sum = 0
  for (let index = 0; index < ring.length; index += 1) sum += cross(at(ring, index), at(ring, index + 1))
  return sum / 2
}

export function perimeter(ring: readonly Point[]): number {
  return sides(ring).reduce((sum, [a, b]) => sum + distance(a, b), 0)
}

export function lineLength(points: readonly Point[]): number {
  let sum = 0
  for (let index = 1; index < points.length; index += 1)
    sum += distance(at(points, index - 1), at(points, index))
  return sum
}

/** Centre of gravity of a ring. */
export function centroid(ring: readonly Point[]): Point {
  let [east, north, doubled] = [0, 0, 0]
  const origin = at(ring, 0)
  for (const [a, b] of sides(ring)) {
    const weight = cross(minus(a, origin), minus(b, origin))
    east += (a[0] + b[0] - 2 * origin[0]) * weight
    north += (a[1] + b[1] - 2 * origin[1]) * weight
    doubled += weight
  }
  return doubled === 0 ? origin : [origin[0] + east / (3 * doubled), origin[1] + north / (3 * doubled)]
}

export function inside(point: Point, ring: readonly Point[]): boolean {
  let odd = false
  for (let index = 0; index < ring.length; index += 1) {
    const a = at(ring, index)
    const b = at(ring, index + 1)
    if (
      a[1] > point[1] !== b[1] > point[1] &&
      point[0] < a[0] + ((point[1] - a[1]) / (b[1] - a[1])) * (b[0] - a[0])
    ) {
      odd = !odd
    }
  }
  return odd
}

/** Nearest point of the segment a–b, with its parameter t in [0, 1]. */
export function nearestOnSegment(
  point: Point,
  a: Point,
  b: Point,
): { point: Point; t: number; distance: number } {
  const direction = minus(b, a)
  const square = dot(direction, direction)
  const t = square === 0 ? 0 : Math.min(1, Math.max(0, dot(minus(point, a), direction) / square))
  const nearest = mix(a, b, t)
  return { point: nearest, t, distance: distance(point, nearest) }
}

export function distanceToRing(point: Point, ring: readonly Point[]): number {
  let least = Number.POSITIVE_INFINITY
  for (const [a, b] of sides(ring)) least = Math.min(least, nearestOnSegment(point, a, b).distance)
  return least
}

export function distanceToLine(point: Point, line: readonly Point[]): number {
  let least = Number.POSITIVE_INFINITY
  for (let index = 1; index < line.length; index += 1) {
    least = Math.min(least, nearestOnSegment(point, at(line, index - 1), at(line, index)).distance)
  }
  return least
}

/** Parameters (along a–b, along c–d) where two segments cross, or null when parallel or apart. */
export function crossing(a: Point, b: Point, c: Point, d: Point): [number, number] | null {
  const first = minus(b, a)
  const second = minus(d, c)
  const turn = cross(first, second)
  if (Math.abs(turn) < 1e-9) return null
  const between = minus(c, a)
  const t = cross(between, second) / turn
  const s = cross(between, first) / turn
  return t < 0 || t > 1 || s < 0 || s > 1 ? null : [t, s]
}

/** True when some side of one crosses some side of the other. */
function outlinesCross(first: readonly Point[], second: readonly Point[]): boolean {
  return sides(first).some(([a, b]) => sides(second).some(([c, d]) => crossing(a, b, c, d) !== null))
}

/** Clear distance in metres between two outlines, 0 when they overlap. */
export function clearance(first: readonly Point[], second: readonly Point[]): number {
  if (inside(at(first, 0), second) || inside(at(second, 0), first) || outlinesCross(first, second)) return 0
  const one = first.map((point) => distanceToRing(point, second))
  const other = second.map((point) => distanceToRing(point, first))
  return Math.min(...one, ...other)
}

/** True when the outline lies in the land with at least the margin to its edge. */
export function fits(outline: readonly Point[], land: readonly Point[], margin: number): boolean {
  for (const point of outline) {
    if (!inside(point, land) || distanceToRing(point, land) < margin) return false
  }
  for (const point of land) {
    if (inside(point, outline) || distanceToRing(point, outline) < margin) return false
  }
  return true
}

/** True when no two sides cross and no two corners coincide. */
export function isSimple(ring: readonly Point[]): boolean {
  const all = sides(ring)
  for (let first = 0; first < all.length; first += 1) {
    for (let second = first + 2; second < all.length; second += 1) {
      if (first === 0 && second === all.length - 1) continue
      const [a, b] = at(all, first)
      const [c, d] = at(all, second)
      if (crossing(a, b, c, d) !== null) return false
    }
  }
  return true
}

/** Middle, half sizes and axis of the smallest of the rectangles along the ring's own sides. */
export function orientedBox(ring: readonly Point[]): {
  axis: Point
  length: number
  depth: number
  middle: Point
} {
  let best = { axis: [1, 0] as Point, length: 0, depth: 0, middle: [0, 0] as Point }
  let least = Number.POSITIVE_INFINITY
  for (const [a, b] of sides(ring)) {
    if (distance(a, b) < 4) continue
    const along = unit(minus(b, a))
    const across = left(along)
    const us = ring.map((point) => dot(point, along))
    const vs = ring.map((point) => dot(point, across))
    const [u0, u1, v0, v1] = [Math.min(...us), Math.max(...us), Math.min(...vs), Math.max(...vs)]
    const area = (u1 - u0) * (v1 - v0)
    if (area >= least) continue
    least = area
    const middle = add(times(along, (u0 + u1) / 2), times(across, (v0 + v1) / 2))
    best =
      u1 - u0 >= v1 - v0
        ? { axis: along, length: u1 - u0, depth: v1 - v0, middle }
        : { axis: across, length: v1 - v0, depth: u1 - u0, middle }
  }
  return best
}

/** Rectangle with a corner-free description: middle, direction of its length, length and depth. */
export function rectangle(middle: Point, axis: Point, length: number, depth: number): Ring {
  const u = times(axis, length / 2)
  const v = times(left(axis), depth / 2)
  return [
    minus(minus(middle, u), v),
    minus(add(middle, u), v),
    add(add(middle, u), v),
    add(minus(middle, u), v),
  ]
}

/** The part of a ring on the left of the line through a point along a direction; null when nothing is left. */
export function clip(ring: readonly Point[], through: Point, direction: Point): Ring | null {
  const result: Ring = []
  for (const [a, b] of sides(ring)) {
    const da = cross(direction, minus(a, through))
    const db = cross(direction, minus(b, through))
    if (da >= 0) result.push(a)
    if (da >= 0 !== db >= 0) result.push(mix(a, b, da / (da - db)))
  }
  return result.length < 3 ? null : result
}

/** Drops points nearer than the tolerance (metres) to the line of their neighbours; ends stay. */
export function simplified(points: readonly Point[], tolerance: number): Point[] {
  if (points.length < 3) return [...points]
  const [first, last] = [at(points, 0), at(points, -1)]
  let [far, index] = [0, 0]
  for (let position = 1; position < points.length - 1; position += 1) {
    const away = nearestOnSegment(at(points, position), first, last).distance
    if (away > far) [far, index] = [away, position]
  }
  if (far <= tolerance) return [first, last]
  return [
    ...simplified(points.slice(0, index + 1), tolerance).slice(0, -1),
    ...simplified(points.slice(index), tolerance),
  ]
}

/** Smooth curve (centripetal Catmull-Rom) through the control points, cut into straight pieces. */
export function smooth(control: readonly Point[], step = 9, tolerance = 0.12): Point[] {
  if (control.length < 3) return [...control]
  const result: Point[] = []
  for (let index = 0; index < control.length - 1; index += 1) {
    const b = at(control, index)
    const c = at(control, index + 1)
    const a = index === 0 ? minus(times(b, 2), c) : at(control, index - 1)
    const d = index === control.length - 2 ? minus(times(c, 2), b) : at(control, index + 2)
    const t1 = Math.sqrt(distance(a, b))
    const t2 = t1 + Math.sqrt(distance(b, c))
    const t3 = t2 + Math.sqrt(distance(c, d))
    const count = Math.max(2, Math.round(distance(b, c) / step))
    for (let piece = 0; piece < count; piece += 1) {
      const t = t1 + ((t2 - t1) * piece) / count
      const ab = mix(a, b, t / t1)
      const bc = mix(b, c, (t - t1) / (t2 - t1))
      const cd = mix(c, d, (t - t2) / (t3 - t2))
      result.push(mix(mix(ab, bc, t / t2), mix(bc, cd, (t - t1) / (t3 - t1)), (t - t1) / (t2 - t1)))
    }
  }
  result.push(at(control, -1))
  return simplified(result, tolerance)
}

/** A line moved sideways, to the left for positive metres. */
export function parallel(points: readonly Point[], metres: number): Point[] {
  return points.map((point, index) => {
    const before = index > 0 ? unit(minus(point, at(points, index - 1))) : null
    const after = index < points.length - 1 ? unit(minus(at(points, index + 1), point)) : null
    const tangent = unit(add(before ?? after ?? [1, 0], after ?? before ?? [1, 0]))
    return add(point, times(left(tangent), metres))
  })
}

/** The point at a distance in metres along a line, with its direction. */
export function along(points: readonly Point[], metres: number): { point: Point; direction: Point } {
  let rest = metres
  for (let index = 1; index < points.length; index += 1) {
    const [a, b] = [at(points, index - 1), at(points, index)]
    const piece = distance(a, b)
    if (rest <= piece || index === points.length - 1) {
      return { point: mix(a, b, piece === 0 ? 0 : rest / piece), direction: unit(minus(b, a)) }
    }
    rest -= piece
  }
  return { point: at(points, 0), direction: [1, 0] }
}
