import type { Geometry, Position } from 'geojson'
import { type CoordinateSystem, guessProjected } from './coordinate-system.ts'
import type { RejectionCode } from './import.model.ts'
import { quoted } from './issue-words.ts'

export type GeometryType = Exclude<Geometry['type'], 'GeometryCollection'>

/** What is wrong with a feature's geometry, found without the database. */
export class GeometryFault extends Error {
  readonly code: RejectionCode
  constructor(code: RejectionCode, message: string) {
    super(message)
    this.code = code
  }
}

/** How deep the positions of a type lie in its coordinates. */
const depths: Record<GeometryType, number> = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
}

const isGeometryType = (value: unknown): value is GeometryType => typeof value === 'string' && value in depths

/**
 * Takes a geometry as it was read, in the coordinates of `system`, and returns it in WGS84 with two numbers a position.
 * Throws a GeometryFault: no geometry, a type not among `allowed`, a value that is no number, coordinates out of range,
 * swapped or projected, a ring that is open or too short. Crossings are left to PostGIS.
 */
export function checkGeometry(
  value: unknown,
  allowed: readonly GeometryType[],
  system: CoordinateSystem,
): Geometry {
  if (value === null || value === undefined)
    throw new GeometryFault('missing_geometry', 'has no geometry or coordinates')
  if (typeof value !== 'object') throw new GeometryFault('invalid_geometry', 'the geometry is not an object')
  if ('unreadable' in value) throw new GeometryFault('invalid_geometry', String(value.unreadable))
  const type = 'type' in value ? value.type : undefined
  if (!isGeometryType(type) || !allowed.includes(type))
    throw new GeometryFault(
      'wrong_geometry_type',
      `the geometry is ${String(type)}; expected ${allowed.join(' or ')}`,
    )
  const coordinates = convert('coordinates' in value ? value.coordinates : undefined, depths[type], system)
  const geometry = { type, coordinates } as Geometry
  checkShape(geometry)
  return geometry
}

type Nested = Position | Nested[]

function convert(value: unknown, depth: number, system: CoordinateSystem): Nested {
  if (!Array.isArray(value) || value.length === 0)
    throw new GeometryFault('invalid_geometry', 'the coordinates are empty or not nested as their type asks')
  return depth === 0
    ? position(value, system)
    : value.map((part: unknown) => convert(part, depth - 1, system))
}

function position(value: unknown[], system: CoordinateSystem): Position {
  const [x, y] = value
  if (!isFiniteNumber(x) || !isFiniteNumber(y))
    throw new GeometryFault(
      'not_a_number',
      `a coordinate is not a number: ${value.map(quoted).join(', ')}${decimalComma(value)}`,
    )
  const place = `${x}, ${y}`
  if (system.projected) {
    if (Math.abs(x) <= 180 && Math.abs(y) <= 180)
      throw new GeometryFault(
        'geographic_coordinates',
        `${place} are degrees, not the metres of ${system.name}: leave --crs out or name another`,
      )
    if (
      x > 1_000_000 &&
      x < 7_000_000 &&
      (Math.abs(y) < 1_000_000 || y > 24_000_000) &&
      system.name !== 'EPSG:3857'
    )
      throw new GeometryFault('swapped_coordinates', `northing stands before easting: ${place}`)
  } else if (Math.abs(x) > 180 || Math.abs(y) > 90) throw rangeFault(x, y, place)
  const [longitude, latitude] = system.toWgs84(x, y)
  if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90))
    throw new GeometryFault('out_of_range', `${place} is no place in ${system.name}`)
  return [longitude, latitude]
}

const decimalComma = (coordinates: unknown[]): string =>
  coordinates.some((value) => typeof value === 'string' && /^[+-]?\d+,\d+$/.test(value))
    ? ' (decimals stand behind a point, not a comma)'
    : ''

function rangeFault(x: number, y: number, place: string): GeometryFault {
  if (Math.abs(x) <= 90 && Math.abs(y) <= 180)
    return new GeometryFault('swapped_coordinates', `latitude stands before longitude: ${place}`)
  if (Math.abs(x) < 1_000 && Math.abs(y) < 1_000)
    return new GeometryFault('out_of_range', `${place} is outside longitude and latitude`)
  const guesses = guessProjected(x, y)
  const hint =
    guesses.length > 0 ? `perhaps --crs ${guesses.join(' or ')}` : 'name its coordinate system with --crs'
  return new GeometryFault('projected_coordinates', `${place} are metres, not degrees: ${hint}`)
}

function isFiniteNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}

function checkShape(geometry: Geometry): void {
  const line = (positions: Position[]) => {
    if (positions.length < 2) throw new GeometryFault('invalid_geometry', 'a line needs two points')
  }
  const rings = (polygon: Position[][]) => {
    for (const ring of polygon) {
      const [first, last] = [ring[0], ring.at(-1)]
      if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1])
        throw new GeometryFault(
          'invalid_geometry',
          `a ring is not closed: it begins at ${first?.join(' ')} and ends at ${last?.join(' ')}`,
        )
      if (ring.length < 4) throw new GeometryFault('invalid_geometry', 'a ring has fewer than three corners')
    }
  }
  if (geometry.type === 'LineString') line(geometry.coordinates)
  if (geometry.type === 'MultiLineString') geometry.coordinates.forEach(line)
  if (geometry.type === 'Polygon') rings(geometry.coordinates)
  if (geometry.type === 'MultiPolygon') geometry.coordinates.forEach(rings)
}
