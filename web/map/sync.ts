import type { GeoJSONSource, LayerSpecification, Map as MapLibreMap } from 'maplibre-gl'
import type { ComposedLayer } from './compose.ts'
import type { FeatureStates, Focus, LayerDefinition } from './layer.ts'

type Properties = Record<string, unknown>

const same = (first: unknown, second: unknown): boolean =>
  first === second || JSON.stringify(first) === JSON.stringify(second)

const names = (first: object | undefined, second: object | undefined): Set<string> =>
  new Set([...Object.keys(first ?? {}), ...Object.keys(second ?? {})])

/**
 * Brings the map's layers from `before` to `after` by the smallest steps; layers of other owners (drawing
 * tools, overlays) are left alone. Layers keep their order unless one is added.
 */
export function syncLayers(
  map: MapLibreMap,
  before: readonly ComposedLayer[],
  after: readonly ComposedLayer[],
) {
  const known = new Map(before.map(({ specification }) => [specification.id, specification]))
  const wanted = new Set(after.map(({ specification }) => specification.id))
  for (const id of known.keys()) if (!wanted.has(id) && map.getLayer(id)) map.removeLayer(id)

  for (let index = after.length - 1; index >= 0; index--) {
    const specification = after[index]?.specification
    if (!specification) continue
    const previous = known.get(specification.id)
    if (!previous || !map.getLayer(specification.id)) {
      const next = after[index + 1]?.specification.id
      map.addLayer(specification as LayerSpecification, next && map.getLayer(next) ? next : undefined)
      continue
    }
    if (previous === specification) continue
    const { id } = specification
    if (!same(previous.filter, specification.filter)) map.setFilter(id, specification.filter ?? null)
    if (previous.minzoom !== specification.minzoom || previous.maxzoom !== specification.maxzoom)
      map.setLayerZoomRange(id, specification.minzoom ?? 0, specification.maxzoom ?? 24)
    const oldPaint = previous.paint as Properties | undefined
    const paint = specification.paint as Properties | undefined
    for (const name of names(oldPaint, paint))
      if (!same(oldPaint?.[name], paint?.[name]))
        map.setPaintProperty(id, name as never, paint?.[name] as never)
    const oldLayout = previous.layout as Properties | undefined
    const layout = specification.layout as Properties | undefined
    for (const name of names(oldLayout, layout))
      if (!same(oldLayout?.[name], layout?.[name]))
        map.setLayoutProperty(id, name as never, layout?.[name] as never)
  }
}

/**
 * Brings the raster sources named in `before` to those of `wanted`, tile addresses by source, each drawn below the
 * style layer `above`; returns their names.
 */
export function syncRasters(
  map: MapLibreMap,
  before: readonly string[],
  wanted: ReadonlyMap<string, string[]>,
  above: string | undefined,
): string[] {
  for (const id of before.filter((known) => !wanted.has(known))) {
    map.removeLayer(id)
    map.removeSource(id)
  }
  for (const [id, tiles] of wanted) {
    if (before.includes(id)) continue
    map.addSource(id, { type: 'raster', tiles, tileSize: 256, maxzoom: 18 })
    map.addLayer({ id, type: 'raster', source: id }, above)
  }
  return [...wanted.keys()]
}

type Layers<Data, Options> = readonly LayerDefinition<Data, Options>[]

function merger() {
  const merged: Record<string, Map<number, Record<string, unknown>>> = {}
  const add = (source: string, id: number, state: Record<string, unknown>) => {
    const states = merged[source] ?? new Map<number, Record<string, unknown>>()
    merged[source] = states
    states.set(id, { ...states.get(id), ...state })
  }
  return { merged, add }
}

/** What the layers say of their features. */
export function statesOf<Data, Options>(
  layers: Layers<Data, Options>,
  data: Data,
  options: Options,
): FeatureStates {
  const { merged, add } = merger()
  for (const layer of layers)
    for (const [source, states] of Object.entries(layer.states?.(data, options) ?? {}))
      for (const [id, state] of states) add(source, id, state)
  return merged
}

/** `selected` and `hover` for what is marked, in every source that it is drawn from. */
export function marksOf<Data, Options>(
  layers: Layers<Data, Options>,
  { selected, hovered }: Focus,
): FeatureStates {
  const { merged, add } = merger()
  for (const { interaction } of layers)
    for (const source of interaction?.sources ?? []) {
      if (selected?.kind === interaction?.kind) add(source, Number(selected?.id), { selected: true })
      for (const thing of hovered)
        if (thing.kind === interaction?.kind) add(source, Number(thing.id), { hover: true })
    }
  return merged
}

/** Sets and clears feature states so that the map shows `after`, given that it shows `before`. */
export function syncStates(map: MapLibreMap, before: FeatureStates, after: FeatureStates) {
  for (const [source, states] of Object.entries(before)) {
    if (!map.getSource(source)) continue
    const wanted = after[source]
    for (const [id, state] of states) {
      const next = wanted?.get(id)
      for (const name of Object.keys(state))
        if (!next || !(name in next)) map.removeFeatureState({ source, id }, name)
    }
  }
  for (const [source, states] of Object.entries(after)) {
    if (!map.getSource(source)) continue
    const known = before[source]
    for (const [id, state] of states)
      if (!same(known?.get(id), state)) map.setFeatureState({ source, id }, state)
  }
}

export const geoJsonSource = (map: MapLibreMap, id: string): GeoJSONSource | undefined => {
  const source = map.getSource(id)
  return source?.type === 'geojson' ? (source as GeoJSONSource) : undefined
}

/** True if two records hold the same values; the record `options` in them is compared likewise. */
export function sameEntries(first: object, second: object, depth = 1): boolean {
  const [left, right] = [first as Record<string, unknown>, second as Record<string, unknown>]
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].every((name) => {
    const [before, after] = [left[name], right[name]]
    if (before === after) return true
    return depth > 0 && name === 'options' && isRecord(before) && isRecord(after)
      ? sameEntries(before, after, depth - 1)
      : false
  })
}

const isRecord = (value: unknown): value is object => typeof value === 'object' && value !== null

export const sameMembers = (first: ReadonlySet<string>, second: ReadonlySet<string>): boolean =>
  first.size === second.size && [...first].every((member) => second.has(member))
