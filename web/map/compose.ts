import type { FeatureCollection } from 'geojson'
import {
  type LayerContext,
  type LayerDefinition,
  planes,
  type SourceData,
  type SourceDefinition,
  type StyleLayer,
} from './layer.ts'

export interface ComposedLayer {
  /** The layer that it is part of. */
  owner: string
  /** True if it is drawn also while its layer is hidden. */
  always: boolean
  specification: StyleLayer
}

/** All style layers in drawing order: plane by plane, inside a plane in the order of the list. */
export function composeStyle<Data, Options>(
  layers: readonly LayerDefinition<Data, Options>[],
  context: LayerContext<Options>,
): ComposedLayer[] {
  const styles = layers.map((layer) => ({
    owner: layer.id,
    style: layer.style(context),
    opened: layer.opened?.(context) ?? [],
  }))
  return planes.flatMap((plane) =>
    styles.flatMap(({ owner, style, opened }) => [
      ...(style[plane] ?? []).map((specification) => ({ owner, always: false, specification })),
      ...(plane === 'mark' ? opened : []).map((specification) => ({ owner, always: true, specification })),
    ]),
  )
}

/** Every source once; throws a RangeError if two definitions share an id. */
export function composeSources<Data, Options>(
  layers: readonly LayerDefinition<Data, Options>[],
): SourceDefinition<Data>[] {
  const sources = new Map<string, SourceDefinition<Data>>()
  for (const source of layers.flatMap((layer) => layer.sources)) {
    const known = sources.get(source.id)
    if (known && known !== source) throw new RangeError(`two sources are called ${source.id}`)
    sources.set(source.id, source)
  }
  return [...sources.values()]
}

export const emptyCollection: FeatureCollection = { type: 'FeatureCollection', features: [] }

/**
 * Splits the page's data into the map's sources and remembers: a source is made again only when one of the
 * data sets it is made from is another object. `changed` lists the sources with another collection.
 */
export function sourceSplitter<Data>(sources: readonly SourceDefinition<Data>[]) {
  const made = new Map<string, { inputs: unknown[]; collection: FeatureCollection }>()
  return (data: SourceData<Data>): { collections: Map<string, FeatureCollection>; changed: Set<string> } => {
    const changed = new Set<string>()
    const collections = new Map<string, FeatureCollection>()
    for (const source of sources) {
      const inputs: unknown[] = source.from.map((name) => data[name])
      const known = made.get(source.id)
      if (known && inputs.every((input, index) => input === known.inputs[index])) {
        collections.set(source.id, known.collection)
        continue
      }
      const collection = source.make(data)
      made.set(source.id, { inputs, collection })
      collections.set(source.id, collection)
      if (collection !== known?.collection) changed.add(source.id)
    }
    return { collections, changed }
  }
}

const isEmptyCollection = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'features' in value &&
  Array.isArray(value.features) &&
  value.features.length === 0

/** The ids of the layers that can draw nothing, for every one of their sources is made of a collection without features. */
export function lackingLayers<Data>(
  layers: readonly Pick<LayerDefinition<Data, never>, 'id' | 'sources'>[],
  data: SourceData<Data>,
): ReadonlySet<string> {
  const isEmpty = ({ from }: SourceDefinition<Data>) => from.some((name) => isEmptyCollection(data[name]))
  const lacking = layers.filter(({ sources }) => sources.length > 0 && sources.every(isEmpty))
  return new Set(lacking.map(({ id }) => id))
}

/** The layers really drawn: a raster base takes the place of what it covers, if its tiles may be asked for. */
export function drawnLayers<Data, Options>(
  layers: readonly LayerDefinition<Data, Options>[],
  visible: ReadonlySet<string>,
  options: Options,
): ReadonlySet<string> {
  const drawn = new Set(visible)
  for (const { id, raster } of layers) {
    if (!raster || !visible.has(id)) continue
    if (raster.tiles(options) === null) drawn.delete(id)
    else for (const covered of raster.covers) drawn.delete(covered)
  }
  return drawn
}

/** The layers that a page shows when the reader has not chosen. */
export const defaultVisible = <Data, Options>(
  layers: readonly LayerDefinition<Data, Options>[],
): ReadonlySet<string> => new Set(layers.filter((layer) => layer.defaultVisible).map((layer) => layer.id))

/** Tile addresses of the raster bases shown, by `<layer id>/<set>`. */
export function rasterTiles<Data, Options>(
  layers: readonly LayerDefinition<Data, Options>[],
  visible: ReadonlySet<string>,
  options: Options,
): ReadonlyMap<string, string[]> {
  const shown = layers.filter(({ id, raster }) => raster && visible.has(id))
  return new Map(
    shown.flatMap(({ id, raster }) =>
      Object.entries(raster?.tiles(options) ?? {}).map(([set, tiles]): [string, string[]] => [
        `${id}/${set}`,
        tiles,
      ]),
    ),
  )
}
