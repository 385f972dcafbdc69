import type { BuildingKind, Structure } from './footprint.ts'
import {
  add,
  at,
  centroid,
  clip,
  distance,
  dot,
  fits,
  inside,
  isSimple,
  left,
  minus,
  orientedBox,
  type Point,
  type Ring,
  rectangle,
  simplified,
  times,
} from './geometry.ts'
import { inset } from './inset.ts'
import { pointTower, stadium, twinTower, winged } from './shapes.ts'
import { build, pave, plant, type Site, stretches } from './site.ts'

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
function findSpot(
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

const corner = (site: Site, east: number, north: number): Point => {
  const box = orientedBox(site.ground)
  const middle = centroid(site.ground)
  return add(middle, [(east * box.length) / 2, (north * box.depth) / 2])
}

/** High-rise flats in loose rows, podium shops at the foot of some, greens and a car park between. */
export function towers(site: Site, office: boolean): void {
  const { random, axis } = site
  const year = random.whole(...(site.land.quarter?.years ?? [2003, 2015]))
  const across = left(axis)
  const vs = site.ground.map((point) => dot(point, across))
  const depth = office ? 26 : 17
  const storeys = office ? random.whole(14, 22) : random.whole(18, 30)
  const pitch = office ? 50 : 46
  let row = 0
  for (let v = Math.min(...vs) + depth / 2 + 6; v < Math.max(...vs); v += pitch) {
    for (const [from, to] of stretches(site, v, depth, 4.5)) {
      let u = from + (row % 2) * random.between(2, 8)
      while (to - u > 24) {
        const wide = office ? random.pick([26, 30]) : to - u > 32 && random.chance(0.5) ? 31 : 24
        const middle = add(times(axis, u + wide / 2), times(across, v))
        const ring = office
          ? rectangle(middle, axis, wide, depth)
          : wide > 30
            ? twinTower(middle, axis, wide, 15)
            : pointTower(middle, axis, wide, 24)
        const floors = Math.min(33, storeys + random.whole(-2, 3))
        const aside = add(times(across, random.between(-4, 4)), times(axis, random.between(-5, 5)))
        const podium = rectangle(add(middle, aside), axis, wide + random.between(14, 22), depth + 18)
        const withPodium =
          random.chance(office ? 0.7 : 0.14) &&
          fits(podium, site.ground, 2.5) &&
          site.occupied.free(podium, 8)
        const built = build(
          site,
          {
            ring,
            kind: office ? 'office' : 'residential',
            floors,
            year,
            structure: 'reinforced_concrete',
            dwellings: office ? 0 : floors * (wide > 30 ? 4 : 4),
          },
          4,
          11,
        )
        if (built && withPodium) {
          const hole = grown(ring, 0.3).reverse()
          site.buildings.push({
            ring: podium,
            hole,
            kind: 'commercial',
            floors: random.whole(2, 3),
            year,
            structure: 'reinforced_concrete',
            dwellings: 0,
            land: site.land.number,
            name: '',
          })
          site.occupied.put(podium)
        }
        u += wide + (built ? random.between(13, 17) : 3)
      }
    }
    row += 1
  }
  for (let count = 0; count < 5; count += 1) {
    const wish = corner(site, random.between(-0.8, 0.8), random.between(-0.8, 0.8))
    const size: [number, number] = [random.between(16, 34), random.between(10, 20)]
    const shape = (middle: Point): Ring => rectangle(middle, axis, ...size)
    const spot = findSpot(site, wish, shape, 4, 4)
    if (spot) pave(site, count === 0 ? 'playground' : count === 1 ? 'parking' : 'green', shape(spot), 3, 3)
  }
}

/** An outline moved outwards along its corners by a few decimetres. */
function grown(ring: Ring, metres: number): Ring {
  return ring.map((point, index) => {
    const before = ring[(index + ring.length - 1) % ring.length] ?? point
    const after = ring[(index + 1) % ring.length] ?? point
    const a = left(unitOf(minus(point, before)))
    const b = left(unitOf(minus(after, point)))
    return minus(point, times(add(a, b), metres))
  })
}

const unitOf = ([x, y]: Point): Point => [x / (Math.hypot(x, y) || 1), y / (Math.hypot(x, y) || 1)]

/** Rows of plain bars: schools, hospitals, workshops, old lane terraces. */
export function bars(
  site: Site,
  style: {
    kind: BuildingKind
    axis: Point
    depth: number
    length: [number, number]
    pitch: number
    gap: [number, number]
    floors: [number, number]
    years: [number, number]
    structure: Structure
    margin: number
    dwellingsPerMetre?: number
    most?: number
  },
): void {
  const { random } = site
  const turned: Site = { ...site, axis: style.axis }
  const across = left(style.axis)
  const vs = site.ground.map((point) => dot(point, across))
  let count = 0
  for (
    let v = Math.max(...vs) - style.depth / 2 - style.margin - 0.5;
    v > Math.min(...vs);
    v -= style.pitch
  ) {
    for (const [from, to] of stretches(turned, v, style.depth, style.margin, 0.7)) {
      let u = from
      while (to - u > style.length[0] * 0.75 && count < (style.most ?? 999)) {
        const wide = Math.min(random.between(...style.length), to - u)
        const middle = add(times(style.axis, u + wide / 2), times(across, v + random.between(-0.4, 0.4)))
        const floors = random.whole(...style.floors)
        const ring = rectangle(middle, style.axis, wide, style.depth - random.between(0, 0.8))
        const ok = build(
          site,
          {
            ring,
            kind: style.kind,
            floors,
            year: random.whole(...style.years),
            structure: style.structure,
            dwellings: Math.round(wide * (style.dwellingsPerMetre ?? 0)),
          },
          style.margin * 0.8,
          Math.min(style.gap[0], 5),
        )
        if (ok) count += 1
        u += ok ? wide + random.between(...style.gap) : 3
      }
    }
  }
}

/** A school: running track and courts to the south, teaching blocks in the north. */
export function school(site: Site, name: string): void {
  const { axis, random } = site
  const year = random.whole(1986, 2004)
  for (const [length, width, upright] of [
    [98, 48, true],
    [98, 48, false],
    [80, 40, true],
    [80, 40, false],
    [64, 32, true],
    [64, 32, false],
  ] as const) {
    const direction = upright ? left(axis) : axis
    const shape = (middle: Point): Ring => stadium(middle, direction, length, width)
    const spot = findSpot(site, corner(site, 0.7, -0.7), shape, 4, 2)
    if (!spot) continue
    pave(site, 'sport', shape(spot), 3, 1, `${name}操场`)
    break
  }
  const teaching = (middle: Point): Ring => winged(middle, axis, 54, 34, 12, true)
  const spot = findSpot(site, corner(site, -0.5, 0.6), teaching, 4, 6)
  if (spot)
    build(
      site,
      {
        ring: teaching(spot),
        kind: 'school',
        floors: random.whole(4, 5),
        year,
        structure: 'reinforced_concrete',
        dwellings: 0,
        name: `${name}教学楼`,
      },
      3,
      5,
    )
  bars(site, {
    kind: 'school',
    axis,
    depth: 11,
    length: [24, 42],
    pitch: 26,
    gap: [8, 12],
    floors: [2, 4],
    years: [1985, 2008],
    structure: 'reinforced_concrete',
    margin: 4,
    most: 4,
  })
  for (let count = 0; count < 2; count += 1) {
    const court = (middle: Point): Ring => rectangle(middle, axis, 28, 15)
    const place = findSpot(site, corner(site, 0, 0), court, 3, 3)
    if (place) pave(site, 'sport', court(place), 2, 2)
  }
}

/** The market hall with its stalls' sheds and a car park. */
export function market(site: Site, name: string): void {
  const { axis } = site
  for (const [length, depth] of [
    [104, 58],
    [92, 54],
    [80, 48],
    [66, 42],
  ] as const) {
    const hall = (middle: Point): Ring => rectangle(middle, axis, length, depth)
    const spot = findSpot(site, corner(site, 0, 0.3), hall, 5, 3)
    if (!spot) continue
    build(
      site,
      {
        ring: hall(spot),
        kind: 'market',
        floors: 3,
        year: 1994,
        structure: 'reinforced_concrete',
        dwellings: 0,
        name,
      },
      4,
      3,
    )
    break
  }
  const car = (middle: Point): Ring => rectangle(middle, axis, 42, 16)
  const spot = findSpot(site, corner(site, 0.5, -0.8), car, 3, 3)
  if (spot) pave(site, 'parking', car(spot), 2, 2, `${name}停车场`)
  bars(site, {
    kind: 'market',
    axis,
    depth: 9,
    length: [18, 40],
    pitch: 15,
    gap: [4, 7],
    floors: [1, 2],
    years: [1992, 2003],
    structure: 'steel',
    margin: 3,
  })
}

/** A department store that fills its lot to the streets, but for a forecourt on one side. */
export function fullLot(site: Site, name: string, floors: number, year: number): void {
  const lot = inset(
    site.ground,
    site.ground.map(() => 5),
  )
  if (!lot) return
  const box = orientedBox(lot)
  const front = add(box.middle, times(box.axis, box.length * 0.3))
  const kept = clip(simplified([...lot, at(lot, 0)], 0.6).slice(0, -1), front, left(box.axis))
  if (!kept || !isSimple(kept)) return
  build(
    site,
    { ring: kept, kind: 'commercial', floors, year, structure: 'reinforced_concrete', dwellings: 0, name },
    4,
    3,
  )
  const court = (middle: Point): Ring =>
    rectangle(middle, left(box.axis), Math.min(40, box.depth * 0.7), Math.min(16, box.length * 0.14))
  const spot = findSpot(site, add(box.middle, times(box.axis, box.length * 0.42)), court, 2, 2)
  if (spot) pave(site, 'plaza', court(spot), 1.5, 1.5, `${name}前广场`)
}

/** A large block of a hospital or office near a corner of its land. */
export function bigBox(site: Site, name: string, kind: BuildingKind, floors: number, year: number): void {
  const { axis } = site
  for (const [length, depth] of [
    [64, 38],
    [54, 34],
    [46, 30],
    [36, 26],
  ] as const) {
    const box = (middle: Point): Ring => winged(middle, axis, length, depth, depth * 0.62, false)
    const spot = findSpot(site, corner(site, -0.5, 0.7), box, 5, 4)
    if (!spot) continue
    build(
      site,
      { ring: box(spot), kind, floors, year, structure: 'reinforced_concrete', dwellings: 0, name },
      4,
      3,
    )
    return
  }
}

/** A named pocket square with trees, where there is room for it near the wish. */
export function pocketSquare(site: Site, name: string, wish: Point): void {
  const shape = (middle: Point): Ring => winged(middle, site.axis, 38, 26, 12, false)
  const spot = findSpot(site, wish, shape, 3, 3)
  if (!spot) return
  pave(site, 'plaza', shape(spot), 2.5, 2.5, name)
  const swings = (middle: Point): Ring => rectangle(middle, site.axis, 14, 9)
  const play = findSpot(site, spot, swings, 3, 0.4)
  if (play) pave(site, 'playground', swings(play), 2.5, 0.3, `${name}儿童活动区`)
  for (const [u, v] of [
    [-15, -9],
    [-15, 0],
    [-15, 8],
    [0, 9],
    [10, 9],
  ] as const)
    plant(site, add(spot, [u, v]))
}

/** A park's ground: a pond with a soft shore, a round plaza; trees come later and keep clear of both. */
export function parkGround(site: Site, name: string): void {
  const { random } = site
  const size = Math.sqrt(site.land.area)
  const phase = random.between(0, 6)
  const pond = (middle: Point): Ring =>
    Array.from({ length: 22 }, (_, index) => {
      const angle = (index / 22) * 2 * Math.PI
      const reach =
        size * (0.15 + 0.035 * Math.sin(2 * angle + phase) + 0.02 * Math.sin(3 * angle + 2 * phase))
      return add(middle, [Math.cos(angle) * reach * 1.35, Math.sin(angle) * reach])
    })
  const spot = findSpot(site, corner(site, 0.15, 0.1), pond, 8, 2)
  let water: Ring | null = null
  if (spot && site.land.area > 8000 && pave(site, 'water', pond(spot), 6, 1, `${name}水面`))
    water = pond(spot)
  site.features.push({
    kind: 'park',
    name,
    geometry: 'area',
    points: site.ground,
    ...(water ? { hole: water } : {}),
  })
  const round = (middle: Point): Ring =>
    Array.from({ length: 16 }, (_, index) =>
      add(middle, [
        Math.cos((index / 8) * Math.PI) * size * 0.09,
        Math.sin((index / 8) * Math.PI) * size * 0.09,
      ]),
    )
  const open = findSpot(site, corner(site, -0.6, -0.6), round, 5, 3)
  if (open) pave(site, 'plaza', round(open), 4, 2, `${name}广场`)
}
