import { ScatterplotLayer } from '@deck.gl/layers'
import { colourBytes } from '../map/colour.ts'
import type { Focus, LayerContext } from '../map/layer.ts'
import type { Palette } from '../map/palette.ts'
import type { IncidentData } from './incident.layer.ts'
import type { IncidentArrays, IncidentSet } from './incident-source.ts'

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

interface Marked {
  /** Longitude, latitude. */
  position: [number, number]
  opacity: number
}

/** Where the ended incidents in focus lie; opacities 0 … 1 as those of the marks that a style draws. */
export function markedOf(
  { points }: IncidentSet,
  mass: IncidentArrays,
  { selected, hovered }: Focus,
): Marked[] {
  const marked = (id: string | undefined, opacity: number): Marked[] => {
    const place = id === undefined ? -1 : mass.indices.indexOf(points.columns.id.indexOf(Number(id)))
    if (place < 0) return []
    const [longitude = 0, latitude = 0] = mass.positions.subarray(place * 2, place * 2 + 2)
    return [{ position: [longitude, latitude], opacity }]
  }
  const ids = (things: readonly (Focus['selected'] | undefined)[]) => [
    ...new Set(things.flatMap((thing) => (thing?.kind === 'incident' ? [thing.id] : []))),
  ]
  const opened = ids([selected])
  return [
    ...opened.flatMap((id) => marked(id, 1)),
    ...ids(hovered)
      .filter((id) => !opened.includes(id))
      .flatMap((id) => marked(id, 0.6)),
  ]
}

/** The fast path for tens of thousands of ended incidents: quiet dots below labels and open ones. */
export function incidentMassLayers(
  { incidents }: IncidentData,
  { palette, scale }: LayerContext<unknown>,
  focus: Focus,
) {
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
    new ScatterplotLayer<Marked, { beforeId: string }>({
      id: 'incident/mass-focus',
      beforeId: 'ground/label',
      data: markedOf(incidents, mass, focus),
      getPosition: ({ position }) => position,
      getLineColor: ({ opacity }) => colourBytes(palette.accent, 255 * opacity),
      getRadius: 10 * scale,
      radiusUnits: 'pixels',
      filled: false,
      stroked: true,
      getLineWidth: 2.5 * scale,
      lineWidthUnits: 'pixels',
      parameters: { depthCompare: 'always', depthWriteEnabled: false },
      pickable: false,
    }),
  ]
}
