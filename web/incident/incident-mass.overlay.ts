import { ScatterplotLayer } from '@deck.gl/layers'
import { colourBytes } from '../map/colour.ts'
import type { LayerContext } from '../map/layer.ts'
import type { Palette } from '../map/palette.ts'
import type { IncidentArrays, IncidentData } from './incident-source.ts'

function buffersOf(mass: IncidentArrays, palette: Palette) {
  const alpha = mass.length > 50_000 ? 60 : 100
  const done = colourBytes(palette.closed, alpha)
  const voided = colourBytes(palette.status.void, alpha)
  const colours = new Uint8Array(mass.length * 4)
  for (let index = 0; index < mass.length; index++) colours.set(mass.voided[index] ? voided : done, index * 4)
  return {
    length: mass.length,
    attributes: {
      getPosition: { value: mass.positions, size: 2 },
      getFillColor: { value: colours, size: 4 },
    },
  }
}

/** The same object for the same incidents: deck.gl sends them to the graphics card anew for any other. */
const buffers = new WeakMap<IncidentArrays, { palette: string; data: ReturnType<typeof buffersOf> }>()

function dataOf(mass: IncidentArrays, palette: Palette) {
  const known = buffers.get(mass)
  if (known?.palette === palette.name) return known.data
  const data = buffersOf(mass, palette)
  buffers.set(mass, { palette: palette.name, data })
  return data
}

/** The fast path for tens of thousands of ended incidents: quiet dots below labels and open ones. */
export function incidentMassLayers({ incidents }: IncidentData, { palette, scale }: LayerContext<unknown>) {
  const mass = incidents?.mass
  if (!mass) return []
  return [
    new ScatterplotLayer({
      id: 'incident/mass',
      beforeId: 'ground/label',
      data: dataOf(mass, palette),
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
