import {
  add,
  at,
  crossing,
  distance,
  distanceToRing,
  inside,
  isSimple,
  left,
  minus,
  nearestOnSegment,
  type Point,
  type Ring,
  sides,
  signedArea,
  simplified,
  times,
  unit,
} from './geometry.ts'
import { faces, type Line, node } from './network.ts'

/** A point inside a ring, away from its sides if it can be had. */
export function innerPoint(ring: Ring): Point {
  const east = ring.map(([x]) => x)
  const north = ring.map(([, y]) => y)
  const [x0, x1, y0, y1] = [Math.min(...east), Math.max(...east), Math.min(...north), Math.max(...north)]
  let best: Point = at(ring, 0)
  let most = -1
  for (let column = 1; column < 12; column += 1) {
    for (let row = 1; row < 12; row += 1) {
      const point: Point = [x0 + ((x1 - x0) * column) / 12, y0 + ((y1 - y0) * row) / 12]
      if (!inside(point, ring)) continue
      const away = distanceToRing(point, ring)
      if (away > most) [most, best] = [away, point]
    }
  }
  return best
}

/** The ring with every side moved inwards by its own distance in metres; null when nothing is left. */
export function inset(ring: Ring, distances: readonly number[]): Ring | null {
  const moved: Ring = []
  for (let index = 0; index < ring.length; index += 1) {
    const [before, here, after] = [at(ring, index - 1), at(ring, index), at(ring, index + 1)]
    const d1 = at(distances, index - 1)
    const d2 = at(distances, index)
    const u1 = unit(minus(here, before))
    const u2 = unit(minus(after, here))
    const n1 = left(u1)
    const n2 = left(u2)
    const turn = u1[0] * u2[1] - u1[1] * u2[0]
    if (Math.abs(turn) < 0.05) {
      if (Math.abs(d1 - d2) < 0.3) moved.push(add(here, times(unit(add(n1, n2)), (d1 + d2) / 2)))
      else moved.push(add(here, times(n1, d1)), add(here, times(n2, d2)))
      continue
    }
    const p1 = add(here, times(n1, d1))
    const p2 = add(here, times(n2, d2))
    // Where a ramp leaves a wide street the two edges meet far away: step from one to the other instead.
    if (turn < 0 && turn > -0.5 && Math.abs(d1 - d2) > 0.3) {
      moved.push(p1, p2)
      continue
    }
    const between = minus(p2, p1)
    const t = (between[0] * u2[1] - between[1] * u2[0]) / turn
    const meet = add(p1, times(u1, t))
    const reach = Math.max(d1, d2) * 3 + 0.5
    if (turn < 0 && distance(meet, here) > reach) moved.push(add(here, times(unit(minus(meet, here)), reach)))
    else moved.push(meet)
  }
  const clean = withoutSpikes(moved.filter((point, index) => distance(point, at(moved, index - 1)) > 0.05))
  if (clean.length < 3) return null
  if (isSimple(clean))
    return signedArea(clean) > 4 && keeps(innerPoint(clean), ring, distances) ? clean : null
  const line: Line = { name: '', kind: 'frame', width: 0, points: [...clean, at(clean, 0)], oneway: false }
  let best: Ring | null = null
  for (const face of faces(node([line], 0.02))) {
    const area = signedArea(face.ring)
    if (area < 4 || area <= (best ? signedArea(best) : 0)) continue
    if (keeps(innerPoint(face.ring), ring, distances)) best = face.ring
  }
  return best && untangled(best)
}

/** Drops points where the outline runs out and straight back again: sides shorter than their offset leave them. */
function withoutSpikes(ring: Ring): Ring {
  let kept = ring
  for (;;) {
    const next = kept.filter((point, index) => {
      const before = minus(point, at(kept, index - 1))
      const after = minus(at(kept, index + 1), point)
      return (
        before[0] * after[0] + before[1] * after[1] > -0.97 * Math.hypot(...before) * Math.hypot(...after)
      )
    })
    if (next.length === kept.length || next.length < 3) return kept
    kept = next
  }
}

/** A ring without the hair's-breadth loops that noding can leave: slightly simplified until no sides cross. */
function untangled(ring: Ring): Ring {
  for (const tolerance of [0, 0.05, 0.2, 0.6]) {
    const tidy = tolerance === 0 ? ring : simplified([...ring, at(ring, 0)], tolerance).slice(0, -1)
    if (isSimple(tidy)) return tidy
  }
  return ring
}

function keeps(point: Point, ring: Ring, distances: readonly number[]): boolean {
  if (!inside(point, ring)) return false
  return sides(ring).every(
    ([a, b], index) => nearestOnSegment(point, a, b).distance > at(distances, index) - 0.2,
  )
}

/** True when the straight line between two points meets no side of the ring. */
export function sees(from: Point, to: Point, ring: Ring): boolean {
  return sides(ring).every(([a, b]) => crossing(from, to, a, b) === null)
}
