import type { Land } from './blocks.ts'
import type { Footprint, GroundFeature, Occupied } from './footprint.ts'
import {
  add,
  at,
  distance,
  dot,
  fits,
  inside,
  left,
  minus,
  type Point,
  type Ring,
  rectangle,
  sides,
  times,
  unit,
} from './geometry.ts'
import { inset } from './inset.ts'
import type { Line } from './network.ts'
import type { Random } from './random.ts'

/** A land ready to be built on: its own ground inside the streets, and everything placed so far. */
export interface Site {
  land: Land
  /** Land inside the street surfaces, metres. */
  ground: Ring
  /** Direction the rows run in, a unit vector within 15 degrees of east. */
  axis: Point
  /** Direction of the block's main side, whatever it is. */
  mainAxis: Point
  random: Random
  buildings: Footprint[]
  features: GroundFeature[]
  occupied: Occupied
}

/** Distance from a line's centre to where land can be used, metres. */
function halfWidth(line: Line): number {
  if (line.kind === 'bank') return 1.5
  if (line.kind === 'railside') return 2
  if (line.kind === 'stream') return line.width / 2 + 3.5
  return line.width / 2
}

/** The land inside its streets' surfaces; null when nothing is left. */
export function groundOf(ring: Ring, lineNumbers: readonly number[], lines: readonly Line[]): Ring | null {
  return inset(
    ring,
    lineNumbers.map((number) => halfWidth(at(lines, number))),
  )
}

/** The direction nearest to east that most of the outline runs along, and the same held within 15 degrees of east. */
export function axes(ring: Ring): { main: Point; south: Point } {
  let best: Point = [1, 0]
  let most = -1
  for (const [a, b] of sides(ring)) {
    const direction = unit(minus(b, a))
    const turned = Math.abs(direction[0]) >= Math.abs(direction[1]) ? direction : left(direction)
    const candidate = turned[0] < 0 ? times(turned, -1) : turned
    let score = 0
    for (const [c, d] of sides(ring)) {
      const other = unit(minus(d, c))
      const likeness = Math.max(Math.abs(dot(other, candidate)), Math.abs(dot(other, left(candidate))))
      if (likeness > 0.985) score += distance(c, d) * (Math.abs(dot(other, candidate)) > 0.7 ? 1.3 : 1)
    }
    if (score > most) [most, best] = [score, candidate]
  }
  const angle = Math.max(-0.2, Math.min(0.2, Math.atan2(best[1], best[0])))
  return { main: best, south: [Math.cos(angle), Math.sin(angle)] }
}

/** Adds a building if it stands on the ground with the margin to its edge and the gap to others; says whether it did. */
export function build(
  site: Site,
  footprint: Omit<Footprint, 'land' | 'hole' | 'name'> & { hole?: Ring; name?: string },
  margin: number,
  gap: number,
): boolean {
  if (!fits(footprint.ring, site.ground, margin) || !site.occupied.free(footprint.ring, gap)) return false
  site.buildings.push({ hole: null, name: '', ...footprint, land: site.land.number })
  site.occupied.put(footprint.ring)
  return true
}

/** Adds ground such as a green or a car park where nothing stands. */
export function pave(
  site: Site,
  kind: GroundFeature['kind'],
  ring: Ring,
  margin: number,
  gap: number,
  name: string | null = null,
): boolean {
  if (!fits(ring, site.ground, margin) || !site.occupied.free(ring, gap)) return false
  site.features.push({ kind, name, geometry: 'area', points: ring })
  site.occupied.put(ring)
  return true
}

/** Adds a tree. */
export function plant(site: Site, point: Point): void {
  site.features.push({ kind: 'tree', name: null, geometry: 'point', points: [point] })
}

/**
 * Stretches of a row band (at height v of the axis frame) that lie in the ground, as [u from, u to] in metres;
 * with a gap, also that far from everything that stands.
 */
export function stretches(
  site: Site,
  v: number,
  depth: number,
  margin: number,
  step = 1,
  gap = -1,
): [number, number][] {
  const across = left(site.axis)
  const us = site.ground.map((point) => dot(point, site.axis))
  const result: [number, number][] = []
  let start: number | null = null
  const low = Math.min(...us)
  const high = Math.max(...us)
  for (let u = low; u <= high + step; u += step) {
    const middle = add(times(site.axis, u), times(across, v))
    const free =
      [-depth / 2 - margin, 0, depth / 2 + margin].every((offset) =>
        inside(add(middle, times(across, offset)), site.ground),
      ) &&
      (gap < 0 || site.occupied.free(rectangle(middle, site.axis, 0.4, depth), gap))
    if (free && start === null) start = u
    if ((!free || u > high) && start !== null) {
      const ends = gap < 0 ? margin : Math.min(margin, 2)
      if (u - step - start > 2 * ends) result.push([start + ends, u - step - ends])
      start = null
    }
  }
  return result
}
