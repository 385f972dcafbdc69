import type { Bounds, Camera, Padding } from './camera.ts'

export interface Stage {
  /** The map's size in pixels. */
  width: number
  height: number
  /** What panels and margins cover of it. */
  padding: Padding
}

/** MapLibre's vertical field of view, in radians. */
const fieldOfView = 0.6435011087932844

const mercator = (longitude: number, latitude: number): [number, number] => [
  (longitude + 180) / 360,
  0.5 - Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)) / (2 * Math.PI),
]

const geographic = (x: number, y: number): [number, number] => [
  x * 360 - 180,
  (360 / Math.PI) * Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) - 90,
]

/**
 * The nearest camera at which the bounds lie wholly in what the padding leaves of the stage, whatever the tilt.
 * MapLibre's own fit knows no tilt: it cuts the near corners and leaves the far ones small.
 */
export function fitBounds(
  stage: Stage,
  bounds: Bounds,
  {
    maximumZoom = 19,
    bearing = 0,
    pitch = 0,
  }: { maximumZoom?: number; bearing?: number; pitch?: number } = {},
): Camera {
  const [west, south, east, north] = bounds
  const corners = [mercator(west, south), mercator(east, south), mercator(east, north), mercator(west, north)]
  const room = {
    width: Math.max(40, stage.width - stage.padding.left - stage.padding.right),
    height: Math.max(40, stage.height - stage.padding.top - stage.padding.bottom),
  }
  const distance = stage.height / 2 / Math.tan(fieldOfView / 2)
  const turn = (bearing * Math.PI) / 180
  const tilt = (pitch * Math.PI) / 180

  /** Extent on screen around the padded centre: right and up are positive; null if a corner is behind. */
  const extent = (centre: [number, number], zoom: number) => {
    const size = 512 * 2 ** zoom
    let [left, right, low, high] = [Infinity, -Infinity, Infinity, -Infinity]
    for (const [x, y] of corners) {
      const dx = (x - centre[0]) * size
      const dy = (centre[1] - y) * size
      const sideways = dx * Math.cos(turn) - dy * Math.sin(turn)
      const forward = dx * Math.sin(turn) + dy * Math.cos(turn)
      const depth = distance + forward * Math.sin(tilt)
      if (depth < distance * 0.1) return null
      left = Math.min(left, (sideways * distance) / depth)
      right = Math.max(right, (sideways * distance) / depth)
      low = Math.min(low, (forward * Math.cos(tilt) * distance) / depth)
      high = Math.max(high, (forward * Math.cos(tilt) * distance) / depth)
    }
    return { left, right, low, high }
  }

  /** The centre that puts the extent into the middle, and whether it then fits. */
  const centred = (zoom: number): { centre: [number, number]; fits: boolean } => {
    let centre: [number, number] = [
      corners.reduce((sum, corner) => sum + corner[0], 0) / 4,
      corners.reduce((sum, corner) => sum + corner[1], 0) / 4,
    ]
    const size = 512 * 2 ** zoom
    for (let step = 0; step < 12; step++) {
      const seen = extent(centre, zoom)
      if (!seen) return { centre, fits: false }
      const sideways = (seen.left + seen.right) / 2
      const forward = (seen.low + seen.high) / 2 / Math.cos(tilt)
      const dx = sideways * Math.cos(turn) + forward * Math.sin(turn)
      const dy = -sideways * Math.sin(turn) + forward * Math.cos(turn)
      centre = [centre[0] + dx / size, centre[1] - dy / size]
    }
    const seen = extent(centre, zoom)
    const fits =
      seen !== null && seen.right - seen.left <= room.width + 1 && seen.high - seen.low <= room.height + 1
    return { centre, fits }
  }

  let [low, high] = [0, maximumZoom]
  if (!centred(high).fits)
    for (let step = 0; step < 30; step++) {
      const middle = (low + high) / 2
      if (centred(middle).fits) low = middle
      else high = middle
    }
  else low = high
  return { center: geographic(...centred(low).centre), zoom: low, bearing, pitch }
}
