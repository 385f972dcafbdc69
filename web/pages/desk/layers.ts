import { type CallLineData, callLineLayer } from '../../incident/call-line.layer.ts'
import { incidentLayer } from '../../incident/incident.layer.ts'
import type { LayerDefinition } from '../../map/layer.ts'
import { type MapData, type MapOptions, mapLayers } from '../map/layers.ts'

export type DeskMapData = MapData & CallLineData

const below = mapLayers.filter((layer) => layer !== incidentLayer)

/** The map's layers, and below the incidents the lines to the units that were called. */
export const deskLayers: readonly LayerDefinition<DeskMapData, MapOptions>[] = [
  ...below,
  callLineLayer,
  incidentLayer,
]

/** What the desk shows: the map as it is by itself, and the units, which are who can be sent. */
export const deskVisible: ReadonlySet<string> = new Set(
  deskLayers.filter(({ id, defaultVisible }) => defaultVisible || id === 'unit').map(({ id }) => id),
)
