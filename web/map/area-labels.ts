import type { Feature, FeatureCollection, GeoJsonProperties, Position } from 'geojson'
import type { DataDrivenPropertyValueSpecification } from 'maplibre-gl'
import type { Bounds } from './camera.ts'
import { labelPoint, stripPoint } from './label-point.ts'
import { fittingZoom } from './text.ts'

/** Where an area lies in what encloses it; the label of one at the edge leans inwards. */
const sides = ['middle', 'n', 's', 'e', 'w', 'ne', 'nw', 'se', 'sw'] as const
type Side = (typeof sides)[number]

/** Half of the way from the middle to the edge counts as the middle, and a little more. */
const edge = 0.6

function boundsOf(features: readonly Feature[]): Bounds | null {
  const bounds: Bounds = [Infinity, Infinity, -Infinity, -Infinity]
  const extend = (coordinates: unknown) => {
    if (!Array.isArray(coordinates)) return
    const [longitude, latitude] = coordinates as Position
    if (typeof longitude !== 'number' || typeof latitude !== 'number') {
      coordinates.forEach(extend)
      return
    }
    bounds[0] = Math.min(bounds[0], longitude)
    bounds[1] = Math.min(bounds[1], latitude)
    bounds[2] = Math.max(bounds[2], longitude)
    bounds[3] = Math.max(bounds[3], latitude)
  }
  for (const { geometry } of features) if (geometry && 'coordinates' in geometry) extend(geometry.coordinates)
  return bounds[0] <= bounds[2] ? bounds : null
}

function sideOf([longitude, latitude]: [number, number], [west, south, east, north]: Bounds): Side {
  const across = east > west ? (2 * longitude - west - east) / (east - west) : 0
  const up = north > south ? (2 * latitude - south - north) / (north - south) : 0
  const name = `${up > edge ? 'n' : up < -edge ? 's' : ''}${across > edge ? 'e' : across < -edge ? 'w' : ''}`
  return sides.find((side) => side === name) ?? 'middle'
}

const median = (values: readonly number[]): number =>
  values.toSorted((first, second) => first - second)[Math.floor(values.length / 2)] ?? 0

/**
 * One point an area for its label, longitude and latitude, with the area's id and properties and two more: `fits`,
 * the zoom from which an area of middling size has room for one, the same for all so that one zoom shows one style;
 * and `side`, where the point lies in `within` (the areas themselves if absent). The property `area`, in square
 * metres, is used if there is one. With `apart` the label of a long strip keeps away from the others and has `strip`.
 */
export function areaLabels(
  areas: FeatureCollection | undefined,
  {
    within,
    apart = false,
    properties = (given) => ({ ...given }),
  }: {
    within?: Feature | null
    apart?: boolean
    properties?(given: GeoJsonProperties): NonNullable<GeoJsonProperties>
  } = {},
): FeatureCollection {
  const features = areas?.features ?? []
  const bounds = boundsOf(within ? [within] : features)
  const poles = features.flatMap((feature) => {
    const pole = labelPoint(feature.geometry)
    return pole ? [{ feature, pole }] : []
  })
  const fits = median(
    poles.map(({ feature, pole }) =>
      fittingZoom(Number(feature.properties?.area) || (2 * pole.inset) ** 2, pole.point[1]),
    ),
  )
  return {
    type: 'FeatureCollection',
    features: poles.map(({ feature, pole }): Feature => {
      const others = poles.flatMap((other) => (other.feature === feature ? [] : [other.pole.point]))
      const strip = apart ? stripPoint(feature.geometry, others) : null
      const point = strip ?? pole.point
      const side = bounds ? sideOf(point, bounds) : 'middle'
      return {
        type: 'Feature',
        id: feature.id,
        properties: { ...properties(feature.properties), fits, side, strip: strip !== null },
        geometry: { type: 'Point', coordinates: point },
      }
    }),
  }
}

const directions = {
  center: [0, 0],
  bottom: [0, -1],
  top: [0, 1],
  left: [1, 0],
  right: [-1, 0],
  'bottom-left': [Math.SQRT1_2, -Math.SQRT1_2],
  'bottom-right': [-Math.SQRT1_2, -Math.SQRT1_2],
  'top-left': [Math.SQRT1_2, Math.SQRT1_2],
  'top-right': [-Math.SQRT1_2, Math.SQRT1_2],
} as const
type Anchor = keyof typeof directions

/** How far a strip's label may slide along the strip, in ems; the nearest first. */
const slides = [0, 4, -4, 8, -8]

const leads = (anchor: Anchor, side: Side) => {
  const [right, down] = directions[anchor]
  return {
    sideways: side !== 'middle' && ((side.endsWith('e') && right > 0) || (side.endsWith('w') && right < 0)),
    upright: (side.startsWith('n') && down < 0) || (side.startsWith('s') && down > 0),
  }
}

/**
 * The anchors of labels made by `areaLabels`, `radius` ems from the point: inwards first. At the east and west edge
 * none leads outwards, for there the screen ends; at the north and south edge those come last. The label of a strip
 * along the north or south edge also slides along it before it leads outwards.
 */
export function inwardAnchors(
  radius: number,
  anchors: readonly Anchor[],
): DataDrivenPropertyValueSpecification<(string | [number, number])[]> {
  const place = (anchor: Anchor, slide = 0) => {
    const [right, down] = directions[anchor]
    return [anchor, [Number((right * radius + slide).toFixed(2)), Number((down * radius).toFixed(2))]]
  }
  const collection = (side: Side, strip: boolean) => {
    const kept = anchors.filter((anchor) => !leads(anchor, side).sideways)
    const inwards = kept.filter((anchor) => !leads(anchor, side).upright)
    const along = side.startsWith('n') ? 'top' : side.startsWith('s') ? 'bottom' : undefined
    return [
      'literal',
      [
        ...(strip && along ? slides.flatMap((slide) => place(along, slide)) : []),
        ...inwards.flatMap((anchor) => place(anchor)),
        ...kept.filter((anchor) => leads(anchor, side).upright).flatMap((anchor) => place(anchor)),
      ],
    ]
  }
  const bySide = (strip: boolean) => [
    'match',
    ['get', 'side'],
    ...sides.filter((side) => side !== 'middle').flatMap((side) => [side, collection(side, strip)]),
    collection('middle', strip),
  ]
  return ['case', ['==', ['get', 'strip'], true], bySide(true), bySide(false)] as unknown as never
}
