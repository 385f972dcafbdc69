import type { FeatureCollection } from 'geojson'
import type { ExpressionSpecification, PropertyValueSpecification } from 'maplibre-gl'
import type { Focus, MapFeature, Selection, SourceDefinition, StyleLayer } from './layer.ts'
import type { Palette } from './palette.ts'
import { byZoom, fonts } from './text.ts'

type Stop = [zoom: number, value: number]

/** How a kind of point that has a picture and a name is drawn; sizes at scale 1. */
export interface NamedPoint {
  /** The layer's id: its style layers are `<layer>/point`, and of what is opened `<layer>/focus` and `<layer>/opened`. */
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

/** The points with their pictures and names. */
export function namedPointStyle(point: NamedPoint, palette: Palette, scale: number): StyleLayer[] {
  const { layer, source, from, image, size, overlap, nameFrom, nameBelow } = point
  return [
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

/** The one point that is opened, out of the collection `from` whose things are of a kind. */
export const openedSource = <Name extends string>(
  from: Name,
  kind: string,
): SourceDefinition<{ [Key in Name]?: FeatureCollection }> => ({
  id: `${from}-opened`,
  from: [from, 'focus'],
  make: (data) => {
    const { selected }: Pick<Focus, 'selected'> = data.focus ?? { selected: null }
    const all = (data as { [name: string]: FeatureCollection | undefined })[from]?.features ?? []
    const features = selected?.kind === kind ? all.filter(({ id }) => String(id) === selected.id) : []
    return { type: 'FeatureCollection', features }
  },
})

/** The opened point from `source` with a disc behind it: at every zoom, over everything. */
export function openedPointStyle(
  point: NamedPoint,
  source: string,
  palette: Palette,
  scale: number,
): StyleLayer[] {
  const { layer, focus } = point
  const own = namedPointStyle({ ...point, source, from: 0, overlap: true }, palette, scale)
  return [
    {
      id: `${layer}/focus`,
      type: 'circle',
      source,
      paint: {
        'circle-color': palette.accent,
        'circle-opacity': 0.45,
        'circle-radius': byZoom(scale, ...focus),
      },
    },
    ...own.map((style) => ({ ...style, id: `${layer}/opened` })),
  ]
}

/** What a click on such a point opens. */
export const selectPoint =
  (kind: string) =>
  ({ id }: MapFeature): Selection | null =>
    id === undefined ? null : { kind, id: String(id) }
