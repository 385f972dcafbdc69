import type { Map as MapLibreMap, MapMouseEvent, PointLike } from 'maplibre-gl'
import type { ComposedLayer } from './compose.ts'
import type { LayerDefinition, MapFeature } from './layer.ts'
import type { OverlayHost } from './overlay.ts'

export interface Hit<Data, Options> {
  layer: LayerDefinition<Data, Options>
  feature: MapFeature
  source: string
}

/** Where something is aimed at on the map: by a pointer's event, or by the keyboard, which has none. */
export type Aim = Pick<MapMouseEvent, 'point' | 'lngLat'> & { originalEvent?: MapMouseEvent['originalEvent'] }

/** Half the side of the square that a finger or pointer may miss a mark by, in pixels. */
const reach = { mouse: 3, touch: 14 }

/**
 * The topmost thing at a pixel that answers the pointer: first marks (symbols and circles) within reach, then
 * dots of an overlay, then whatever lies exactly below.
 */
export function hitAt<Data, Options>(
  map: MapLibreMap,
  layers: readonly LayerDefinition<Data, Options>[],
  composed: readonly ComposedLayer[],
  overlay: OverlayHost<Data, Options>,
  event: Aim,
): Hit<Data, Options> | null {
  const zoom = map.getZoom()
  const owners = new Map<string, LayerDefinition<Data, Options>>()
  for (const layer of layers) {
    if (!layer.interaction || zoom < (layer.interaction.minimumZoom ?? 0)) continue
    for (const id of layer.interaction.layers) if (map.getLayer(id)) owners.set(id, layer)
  }
  const marks: string[] = []
  const areas: string[] = []
  for (const { specification } of composed)
    if (owners.has(specification.id))
      (specification.type === 'symbol' || specification.type === 'circle' ? marks : areas).push(
        specification.id,
      )

  const at: [number, number] = [event.lngLat.lng, event.lngLat.lat]
  const query = (where: PointLike | [PointLike, PointLike], ids: string[]): Hit<Data, Options> | null => {
    if (ids.length === 0) return null
    const found = map.queryRenderedFeatures(where, { layers: ids })[0]
    const layer = found && owners.get(found.layer.id)
    return found && layer
      ? { layer, source: found.source, feature: { id: found.id, properties: found.properties, at } }
      : null
  }
  const { x, y } = event.point
  const original = event.originalEvent as (MouseEvent & { pointerType?: string }) | undefined
  const near =
    original === undefined || original.pointerType === 'touch' || !matchMedia('(hover: hover)').matches
      ? reach.touch
      : reach.mouse
  const mark = query(
    [
      [x - near, y - near],
      [x + near, y + near],
    ],
    marks,
  )
  if (mark) return mark
  const dot = overlay.pick(x, y)
  if (dot?.layer.interaction) return { ...dot, source: '' }
  return query([x, y], areas)
}
