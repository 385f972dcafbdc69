import { ScatterplotLayer } from '@deck.gl/layers'
import { colourBytes } from '../map/colour.ts'
import type { LayerContext } from '../map/layer.ts'
import type { IncidentData } from './incident.layer.ts'

/** The fast path for tens of thousands of ended incidents: quiet dots below labels and open ones. */
export function incidentMassLayers({ incidents }: IncidentData, { palette, scale }: LayerContext<unknown>) {
  const mass = incidents?.mass
  if (!mass) return []
  const alpha = mass.length > 50_000 ? 60 : 100
  const done = colourBytes(palette.closed, alpha)
  const voided = colourBytes(palette.status.void, alpha)
  const colours = new Uint8Array(mass.length * 4)
  for (let index = 0; index < mass.length; index++) colours.set(mass.voided[index] ? voided : done, index * 4)
  return [
    new ScatterplotLayer({
      id: 'incident/mass',
      beforeId: 'ground/label',
      data: {
        length: mass.length,
        attributes: {
          getPosition: { value: mass.positions, size: 2 },
          getFillColor: { value: colours, size: 4 },
        },
      },
      getRadius: 3,
      radiusUnits: 'meters',
      radiusMinPixels: scale,
      radiusMaxPixels: 5 * scale,
      antialiasing: false,
      parameters: { depthCompare: 'always', depthWriteEnabled: false },
      pickable: true,
    }),
  ]
}
