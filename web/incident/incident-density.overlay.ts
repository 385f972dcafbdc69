import { HexagonLayer } from '@deck.gl/aggregation-layers'
import { colourBytes } from '../map/colour.ts'
import type { LayerContext } from '../map/layer.ts'
import type { DensityOptions } from './incident-density.layer.ts'
import type { IncidentArrays, IncidentData } from './incident-source.ts'

/** The same object for the same incidents: deck.gl counts them anew for any other. */
const counted = new WeakMap<IncidentArrays, { length: number }>()

function dataOf(all: IncidentArrays): { length: number } {
  const known = counted.get(all)
  if (known) return known
  const data = { length: all.length }
  counted.set(all, data)
  return data
}

export function incidentDensityLayers(
  { incidents }: IncidentData,
  { palette, options }: LayerContext<DensityOptions>,
) {
  if (!incidents) return []
  const { positions } = incidents.all
  return [
    new HexagonLayer({
      id: 'incident-density/hexagons',
      beforeId: 'ground/label',
      data: dataOf(incidents.all),
      getPosition: (_: unknown, { index }: { index: number }) => [
        positions[index * 2] ?? 0,
        positions[index * 2 + 1] ?? 0,
      ],
      radius: options.densityRadius ?? 45,
      coverage: 0.92,
      extruded: false,
      gpuAggregation: false,
      colorRange: palette.heat.map((colour, index) => colourBytes(colour, 90 + index * 27)),
      colorScaleType: 'quantize',
      upperPercentile: 97,
      pickable: false,
    }),
  ]
}
