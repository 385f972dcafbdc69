import type { ExpressionSpecification, PropertyValueSpecification } from 'maplibre-gl'
import type { MapFeature, Selection, StyleLayer } from './layer.ts'
import type { Palette } from './palette.ts'
import { byZoom, fonts } from './text.ts'

type Stop = [zoom: number, value: number]

/** How a kind of point that has a picture and a name is drawn; sizes at scale 1. */
export interface NamedPoint {
  /** The layer's id: its style layers are `<layer>/focus` and `<layer>/point`. */
  layer: string
  source: string
  /** The zoom from which the point is drawn. */
  from: number
  /** The name of the picture. */
  image: ExpressionSpecification
  /** Pictures' size by zoom, as a share of their own. */
  size: readonly Stop[]
  /** Whether pictures may cover each other. */
  overlap: PropertyValueSpecification<boolean>
  /** The zoom from which the name stands below it, and how far below in ems. */
  nameFrom: number
  nameBelow: number
  /** The radius in pixels of the disc behind what is selected, by zoom. */
  focus: readonly Stop[]
}

/** The disc of the selected point, and above it the points with their pictures and names. */
export function namedPointStyle(point: NamedPoint, palette: Palette, scale: number): StyleLayer[] {
  const { layer, source, from, image, size, overlap, nameFrom, nameBelow, focus } = point
  return [
    {
      id: `${layer}/focus`,
      type: 'circle',
      source,
      paint: {
        'circle-color': palette.accent,
        'circle-opacity': ['case', ['boolean', ['feature-state', 'selected'], false], 0.45, 0],
        'circle-radius': byZoom(scale, ...focus),
      },
    },
    {
      id: `${layer}/point`,
      type: 'symbol',
      source,
      minzoom: from,
      layout: {
        'icon-image': image,
        'icon-size': byZoom(scale, ...size),
        'icon-allow-overlap': overlap,
        'icon-padding': 1,
        'text-field': ['step', ['zoom'], '', nameFrom, ['get', 'name']],
        'text-font': fonts.regular,
        'text-size': byZoom(scale, [nameFrom, 11], [18, 12.5]),
        'text-anchor': 'top',
        'text-offset': [0, nameBelow],
        'text-max-width': 8,
        'text-optional': true,
      },
      paint: { 'text-color': palette.ink, 'text-halo-color': palette.halo, 'text-halo-width': 1.4 },
    },
  ]
}

/** What a click on such a point opens. */
export const selectPoint =
  (kind: string) =>
  ({ id }: MapFeature): Selection | null =>
    id === undefined ? null : { kind, id: String(id) }
