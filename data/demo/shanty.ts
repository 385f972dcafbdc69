import {
  add,
  at,
  centroid,
  clip,
  cross,
  distance,
  distanceToRing,
  dot,
  isSimple,
  left,
  minus,
  mix,
  orientedBox,
  type Point,
  perimeter,
  type Ring,
  sides,
  signedArea,
  simplified,
  times,
  unit,
} from './geometry.ts'
import { inset } from './inset.ts'
import type { Random } from './random.ts'
import { build, type Site } from './site.ts'

/** Parts a lot in two along a line through its inside, leaving a gap of the given metres between the parts. */
function part(ring: Ring, through: Point, direction: Point, gap: number): Ring[] | null {
  let changes = 0
  for (const [a, b] of sides(ring)) {
    if (cross(direction, minus(a, through)) >= 0 !== cross(direction, minus(b, through)) >= 0) changes += 1
  }
  if (changes !== 2) return null
  const aside = times(left(direction), gap / 2)
  const one = clip(ring, add(through, aside), direction)
  const two = clip(ring, minus(through, aside), times(direction, -1))
  return one && two ? [one, two].map(cleaned) : null
}

const cleaned = (ring: Ring): Ring =>
  ring.filter((point, index) => distance(point, at(ring, index - 1)) > 0.25)

const compact = (ring: Ring): number => (4 * Math.PI * signedArea(ring)) / perimeter(ring) ** 2

/**
 * Fills the ground with lane houses grown together: the land is parted again and again by crooked alleys, each part
 * into lots, each lot into a house with or without a yard and what was added to it later.
 */
export function shantyHouses(site: Site): void {
  const { random } = site
  const bend = waves(random)
  const queue: { ring: Ring; warped: boolean }[] = [{ ring: kerb(site.ground), warped: false }]
  while (queue.length > 0) {
    const item = queue.pop()
    if (!item) break
    const { ring, warped } = item
    const area = signedArea(ring)
    const lot = random.between(40, 104)
    if (area < 620 && !warped) {
      queue.push({ ring: curved(ring, site.ground, bend), warped: true })
      continue
    }
    if (area < lot || (area < 110 && random.chance(0.1))) {
      house(site, ring)
      continue
    }
    const box = orientedBox(ring)
    const gap =
      area > 2600
        ? random.between(2.2, 3.2)
        : area > 750
          ? random.between(1.3, 2.2)
          : area > 260 && random.chance(0.35)
            ? random.between(0.7, 1.4)
            : 0.16
    let parts: Ring[] | null = null
    for (let attempt = 0; attempt < 18 && !parts; attempt += 1) {
      const axis = attempt < 7 || attempt % 2 === 0 ? box.axis : left(box.axis)
      const shift = random.between(-0.16, 0.16) * (axis === box.axis ? box.length : box.depth)
      const lean = random.between(-0.28, 0.28) * (area > 400 ? 1 : 0.45)
      const cutDirection = unit(add(left(axis), times(axis, lean)))
      const through = add(centroid(ring), times(axis, shift))
      const found = part(ring, through, cutDirection, gap)
      if (
        found?.every(
          (piece) =>
            piece.length > 2 &&
            signedArea(piece) > 16 &&
            isSimple(piece) &&
            compact(piece) > (attempt < 10 ? 0.4 : 0.24),
        )
      )
        parts = found
    }
    if (!parts) {
      if (area < 140) house(site, ring)
      continue
    }
    for (const ringPart of parts) queue.push({ ring: ringPart, warped })
  }
}

/** The ground behind a narrow kerb; where one width leaves a tangle another does not. */
function kerb(ground: Ring): Ring {
  for (const width of [1.2, 0.9, 1.5, 0.6, 1.9, 0.3]) {
    const ring = inset(
      ground,
      ground.map(() => width),
    )
    if (ring && isSimple(ring)) return ring
  }
  return ground
}

