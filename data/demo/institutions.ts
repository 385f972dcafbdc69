import type { BuildingKind } from '../../api/building/building.model.ts'
import { bars } from './bars.ts'
import {
  add,
  at,
  clip,
  isSimple,
  left,
  orientedBox,
  type Point,
  type Ring,
  rectangle,
  simplified,
  times,
} from './geometry.ts'
import { inset } from './inset.ts'
import { stadium, winged } from './shapes.ts'
import { build, pave, type Site } from './site.ts'
import { corner, findSpot } from './spots.ts'

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
