import type { Map as MapLibreMap } from 'maplibre-gl'
import { type Circle, type DrawnPolygon, largestRadius } from '../../api/filter/filter.model.ts'
import type { DrawMode } from './filter-bar.tsx'

export type DrawnShape = { polygon: DrawnPolygon } | { circle: Circle }

const round = (value: number) => Number(value.toFixed(6))

/** Length in metres between two positions on the mean sphere; enough for a radius drawn by hand. */
function distance([fromLongitude, fromLatitude]: number[], [toLongitude, toLatitude]: number[]): number {
  const radians = (degrees = 0) => (degrees * Math.PI) / 180
  const height = Math.sin((radians(toLatitude) - radians(fromLatitude)) / 2) ** 2
  const width =
    Math.cos(radians(fromLatitude)) *
    Math.cos(radians(toLatitude)) *
    Math.sin((radians(toLongitude) - radians(fromLongitude)) / 2) ** 2
  return 2 * 6_371_008.8 * Math.asin(Math.sqrt(height + width))
}

/**
 * The circle that a closed ring of longitude and latitude was drawn as: longitude and latitude of its corners' mean,
 * and their mean distance from it in whole metres, at least 1 and at most the filter's largest radius.
 */
export function circleOf(ring: readonly number[][]): Circle {
  const corners = ring.slice(0, -1)
  const mean = (index: 0 | 1) =>
    corners.reduce((sum, corner) => sum + (corner[index] ?? 0), 0) / Math.max(1, corners.length)
  const centre = [mean(0), mean(1)]
  const radius =
    corners.reduce((sum, corner) => sum + distance(centre, corner), 0) / Math.max(1, corners.length)
  return [round(mean(0)), round(mean(1)), Math.min(largestRadius, Math.max(1, Math.round(radius)))]
}

const loadLibrary = () => Promise.all([import('terra-draw'), import('../map/drawing-adapter.ts')])

interface DrawingEvents {
  onDone(shape: DrawnShape | null): void
  /** True when a corner was not taken because a side would have crossed another, false when one was. */
  onRefused(refused: boolean): void
  /** The drawing library, which is loaded when first wanted, cannot be. */
  onMissing(): void
}

/** Lets the hand draw one shape; returns what stops it. */
export function startDrawing(
  map: MapLibreMap,
  mode: DrawMode,
  colour: `#${string}`,
  { onDone, onRefused, onMissing }: DrawingEvents,
): () => void {
  let stop = () => {}
  let wanted = true
  const start = ([library, { DrawingAdapter }]: Awaited<ReturnType<typeof loadLibrary>>) => {
    if (!wanted) return
    const styles = {
      fillColor: colour,
      fillOpacity: 0.15,
      outlineColor: colour,
      outlineWidth: 2,
    } as const
    const draw = new library.TerraDraw({
      adapter: new DrawingAdapter({ map, coordinatePrecision: 7 }),
      modes: [
        new library.TerraDrawPolygonMode({
          styles: { ...styles, closingPointColor: colour, closingPointWidth: 6 },
          // While the pointer moves a side may cross another; a corner that makes it so is not taken.
          validation: (feature, { updateType }) => {
            if (!['commit', 'finish'].includes(updateType)) return { valid: true }
            const found = library.ValidateNotSelfIntersecting(feature)
            onRefused(!found.valid)
            return found
          },
        }),
        new library.TerraDrawCircleMode({ styles }),
      ],
    })
    draw.start()
    draw.setMode(mode)
    stop = () => draw.stop()
    draw.on('finish', (id) => {
      const feature = draw.getSnapshotFeature(id)
      const ring = feature?.geometry.type === 'Polygon' ? feature.geometry.coordinates[0] : undefined
      wanted = false
      draw.stop()
      const shape: DrawnShape | null =
        ring === undefined
          ? null
          : mode === 'circle'
            ? { circle: circleOf(ring) }
            : { polygon: ring.slice(0, -1).map((corner) => [round(corner[0] ?? 0), round(corner[1] ?? 0)]) }
      // The click that closed the shape is still on its way to the map, and must not open what lies there.
      setTimeout(() => onDone(shape), 60)
    })
  }
  void loadLibrary().then(start, () => wanted && onMissing())
  return () => {
    if (!wanted) return
    wanted = false
    stop()
  }
}