/** A gentle push in all directions that differs from place to place, metres: it bends the alleys. */
function waves(random: Random): (point: Point) => Point {
  const terms = Array.from({ length: 4 }, () => ({
    x: random.between(-0.11, 0.11),
    y: random.between(-0.11, 0.11),
    phase: random.between(0, 6.3),
    along: random.between(0, 6.3),
    reach: random.between(0.9, 1.8),
  }))
  return ([x, y]) => {
    const push: Point = [0, 0]
    for (const term of terms) {
      const size = Math.sin(term.x * x + term.y * y + term.phase) * term.reach
      push[0] += Math.cos(term.along) * size
      push[1] += Math.sin(term.along) * size
    }
    return push
  }
}

/** The ring with its sides bent by the waves, less and less towards the edge of the ground. */
function curved(ring: Ring, ground: Ring, bend: (point: Point) => Point): Ring {
  const dense = sides(ring).flatMap(([a, b]) => {
    const pieces = Math.max(1, Math.round(distance(a, b) / 7))
    return Array.from({ length: pieces }, (_, index) => mix(a, b, index / pieces))
  })
  const moved = dense.map((point) =>
    add(point, times(bend(point), Math.min(1, distanceToRing(point, ground) / 14))),
  )
  return simplified([...moved, at(moved, 0)], 0.12).slice(0, -1)
}

function house(site: Site, lot: Ring): void {
  const { random } = site
  const area = signedArea(lot)
  if (area < 11 || random.chance(0.05)) return
  const roll = random.next()
  let ring = lot
  let yard: Ring | null = null
  if (area > 34 && roll < 0.62) {
    const corner = random.whole(0, lot.length - 1)
    const [before, here, after] = [at(lot, corner - 1), at(lot, corner), at(lot, corner + 1)]
    const [u, v] = [minus(before, here), minus(after, here)]
    const square = Math.abs(dot(unit(u), unit(v))) < 0.4
    if (square && Math.hypot(...u) > 5 && Math.hypot(...v) > 5) {
      const [a, b] = [random.between(0.35, 0.6), random.between(0.35, 0.6)]
      const notch: Point = add(here, add(times(u, a), times(v, b)))
      ring = lot.flatMap((point, index) =>
        index === corner ? [add(here, times(u, a)), notch, add(here, times(v, b))] : [point],
      )
      yard = [here, add(here, times(v, b)), notch, add(here, times(u, a))]
    }
  } else if (area > 60 && roll < 0.8) {
    const box = orientedBox(lot)
    const side = random.chance(0.5) ? 1 : -1
    const edge = add(box.middle, times(left(box.axis), (box.depth / 2 - random.between(1.6, 3)) * side))
    const kept = clip(lot, edge, times(box.axis, side === 1 ? -1 : 1))
    if (kept && signedArea(kept) > 24) ring = cleaned(kept)
  }
  if (signedArea(ring) < 10 || !isSimple(ring)) return
  const raised = random.chance(0.14)
  const placedHouse = build(
    site,
    {
      ring,
      kind: 'shanty',
      floors: raised ? 2 : 1,
      year: random.whole(...(site.land.quarter?.years ?? [1950, 1976])),
      structure: random.chance(0.6) ? 'brick_timber' : random.chance(0.6) ? 'brick_concrete' : 'simple',
      dwellings: area > 78 && random.chance(0.45) ? 2 : 1,
    },
    0.3,
    0.1,
  )
  if (!placedHouse || !yard || signedArea(yard) < 9 || !random.chance(0.5)) return
  // What was built into the yard later, without leave.
  const away = centroid(yard)
  const addition = yard.map((point) => mix(away, point, random.between(0.62, 0.8)))
  if (distanceToRing(away, site.ground) > 1) {
    build(
      site,
      {
        ring: addition,
        kind: 'ancillary',
        floors: 1,
        year: random.whole(1988, 2012),
        structure: 'simple',
        dwellings: 0,
      },
      0.3,
      0.12,
    )
  }
}
