import { readFileSync } from 'node:fs'

/** A place in metres east and north of the district's south-west, good to centimetres over a few kilometres. */
export type Metres = readonly [east: number, north: number]

const origin = { longitude: 118.748, latitude: 32.06 }
const metresPerDegree = 111_319.49
const eastPerDegree = metresPerDegree * Math.cos((32.067 * Math.PI) / 180)
const northPerDegree = 110_889

const toMetres = ([longitude = 0, latitude = 0]: readonly number[]): Metres => [
  (longitude - origin.longitude) * eastPerDegree,
  (latitude - origin.latitude) * northPerDegree,
]

/** Longitude and latitude in degrees with 6 decimals, about 10 cm. */
export const toDegrees = ([east, north]: Metres): [longitude: number, latitude: number] => [
  Number((origin.longitude + east / eastPerDegree).toFixed(6)),
  Number((origin.latitude + north / northPerDegree).toFixed(6)),
]

export interface Shape {
  properties: Record<string, unknown>
  /** Rings of polygons, or the one line of a line string, or the one point. */
  rings: Metres[][]
  box: [west: number, south: number, east: number, north: number]
  middle: Metres
}

interface RawFeature {
  properties: Record<string, unknown>
  geometry: { type: string; coordinates: unknown }
}

type Positions = number[][]

function ringsOf({ type, coordinates }: RawFeature['geometry']): Positions[] {
  if (type === 'Point') return [[coordinates as number[]]]
  if (type === 'LineString') return [coordinates as Positions]
  if (type === 'MultiPolygon') return (coordinates as Positions[][]).flat()
  return coordinates as Positions[]
}

function shapeOf(feature: RawFeature): Shape {
  const rings = ringsOf(feature.geometry).map((ring) => ring.map(toMetres))
  const points = rings.flat()
  const easts = points.map(([east]) => east)
  const norths = points.map(([, north]) => north)
  const box: Shape['box'] = [Math.min(...easts), Math.min(...norths), Math.max(...easts), Math.max(...norths)]
  return {
    properties: feature.properties,
    rings,
    box,
    middle: [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2],
  }
}

/** Reads a file of the demo district as shapes in metres. */
export function readShapes(name: string): Shape[] {
  const file = new URL(`files/${name}.geojson`, import.meta.url)
  const collection: { features: RawFeature[] } = JSON.parse(readFileSync(file, 'utf8'))
  return collection.features.map(shapeOf)
}

/** True inside the polygon, holes excepted. */
export function contains({ rings, box }: Shape, [east, north]: Metres): boolean {
  if (east < box[0] || east > box[2] || north < box[1] || north > box[3]) return false
  let inside = false
  for (const ring of rings) {
    let before = ring.at(-1)
    for (const point of ring) {
      if (before && point[1] > north !== before[1] > north) {
        const crossing = point[0] + ((north - point[1]) / (before[1] - point[1])) * (before[0] - point[0])
        if (east < crossing) inside = !inside
      }
      before = point
    }
  }
  return inside
}

export const distance = (one: Metres, two: Metres): number => Math.hypot(one[0] - two[0], one[1] - two[1])

/** Metres from a point to the nearest line or edge of a shape. */
export function distanceToEdge({ rings }: Shape, point: Metres): number {
  let least = Number.POSITIVE_INFINITY
  for (const ring of rings) {
    if (ring.length === 1 && ring[0]) least = Math.min(least, distance(ring[0], point))
    for (let index = 1; index < ring.length; index += 1) {
      const [from, to] = [ring[index - 1], ring[index]]
      if (!from || !to) continue
      const run: Metres = [to[0] - from[0], to[1] - from[1]]
      const square = run[0] ** 2 + run[1] ** 2
      const along =
        square === 0 ? 0 : ((point[0] - from[0]) * run[0] + (point[1] - from[1]) * run[1]) / square
      const at = Math.min(1, Math.max(0, along))
      least = Math.min(least, distance(point, [from[0] + at * run[0], from[1] + at * run[1]]))
    }
  }
  return least
}

/** Shapes by 40 m cells, to find those near a point. */
export class Nearby {
  readonly #cells = new Map<string, Shape[]>()
  readonly #size = 40

  constructor(shapes: readonly Shape[]) {
    for (const shape of shapes) {
      const [west, south, east, north] = shape.box.map((value) => Math.floor(value / this.#size))
      for (let column = west ?? 0; column <= (east ?? 0); column += 1)
        for (let row = south ?? 0; row <= (north ?? 0); row += 1) {
          const key = `${column} ${row}`
          this.#cells.set(key, [...(this.#cells.get(key) ?? []), shape])
        }
    }
  }

  /** Shapes whose cell is the point's or, with `reach`, touches it within that many metres. */
  at([east, north]: Metres, reach = 0): Shape[] {
    const found = new Set<Shape>()
    const cell = (value: number) => Math.floor(value / this.#size)
    for (let column = cell(east - reach); column <= cell(east + reach); column += 1)
      for (let row = cell(north - reach); row <= cell(north + reach); row += 1)
        for (const shape of this.#cells.get(`${column} ${row}`) ?? []) found.add(shape)
    return [...found]
  }
}

/** The nearest shape within reach metres of its edge (or holding the point), or undefined. */
export function nearest(index: Nearby, point: Metres, reach: number): Shape | undefined {
  let best: Shape | undefined
  let least = reach
  for (const shape of index.at(point, reach)) {
    const away = contains(shape, point) ? 0 : distanceToEdge(shape, point)
    if (away < least) {
      least = away
      best = shape
    }
  }
  return best
}
