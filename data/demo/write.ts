import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { at, type Point, signedArea } from './geometry.ts'
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

export const polygon = (properties: Properties, ring: readonly Point[], hole: readonly Point[] | null = null, decimals = 7): Feature => ({
  type: 'Feature', properties,
  geometry: { type: 'Polygon', coordinates: hole ? [closed(ring, true, decimals), closed(hole, false, decimals)] : [closed(ring, true, decimals)] },
})

export const lineString = (properties: Properties, points: readonly Point[], decimals = 7): Feature => ({
  type: 'Feature', properties, geometry: { type: 'LineString', coordinates: points.map((point) => rounded(point, decimals)) },
})

export const pointFeature = (properties: Properties, point: Point, decimals = 7): Feature => ({
  type: 'Feature', properties, geometry: { type: 'Point', coordinates: rounded(point, decimals) },
})

/** Writes a FeatureCollection with one feature a line, so that changes can be read. */
export function writeCollection(folder: string, name: string, features: readonly Feature[]): void {
  mkdirSync(folder, { recursive: true })
  const lines = features.map((feature) => JSON.stringify(feature)).join(',\n')
  writeFileSync(join(folder, `${name}.geojson`), `{"type":"FeatureCollection","features":[\n${lines}\n]}\n`)
}
