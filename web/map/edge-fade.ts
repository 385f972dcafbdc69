import type { Feature, FeatureCollection, Polygon, Position } from 'geojson'
import { emptyCollection } from './compose.ts'

/** Where the fade begins and where nothing is left, as shares of the box's shorter side outside the box. */
const begin = 0.12
const end = 0.4
const steps = 14
const cornerPoints = 8

/** A ring around the box [west, south, east, north], `distance` degrees of latitude away, with round corners. */
function roundedRing([west, south, east, north]: number[], distance: number, stretch: number): Position[] {
  const corners = [
    [east, north, 0],
    [west, north, 1],
    [west, south, 2],
    [east, south, 3],
  ] as const
  const ring = corners.flatMap(([x = 0, y = 0, quarter]) =>
    Array.from({ length: cornerPoints + 1 }, (_, index): Position => {
      const angle = ((quarter + index / cornerPoints) * Math.PI) / 2
      return [x + Math.cos(angle) * distance * stretch, y + Math.sin(angle) * distance]
    }),
  )
  return [...ring, ring[0] as Position]
}

/**
 * Bands around an area that let the land outside it end in mist instead of at the edge of the data.
 * Property `fade`: 0 … 1, how much of the ground is covered. The outermost band reaches to the horizon.
 */
export function edgeFade(area: Feature | null): FeatureCollection<Polygon> {
  const positions = area ? positionsOf(area) : []
  if (positions.length === 0) return emptyCollection as FeatureCollection<Polygon>
  const longitudes = positions.map(([longitude = 0]) => longitude)
  const latitudes = positions.map(([, latitude = 0]) => latitude)
  const box = [
    Math.min(...longitudes),
    Math.min(...latitudes),
    Math.max(...longitudes),
    Math.max(...latitudes),
  ]
  const [west = 0, south = 0, east = 0, north = 0] = box
  const stretch = 1 / Math.cos((((south + north) / 2) * Math.PI) / 180)
  const side = Math.min((east - west) / stretch, north - south)
  const at = (step: number) => side * (begin + ((end - begin) * step) / steps)
  const features = Array.from({ length: steps }, (_, step): Feature<Polygon> => {
    const inner = roundedRing(box, at(step), stretch)
    const outer = roundedRing(box, step === steps - 1 ? side * 60 : at(step + 1), stretch)
    const share = (step + 1) / steps
    return {
      type: 'Feature',
      properties: { fade: share * share * (3 - 2 * share) },
      geometry: { type: 'Polygon', coordinates: [outer, inner.reverse()] },
    }
  })
  return { type: 'FeatureCollection', features }
}

function positionsOf({ geometry }: Feature): Position[] {
  if (geometry?.type === 'Polygon') return geometry.coordinates.flat()
  if (geometry?.type === 'MultiPolygon') return geometry.coordinates.flat(2)
  return []
}
