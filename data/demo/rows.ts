import {
  add,
  at,
  centroid,
  distance,
  dot,
  left,
  minus,
  nearestOnSegment,
  type Point,
  rectangle,
  sides,
  times,
  unit,
} from './geometry.ts'
import type { Line, LineKind } from './network.ts'
import { placed, slab } from './shapes.ts'
import { build, pave, plant, type Site, stretches } from './site.ts'

const FLOOR_HEIGHT = 2.8

interface SlabStyle {
  floors: [number, number]
  depth: [number, number]
  unitLength: [number, number]
  flats: number
  units: [number, number]
  /** Clear distance over height. */
  daylight: [number, number]
  years: [number, number]
}

export const OLD_SLABS: SlabStyle = {
  floors: [5, 7],
  depth: [10.2, 11.6],
  unitLength: [14.8, 17.6],
  flats: 2,
  units: [2, 4],
  daylight: [1.0, 1.16],
  years: [1974, 1989],
}

export const COURTS: SlabStyle = {
  floors: [6, 7],
  depth: [11.4, 12.6],
  unitLength: [16.5, 19],
  flats: 2,
  units: [2, 3],
  daylight: [1.08, 1.22],
  years: [1990, 2000],
}

/** Heights of rows that can hold a slab: the lowest first, each next one at least a pitch further north. */
function rowHeights(site: Site, depth: number, unitLength: number, pitch: number): number[] {
  const vs = site.ground.map((point) => dot(point, left(site.axis)))
  const rows: number[] = []
  for (let v = Math.min(...vs) + depth / 2 + 3; v < Math.max(...vs) - depth / 2; ) {
    const room = stretches(site, v, depth + 1.3, 2.8, 2, 5).filter(
      ([from, to]) => to - from > unitLength * 1.9,
    )
    if (room.length === 0) {
      v += 2
      continue
    }
    rows.push(v)
    v += pitch
  }
  return rows
}

/** Rows of walk-up slabs facing south at daylight distance, with greens, bicycle sheds and car parks between them. */
export function slabRows(
  site: Site,
  style: SlabStyle,
  manner: { floors: number; year: number; depth: number; unitLength: number; court: boolean },
): void {
  const { random, axis } = site
  const across = left(axis)
  const { floors, depth, unitLength } = manner
  const clear = floors * FLOOR_HEIGHT * random.between(...style.daylight)
  const middle = centroid(site.ground)
  let garden = manner.court && site.land.area > 8000
  for (const v of rowHeights(site, depth, unitLength, depth + 1.3 + clear)) {
    for (const [from, to] of stretches(site, v, depth + 1.3, 2.8, 1, 5)) {
      let u = from + (random.chance(0.3) ? random.between(0, 2) : 0)
      while (to - u >= unitLength * 1.8) {
        const space = to - u
        let units = Math.min(random.whole(...style.units), Math.floor(space / unitLength))
        if (space - units * unitLength < unitLength * 2 + 7 && space >= unitLength * (units + 1) && units < 5)
          units += 1
        if (units < 1) break
        const length = units * unitLength
        const centre = add(times(axis, u + length / 2), times(across, v + random.between(-0.4, 0.4)))
        if (garden && distance(centre, middle) < 20) {
          pave(site, 'green', rectangle(centre, axis, Math.min(length, 34), depth + 3), 2, 3)
          garden = false
          u += length + 6
          continue
        }
        const step = random.chance(manner.court ? 0.5 : 0.22) ? 1.5 : 0
        const tall = Math.max(3, floors - (random.chance(0.15) ? 1 : 0))
        const ok = build(
          site,
          {
            ring: slab(centre, axis, units, unitLength, depth, step, random.chance(0.8) ? 1.2 : 0),
            kind: 'residential',
            floors: tall,
            year: manner.year + random.whole(-1, 1),
            structure: manner.year < 1996 || random.chance(0.5) ? 'brick_concrete' : 'reinforced_concrete',
            dwellings: tall * units * style.flats,
          },
          2,
          4.6,
        )
        if (ok) betweenRows(site, centre, length, depth, clear)
        u += ok ? length + random.between(5.5, 8.5) : 2
      }
    }
  }
}

