import type { LayersList } from '@deck.gl/core'
import type { FeatureCollection, GeoJsonProperties } from 'geojson'
import type { FilterSpecification, GeoJSONSourceSpecification, LayerSpecification } from 'maplibre-gl'
import type { Palette } from './palette.ts'
import type { SvgImage } from './svg.ts'

export type Language = 'zh' | 'en'
/** A text in both languages. */
export type Words = Record<Language, string>

/** Groups of the layer list, in the order it shows them. */
export const layerGroups = ['incident', 'place', 'service', 'ground'] as const
export type LayerGroup = (typeof layerGroups)[number]

/** A thing of the street that can be opened: `kind` is the room's word, `id` its integer id or code as text. */
export interface Selection {
  kind: string
  id: string
}

export const sameSelection = (first: Selection | null, second: Selection | null): boolean =>
  first?.kind === second?.kind && first?.id === second?.id

/** What is to be marked: the thing opened, and the one under the pointer or under its row of the list. */
export interface Focus {
  selected: Selection | null
  hovered: readonly Selection[]
}

/** What a layer knows of a feature under the pointer. */
export interface MapFeature {
  id: string | number | undefined
  properties: NonNullable<GeoJsonProperties>
  /** Longitude, latitude of the pointer. */
  at: [number, number]
}

export interface Tooltip {
  title: string
  /** Label and value, in the reader's language; few and short. */
  lines: { label: string; value: string }[]
}

/** How a legend draws a sample; every colour is one of the palette. */
export type LegendMark =
  | { type: 'fill'; colour: string; outline?: string; pattern?: SvgImage }
  | { type: 'line'; colour: string; width: number; dash?: readonly number[]; casing?: string }
  | { type: 'icon'; image: SvgImage }
  | { type: 'dot'; colour: string; outline?: string }

export interface LegendItem {
  /** Unique in its layer. */
  id: string
  label: Words
  /** Absent: a heading of the items after it. */
  mark?: LegendMark
}

/** What a style, a legend and an overlay are functions of; nothing else. */
export interface LayerContext<Options> {
  palette: Palette
  language: Language
  options: Options
  /** Text and mark size factor: 1 at a desk, more on a wall. */
  scale: number
}

/**
 * The planes of the drawing, from below to above. Inside a plane the page's list of layers decides.
 * So a grid's colour lies under the roads, its border over them, and both under the buildings.
 */
export const planes = ['ground', 'line', 'solid', 'label', 'mark'] as const
export type Plane = (typeof planes)[number]
export type LayerStyle = Partial<Record<Plane, StyleLayer[]>>

/** What sources are made from: the page's data, and what is to be marked. */
export type SourceData<Data> = Data & { focus?: Focus }

/** A GeoJSON source; made again only when one of `from` is another object. */
export interface SourceDefinition<Data> {
  /** Unique over all layers; layers that share a source name the same definition. */
  id: string
  from: readonly (keyof SourceData<Data> & string)[]
  make(data: SourceData<Data>): FeatureCollection
  /** MapLibre's own options: `cluster`, `tolerance`, `maxzoom` … */
  settings?: Omit<GeoJSONSourceSpecification, 'type' | 'data'>
}

/** A style layer of the map; the machine adds `visibility`. */
export type StyleLayer = Exclude<LayerSpecification, { type: 'background' | 'raster' }> & {
  source: string
  filter?: FilterSpecification
}

/** Feature state by source, then by integer feature id: values joined to features without sending geometry again. */
export type FeatureStates = Record<string, ReadonlyMap<number, Record<string, unknown>>>

/** Draws over the map with deck.gl, whose code is only loaded when such a layer is first shown. */
export interface OverlayDefinition<Data, Options> {
  /** deck.gl layers; none when there is nothing for them to do. `beforeId` puts one below a style layer. */
  load(): Promise<(data: Data, context: LayerContext<Options>) => LayersList>
  /** True if deck.gl is needed at all; asked before any of it is loaded. */
  needed(data: Data, options: Options): boolean
  /** What the overlay's n-th object is, so that it can be hovered and opened. */
  feature?(index: number, data: Data): MapFeature | null
}

/** A raster base from outside, off unless the page passes its key. */
export interface RasterDefinition<Options> {
  /** Tile addresses by set, from below to above; null where nobody may be asked. */
  tiles(options: Options): Record<string, string[]> | null
  /** To be shown while it is. */
  attribution: Words
  /** Ids of the layers that it takes the place of. */
  covers: readonly string[]
}

/** One subject of the map in one place: where it comes from, how it looks, what it says, what a click opens. */
export interface LayerDefinition<Data, Options> {
  /** Unique; style layers are named `<id>` or `<id>/<part>`. */
  id: string
  title: Words
  group: LayerGroup
  defaultVisible: boolean
  /** Below this zoom the layer shows nothing; the layer list says so. */
  minimumZoom?: number
  sources: readonly SourceDefinition<Data>[]
  /** Pure. Always the same style layer ids; inside a plane from below to above. */
  style(context: LayerContext<Options>): LayerStyle
  /**
   * What is drawn of the opened thing on top of the layer's marks, whether the layer is shown or not. Pure, always the same
   * ids, from sources of the layer.
   */
  opened?(context: LayerContext<Options>): StyleLayer[]
  /** The picture that a style names `<palette>/<layer id>/<name>`; see `imageName`. */
  image?(name: string, palette: Palette): SvgImage | null
  legend(context: LayerContext<Options>): LegendItem[]
  states?(data: Data, options: Options): FeatureStates
  overlay?: OverlayDefinition<Data, Options>
  raster?: RasterDefinition<Options>
  /** Absent: the pointer passes through. */
  interaction?: Interaction<Options>
}

/** How styles name the pictures of a layer; the palette is part of it, so a change of palette finds its own. */
export const imageName = (palette: Palette, layer: string, name: string): string =>
  `${palette.name}/${layer}/${name}`

export interface Interaction<Options = object> {
  /** Below this zoom the pointer passes through to what is below. */
  minimumZoom?: number
  /** The selection kind that this layer opens and highlights. */
  kind: string
  /** Style layers that answer the pointer. */
  layers: readonly string[]
  /** Sources whose feature with id `Number(selection.id)` gets the states `hover` and `selected`. */
  sources: readonly string[]
  tooltip(feature: MapFeature, language: Language, options: Options): Tooltip | null
  select(feature: MapFeature): Selection | null
}

/** Checks the types of a layer and returns it as it is. */
export const defineLayer = <Data, Options = object>(
  definition: LayerDefinition<Data, Options>,
): LayerDefinition<Data, Options> => definition
