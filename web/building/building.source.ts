import type { Feature, FeatureCollection, LineString, Polygon, Position } from 'geojson'
import { emptyCollection } from '../map/compose.ts'
import { labelPoint, largestPart } from '../map/label-point.ts'
import type { SourceDefinition } from '../map/layer.ts'

export interface BuildingData {
  buildings?: FeatureCollection
}

export const floorHeight = 3

export const buildingSource: SourceDefinition<BuildingData> = {
  id: 'buildings',
  from: ['buildings'],
  make: (data) => data.buildings ?? emptyCollection,
  settings: { tolerance: 0.1 },
}

const metresPerDegree = 111_195

/** Convex hull, counter-clockwise and closed, by the monotone chain. */
export function convexHull(points: Position[]): Position[] {
  const sorted = [...points].sort(
    (first, second) => (first[0] ?? 0) - (second[0] ?? 0) || (first[1] ?? 0) - (second[1] ?? 0),
  )
  const half = (ordered: Position[]): Position[] => {
    const hull: Position[] = []
    for (const point of ordered) {
      for (;;) {
        const last = hull.at(-1)
        const before = hull.at(-2)
        if (!last || !before) break
        const [x = 0, y = 0] = before
        const cross =
          ((last[0] ?? 0) - x) * ((point[1] ?? 0) - y) - ((last[1] ?? 0) - y) * ((point[0] ?? 0) - x)
        if (cross > 0) break
        hull.pop()
      }
      hull.push(point)
    }
    return hull.slice(0, -1)
  }
  const hull = [...half(sorted), ...half(sorted.reverse())]
  return hull[0] ? [...hull, hull[0]] : []
}

/**
 * Ground shadows of an afternoon sun in the south-west, half as long as a house is high: the hull of the
 * footprint and the footprint moved away from the sun. Single-storey houses cast none.
 */
export const buildingShadowSource: SourceDefinition<BuildingData> = {
  id: 'building-shadows',
  from: ['buildings'],
  make: (data) => ({
    type: 'FeatureCollection',
    features: (data.buildings?.features ?? []).flatMap((feature): Feature<Polygon>[] => {
      const floors = Number(feature.properties?.floors ?? 1)
      const ring = largestPart(feature.geometry)?.[0]
      if (!ring || floors < 2) return []
      const length = Math.min(floors * floorHeight * 0.5, 45)
      const latitude = ((ring[0]?.[1] ?? 0) * Math.PI) / 180
      const east = (length * Math.sin(0.61)) / (metresPerDegree * Math.cos(latitude))
      const north = (length * Math.cos(0.61)) / metresPerDegree
      const moved = ring.map(([x = 0, y = 0]): Position => [x + east, y + north])
      return [
        {
          type: 'Feature',
          properties: { floors },
          geometry: { type: 'Polygon', coordinates: [convexHull([...ring, ...moved])] },
        },
      ]
    }),
  }),
  settings: { tolerance: 0.2 },
}

const stairwellSpacing = 14

/** Lines across slabs where one stairwell's flats end and the next begin: what tells a slab from a box. */
export const buildingSeamSource: SourceDefinition<BuildingData> = {
  id: 'building-seams',
  from: ['buildings'],
  make: (data) => ({
    type: 'FeatureCollection',
    features: (data.buildings?.features ?? []).flatMap((feature) =>
      feature.properties?.kind === 'residential' ? seams(feature) : [],
    ),
  }),
}

function seams(feature: Feature): Feature<LineString>[] {
  const ring = largestPart(feature.geometry)?.[0]
  if (ring?.length !== 5) return []
  const [a, b, c, d] = ring as [Position, Position, Position, Position]
  const stretch = Math.cos(((a[1] ?? 0) * Math.PI) / 180)
  const length = (from: Position, to: Position) =>
    Math.hypot(((to[0] ?? 0) - (from[0] ?? 0)) * stretch, (to[1] ?? 0) - (from[1] ?? 0)) * metresPerDegree
  const [first, second] = [length(a, b), length(b, c)]
  const long = Math.max(first, second)
  if (long < 1.8 * Math.min(first, second)) return []
  const [side, opposite]: [[Position, Position], [Position, Position]] =
    first >= second
      ? [
          [a, b],
          [d, c],
        ]
      : [
          [b, c],
          [a, d],
        ]
  const between = ([from, to]: [Position, Position], part: number): Position => [
    (from[0] ?? 0) + ((to[0] ?? 0) - (from[0] ?? 0)) * part,
    (from[1] ?? 0) + ((to[1] ?? 0) - (from[1] ?? 0)) * part,
  ]
  const count = Math.round(long / stairwellSpacing)
  return Array.from({ length: Math.max(0, count - 1) }, (_, index) => {
    const part = (index + 1) / count
    return {
      type: 'Feature',
      properties: {},
      geometry: { type: 'LineString', coordinates: [between(side, part), between(opposite, part)] },
    }
  })
}

const landmarks = new Set(['commercial', 'market', 'office', 'school', 'hospital', 'public'])

/**
 * One label point a named building; `landmark` tells what strangers ask the way to from the numbered rest: a
 * public kind with a name that no other building has.
 */
export const buildingLabelSource: SourceDefinition<BuildingData> = {
  id: 'building-labels',
  from: ['buildings'],
  make: (data) => {
    const buildings = data.buildings?.features ?? []
    const namesakes = new Map<string, number>()
    for (const { properties } of buildings)
      namesakes.set(properties?.name, (namesakes.get(properties?.name) ?? 0) + 1)
    const features = buildings.flatMap((feature): Feature[] => {
      const { name, kind } = feature.properties ?? {}
      const landmark = landmarks.has(kind) && namesakes.get(name) === 1
      const numbered = /^\d/.test(name ?? '')
      const label = landmark || numbered ? labelPoint(feature.geometry) : null
      return label
        ? [
            {
              type: 'Feature',
              properties: { name, landmark },
              geometry: { type: 'Point', coordinates: label.point },
            },
          ]
        : []
    })
    return { type: 'FeatureCollection', features }
  },
}
