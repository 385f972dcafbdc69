import type { Geometry, Position } from 'geojson'

/** Text that is not well-known text; `position` is the index of the character where reading stopped. */
export class WktError extends Error {
  readonly position: number
  constructor(message: string, position: number) {
    super(`${message} at character ${position + 1}`)
    this.position = position
  }
}

/**
 * Well-known text as GeoJSON geometry: POINT, LINESTRING, POLYGON and their MULTI kinds; a leading `SRID=…;` and
 * Z or M values are dropped. Throws a WktError. Coordinates stay as they are, x first.
 */
export function parseWkt(text: string): Geometry {
  let index = 0
  const fail = (message: string): never => {
    throw new WktError(message, index)
  }
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = index
    const match = pattern.exec(text)
    if (match === null) return undefined
    index = pattern.lastIndex
    return match[0].trim()
  }
  const expect = (pattern: RegExp, name: string): string => take(pattern) ?? fail(`expected ${name}`)
  const list = <Item>(item: () => Item): Item[] => {
    expect(/\s*\(\s*/y, '“(”')
    const items = [item()]
    while (take(/\s*,\s*/y) !== undefined) items.push(item())
    expect(/\s*\)\s*/y, '“)”')
    return items
  }
  const position = (): Position => {
    const numbers = expect(
      /\s*[-+]?[\d.]+(e[-+]?\d+)?(\s+[-+]?[\d.]+(e[-+]?\d+)?){1,3}/iy,
      'two numbers',
    ).split(/\s+/)
    return [Number(numbers[0]), Number(numbers[1])]
  }
  const loosePosition = (): Position => {
    const wrapped = take(/\s*\(\s*/y) !== undefined
    const value = position()
    if (wrapped) expect(/\s*\)\s*/y, '“)”')
    return value
  }
  const line = () => list(position)
  const rings = () => list(line)

  take(/\s*SRID\s*=\s*\d+\s*;\s*/iy)
  const type = expect(/\s*[a-z]+/iy, 'a geometry type').toUpperCase()
  take(/\s+(ZM|Z|M)(?=\s*\()/iy)
  if (take(/\s*EMPTY/iy) !== undefined) fail('the geometry is empty')
  const geometry = ((): Geometry => {
    switch (type) {
      case 'POINT':
        return { type: 'Point', coordinates: list(position)[0] ?? [] }
      case 'LINESTRING':
        return { type: 'LineString', coordinates: line() }
      case 'POLYGON':
        return { type: 'Polygon', coordinates: rings() }
      case 'MULTIPOINT':
        return { type: 'MultiPoint', coordinates: list(loosePosition) }
      case 'MULTILINESTRING':
        return { type: 'MultiLineString', coordinates: rings() }
      case 'MULTIPOLYGON':
        return { type: 'MultiPolygon', coordinates: list(rings) }
      default:
        return fail(`${type} is not a geometry type that is read`)
    }
  })()
  take(/\s+/y)
  if (index < text.length) fail('unexpected text')
  return geometry
}
