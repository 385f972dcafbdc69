import type { Map as MapLibreMap } from 'maplibre-gl'

export type MeasureKind = 'length' | 'area'
/** Metres and square metres along the ellipsoid's mean sphere; area only for areas. */
export interface Measured {
  length: number
  area?: number
  /** Points of the shape, the one under the pointer included: it grows when one is set. */
  points: number
}

const loadLibrary = () =>
  Promise.all([import('terra-draw'), import('../../map/drawing-adapter.ts'), import('./measure-turf.ts')])

/**
 * Lets the hand measure a line or an area; the result follows the pointer. Returns what ends it and clears it.
 * `onMissing` is called if the drawing library cannot be loaded.
 */
export function startMeasuring(
  map: MapLibreMap,
  kind: MeasureKind,
  colour: `#${string}`,
  onMeasured: (measured: Measured | null) => void,
  onMissing: () => void,
): () => void {
  let stop = () => {}
  let wanted = true
  const start = ([library, { DrawingAdapter }, turf]: Awaited<ReturnType<typeof loadLibrary>>) => {
    if (!wanted) return
    const { area, length, lineString, polygon } = turf
    const draw = new library.TerraDraw({
      adapter: new DrawingAdapter({ map, coordinatePrecision: 7 }),
      modes: [
        new library.TerraDrawLineStringMode({
          styles: { lineStringColor: colour, lineStringWidth: 3, closingPointColor: colour },
        }),
        new library.TerraDrawPolygonMode({
          styles: {
            fillColor: colour,
            fillOpacity: 0.15,
            outlineColor: colour,
            outlineWidth: 2,
            closingPointColor: colour,
          },
        }),
        new library.TerraDrawRenderMode({ modeName: 'shown', styles: {} }),
      ],
    })
    draw.start()
    draw.setMode(kind === 'length' ? 'linestring' : 'polygon')
    stop = () => draw.stop()
    let finished: string | number | undefined
    draw.on('finish', (id) => {
      if (finished !== undefined) draw.removeFeatures([finished])
      finished = id
    })
    draw.on('change', () => {
      const shape = draw
        .getSnapshot()
        .findLast(({ geometry }) => geometry.type === (kind === 'length' ? 'LineString' : 'Polygon'))
      if (shape?.geometry.type === 'LineString')
        onMeasured({
          length: length(lineString(shape.geometry.coordinates), { units: 'meters' }),
          points: shape.geometry.coordinates.length,
        })
      else if (shape?.geometry.type === 'Polygon') {
        const ring = shape.geometry.coordinates[0] ?? []
        if (ring.length < 4) return
        onMeasured({
          length: length(lineString(ring), { units: 'meters' }),
          area: area(polygon([ring])),
          points: ring.length,
        })
      }
    })
  }
  void loadLibrary().then(start, () => wanted && onMissing())
  return () => {
    wanted = false
    stop()
  }
}
