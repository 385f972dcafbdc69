import {
  contains,
  distance,
  distanceToEdge,
  type Metres,
  Nearby,
  nearest,
  readShapes,
  type Shape,
} from './incident-ground.ts'
import type { Ground } from './incident-mix.ts'
import type { Random } from './random.ts'

/** A spot where an incident may be, and what is there. */
export interface Spot {
  point: Metres
  /** How likely things happen here: higher by the market and in the shanty lanes. */
  weight: number
  building?: Shape
  road?: Shape
  water?: Shape
}

export interface District {
  grids: Shape[]
  buildings: Shape[]
  roads: Shape[]
  base: Shape[]
  zones: Shape[]
  estates: Map<string, string>
  units: Shape[]
  buildingIndex: Nearby
}

export const text = (shape: Shape, property: string): string => String(shape.properties[property] ?? '')
const kindIs =
  (...kinds: string[]) =>
  (shape: Shape): boolean =>
    kinds.includes(text(shape, 'kind'))

export function readDistrict(): District {
  const buildings = readShapes('buildings')
  return {
    grids: readShapes('grids'),
    buildings,
    roads: readShapes('roads'),
    base: readShapes('base-features'),
    zones: readShapes('redevelopment-zones'),
    estates: new Map(readShapes('estates').map((estate) => [text(estate, 'code'), text(estate, 'name')])),
    units: readShapes('units'),
    buildingIndex: new Nearby(buildings),
  }
}

export const gridAt = (district: District, point: Metres): Shape | undefined =>
  district.grids.find((grid) => contains(grid, point))

/** Metres kept from walls, so that rounding coordinates does not move a spot into a house. */
const clearance = 0.3

/** Tells whether a point is open ground of the district: in a grid and not in a building, water, school ground or on rails. */
function groundTest(district: District): (point: Metres) => boolean {
  const closed = district.base.filter(kindIs('water', 'school_ground', 'sport'))
  const rails = district.base.filter(kindIs('rail'))
  return (point) =>
    gridAt(district, point) !== undefined &&
    nearest(district.buildingIndex, point, clearance) === undefined &&
    !closed.some((shape) => contains(shape, point)) &&
    !rails.some((rail) => distanceToEdge(rail, point) < 8)
}

/** Points along a line about every `step` metres, both sides about `offset` metres from it. */
function* along(line: readonly Metres[], step: number, offset: number, random: Random): Generator<Metres> {
  for (let index = 1; index < line.length; index += 1) {
    const [from, to] = [line[index - 1], line[index]]
    if (!from || !to) continue
    const length = distance(from, to)
    const [east, north] = [(to[0] - from[0]) / length, (to[1] - from[1]) / length]
    for (let start = 0; start < length; start += step)
      for (const side of [offset, -offset]) {
        const at = Math.min(length, start + step * random.next())
        const away = side * random.between(0.86, 1.06)
        yield [from[0] + at * east - away * north, from[1] + at * north + away * east]
      }
  }
}

/** Points before a building's longer walls, `offset` metres out. */
function* before(building: Shape, offset: number): Generator<Metres> {
  const ring = building.rings[0] ?? []
  for (let index = 1; index < ring.length; index += 1) {
    const [from, to] = [ring[index - 1], ring[index]]
    if (!from || !to) continue
    const length = distance(from, to)
    if (length < 3) continue
    const [east, north] = [(to[0] - from[0]) / length, (to[1] - from[1]) / length]
    for (let at = Math.min(length / 2, 6); at < length; at += 14)
      for (const side of [offset, -offset]) {
        const point: Metres = [from[0] + at * east - side * north, from[1] + at * north + side * east]
        if (!contains(building, point)) yield point
      }
  }
}

const roadGrounds: Record<string, Ground> = {
  arterial: 'arterial',
  secondary: 'arterial',
  street: 'street',
  lane: 'lane',
  alley: 'lane',
  path: 'lane',
}

/** Metres from a road's middle to where things stand: the kerb of a wide one, the edge of a lane. */
function kerb(road: Shape): number {
  const width = Number(road.properties.width ?? 6)
  return width >= 12 ? width / 2 - 2.2 : width * 0.28
}