/** What lies south of a slab: a planted strip at its foot, a bicycle shed or a row of parking bays beyond it. */
function betweenRows(site: Site, centre: Point, length: number, depth: number, clear: number): void {
  const { random, axis } = site
  const south = times(left(axis), -1)
  const shift = (metres: number): Point => add(centre, times(south, depth / 2 + metres))
  if (random.chance(0.8)) {
    const long = length - random.between(2, 8)
    if (pave(site, 'green', rectangle(shift(3.6), axis, long, 3.4), 0.5, 1)) {
      for (let u = -long / 2 + random.between(2, 7); u < long / 2 - 1; u += random.between(6, 15)) {
        plant(site, add(shift(3.6 + random.between(-0.9, 0.9)), times(axis, u)))
      }
    }
  }
  if (clear < 12) return
  const roll = random.next()
  const wide = Math.min(length * 0.8, random.between(14, 30))
  const aside = add(shift(clear * 0.62), times(axis, random.between(-5, 5)))
  if (roll < 0.3) {
    build(
      site,
      {
        ring: rectangle(aside, axis, wide, 3),
        kind: 'ancillary',
        floors: 1,
        year: 1988,
        structure: 'simple',
        dwellings: 0,
      },
      1.5,
      2.5,
    )
  } else if (roll < 0.66) pave(site, 'parking', rectangle(aside, axis, wide, 5.2), 1, 1.5)
  else if (roll < 0.72) pave(site, 'playground', rectangle(aside, axis, 14, 7), 1, 1.5)
  if (random.chance(0.12)) {
    const hut = add(shift(clear * 0.5), times(axis, length / 2 + 1))
    build(
      site,
      {
        ring: rectangle(hut, axis, 6.5, 4.6),
        kind: 'ancillary',
        floors: 1,
        year: 1992,
        structure: 'brick_concrete',
        dwellings: 0,
      },
      1.2,
      2,
    )
  }
}

/** Buildings along a busy street: shops with flats or offices over them, now and then a gap for an entrance. */
export function frontage(site: Site, lines: readonly Line[], share: number): void {
  const { random } = site
  const old = site.land.quarter === null || site.land.use === 'slab'
  for (const { a, b, kind } of streetSides(site, lines)) {
    const built = share * (kind === 'arterial' ? 1.6 : kind === 'secondary' ? 1.35 : 0.8)
    const length = distance(a, b)
    const direction = unit(minus(b, a))
    const inward = left(direction)
    const eastWest = Math.abs(direction[0]) > 0.95
    let u = random.between(2, 5)
    while (u < length - 18) {
      const wide = Math.min(random.between(20, 44), length - u - 3)
      if (wide < 16) break
      if (random.chance(built)) {
        const flats = eastWest && random.chance(0.55)
        const floors = flats
          ? random.whole(5, 7)
          : random.chance(0.3)
            ? random.whole(4, 8)
            : random.whole(1, 3)
        const depth = flats ? 12 : floors > 3 ? random.between(14, 19) : random.between(8, 14)
        const middle = add(
          add(a, times(direction, u + wide / 2)),
          times(inward, depth / 2 + random.pick([2.2, 2.2, 3.4, 5])),
        )
        const axis = direction
        const [w, d] = [wide / 2, depth / 2]
        const ring =
          random.chance(0.3) && wide > 26
            ? placed(middle, axis, [
                [-w, -d],
                [w, -d],
                [w, d],
                [w * 0.2, d],
                [w * 0.2, d - 3],
                [-w, d - 3],
              ])
            : rectangle(middle, axis, wide, depth)
        build(
          site,
          {
            ring,
            kind: flats
              ? 'residential'
              : floors > 3
                ? random.chance(0.5)
                  ? 'office'
                  : 'commercial'
                : 'commercial',
            floors,
            year: old ? random.whole(1978, 1999) : random.whole(1992, 2010),
            structure: floors > 4 && !flats ? 'reinforced_concrete' : 'brick_concrete',
            dwellings: flats ? Math.max(1, Math.round(wide / 15)) * 2 * (floors - 1) : 0,
          },
          1.6,
          kind === 'street' ? 3 : 0.4,
        )
      }
      u += wide + random.pick([0.6, 0.8, 1.2, 6])
    }
  }
}

/** Straight runs of the ground's edge that face a street, counter-clockwise, with the street's kind. */
function streetSides(site: Site, lines: readonly Line[]): { a: Point; b: Point; kind: LineKind }[] {
  const result: { a: Point; b: Point; kind: LineKind }[] = []
  for (const [a, b] of sides(site.ground)) {
    const middle = times(add(a, b), 0.5)
    let kind: LineKind = 'path'
    let least = Number.POSITIVE_INFINITY
    site.land.ring.forEach((from, index) => {
      const away = nearestOnSegment(middle, from, at(site.land.ring, index + 1)).distance
      if (away >= least) return
      least = away
      kind = at(lines, at(site.land.lines, index)).kind
    })
    if (!['arterial', 'secondary', 'street'].includes(kind)) continue
    const last = result.at(-1)
    if (last && distance(last.b, a) < 0.01 && dot(unit(minus(last.b, last.a)), unit(minus(b, a))) > 0.997)
      last.b = b
    else result.push({ a, b, kind })
  }
  return result
}
