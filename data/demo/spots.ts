import {
  add,
  centroid,
  distance,
  dot,
  fits,
  inside,
  left,
  orientedBox,
  type Point,
  type Ring,
  times,
} from './geometry.ts'
import type { Site } from './site.ts'

/** Places on a lattice over the ground, nearest to a wished point first. */
function spots(site: Site, wish: Point, step: number): Point[] {
  const us = site.ground.map((point) => dot(point, site.axis))
  const vs = site.ground.map((point) => dot(point, left(site.axis)))
  const result: Point[] = []
  for (let u = Math.min(...us); u <= Math.max(...us); u += step) {
    for (let v = Math.min(...vs); v <= Math.max(...vs); v += step) {
      const point = add(times(site.axis, u), times(left(site.axis), v))
      if (inside(point, site.ground)) result.push(point)
    }
  }
  return result.sort((a, b) => distance(a, wish) - distance(b, wish))
}

/** First spot near the wish where the shape stands clear; null when there is none. */
export function findSpot(
  site: Site,
  wish: Point,
  shape: (middle: Point) => Ring,
  margin: number,
  gap: number,
): Point | null {
  for (const point of spots(site, wish, 4)) {
    const ring = shape(point)
    if (fits(ring, site.ground, margin) && site.occupied.free(ring, gap)) return point
  }
  return null
}

/** A place in the box around the ground: -1…1 from its west to its east and from its south to its north. */
export const corner = (site: Site, east: number, north: number): Point => {
  const box = orientedBox(site.ground)
  const middle = centroid(site.ground)
  return add(middle, [(east * box.length) / 2, (north * box.depth) / 2])
}