/** Every spot of the district by ground, in a fixed order. */
export function spotsOf(district: District, random: Random): Record<Ground, Spot[]> {
  const isOpenGround = groundTest(district)
  const spots: Record<Ground, Spot[]> = {
    arterial: [],
    street: [],
    lane: [],
    market: [],
    shop: [],
    shanty: [],
    old_yard: [],
    yard: [],
    school_gate: [],
    indoor: [],
    shanty_indoor: [],
    green: [],
    bank: [],
    works: [],
  }
  const markets = new Nearby(district.buildings.filter(kindIs('market')))
  const shanties = new Nearby(district.buildings.filter(kindIs('shanty')))
  const schools = new Nearby(
    [...district.buildings, ...district.base].filter(kindIs('school', 'school_ground')),
  )
  const weigh = (point: Metres): number =>
    1 + (nearest(markets, point, 140) ? 1.4 : 0) + (nearest(shanties, point, 60) ? 1.2 : 0)

  for (const road of district.roads) {
    const ground = roadGrounds[text(road, 'class')]
    if (!ground || road.properties.bridge === true || road.properties.tunnel === true) continue
    for (const point of along(road.rings[0] ?? [], 5, kerb(road), random)) {
      if (!isOpenGround(point)) continue
      const spot: Spot = { point, road, weight: weigh(point) }
      spots[ground].push(spot)
      if (ground === 'arterial' && text(road, 'class') === 'secondary') spots.street.push(spot)
      if (nearest(markets, point, 75)) spots.market.push(spot)
      if (ground !== 'lane' && nearest(schools, point, 35)) spots.school_gate.push(spot)
      const zone = district.zones.find((shape) => contains(shape, point) || distanceToEdge(shape, point) < 25)
      if (zone) spots.works.push(spot)
    }
  }
  for (const building of district.buildings) addBuilding(building, spots, isOpenGround, weigh)
  for (const shape of district.base.filter(kindIs('green', 'park', 'playground')))
    addWithin(shape, spots.green, isOpenGround, random)
  for (const shape of district.base.filter(kindIs('water')))
    for (const ring of shape.rings)
      for (const point of along(ring, 12, 4, random)) {
        const building = nearest(district.buildingIndex, point, 60)
        if (isOpenGround(point)) spots.bank.push({ point, weight: 1, building, water: shape })
      }
  return spots
}

function addBuilding(
  building: Shape,
  spots: Record<Ground, Spot[]>,
  isOpenGround: (point: Metres) => boolean,
  weigh: (point: Metres) => number,
): void {
  const kind = text(building, 'kind')
  const isOld = Number(building.properties.built_year ?? 2010) <= 2000
  const outside: Ground[] =
    kind === 'shanty'
      ? ['shanty']
      : kind === 'commercial' || kind === 'market'
        ? ['shop']
        : kind === 'residential' || kind === 'lane_house'
          ? isOld
            ? ['old_yard', 'yard']
            : ['yard']
          : []
  for (const point of before(building, kind === 'shanty' ? 1.1 : 3.4)) {
    if (outside.length === 0 || !isOpenGround(point)) continue
    for (const ground of outside) spots[ground].push({ point, building, weight: weigh(point) })
  }
  const inside: Ground | undefined =
    kind === 'shanty' ? 'shanty_indoor' : kind === 'residential' ? 'indoor' : undefined
  if (inside && contains(building, building.middle))
    spots[inside].push({ point: building.middle, building, weight: isOld ? 2 : 1 })
}

function addWithin(
  shape: Shape,
  spots: Spot[],
  isOpenGround: (point: Metres) => boolean,
  random: Random,
): void {
  const [west, south, east, north] = shape.box
  const tries = Math.min(40, Math.ceil(((east - west) * (north - south)) / 60))
  for (let count = 0; count < tries; count += 1) {
    const point: Metres = [random.between(west, east), random.between(south, north)]
    if (contains(shape, point) && isOpenGround(point)) spots.push({ point, building: shape, weight: 1 })
  }
}
