import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { at, isSimple, type Point, type Ring, signedArea, simplified } from './geometry.ts'
import { rounded } from './plane.ts'

export type Properties = Record<string, unknown>

export interface Feature {
  type: 'Feature'
  properties: Properties
  geometry: { type: 'Point' | 'LineString' | 'Polygon'; coordinates: unknown }
}

/** A closed ring of coordinates turned the way RFC 7946 asks, without points that rounding made equal. */
function closed(ring: readonly Point[], counterClockwise: boolean, decimals: number): Point[] {
  const turned = signedArea(ring) > 0 === counterClockwise ? ring : [...ring].reverse()
  const points = turned.map((point) => rounded(point, decimals))
  const kept = points.filter((point, index) => {
    const before = at(points, index - 1)
    return point[0] !== before[0] || point[1] !== before[1]
  })
  return [...kept, at(kept, 0)]
}

export const polygon = (
  properties: Properties,
  ring: readonly Point[],
  hole: readonly Point[] | null = null,
  decimals = 7,
): Feature => ({
  type: 'Feature',
  properties,
  geometry: {
    type: 'Polygon',
    coordinates: hole
      ? [closed(ring, true, decimals), closed(hole, false, decimals)]
      : [closed(ring, true, decimals)],
  },
})

/** The ring simplified just enough that rounding to so many decimals makes no two of its sides cross. */
export function tidy(ring: Ring, decimals: number): Ring {
  for (const tolerance of [0.05, 0.2, 0.4, 0.8, 1.5]) {
    const plain = simplified([...ring, at(ring, 0)], tolerance).slice(0, -1)
    const written = closed(plain, true, decimals).slice(0, -1)
    const scaled = written.map(([x, y]): Point => [(x - 118.7) * 1e5, (y - 32) * 1e5])
    const rest = scaled.filter(
      (point, index) =>
        Math.hypot(point[0] - at(scaled, index - 1)[0], point[1] - at(scaled, index - 1)[1]) > 0.01,
    )
    if (rest.length === scaled.length && rest.length > 2 && isSimple(rest)) return plain
  }
  return ring
}

export const lineString = (properties: Properties, points: readonly Point[], decimals = 7): Feature => ({
  type: 'Feature',
  properties,
  geometry: { type: 'LineString', coordinates: points.map((point) => rounded(point, decimals)) },
})

export const pointFeature = (properties: Properties, point: Point, decimals = 7): Feature => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Point', coordinates: rounded(point, decimals) },
})

/** Writes a FeatureCollection with one feature a line, so that changes can be read. */
export function writeCollection(folder: string, name: string, features: readonly Feature[]): void {
  mkdirSync(folder, { recursive: true })
  const lines = features.map((feature) => JSON.stringify(feature)).join(',\n')
  writeFileSync(join(folder, `${name}.geojson`), `{"type":"FeatureCollection","features":[\n${lines}\n]}\n`)
}
