/** west, south, east, north in degrees. */
export type Bounds = [number, number, number, number]

/** True if two boxes share no place. */
export const areApart = (first: Bounds, second: Bounds): boolean =>
  first[0] > second[2] || second[0] > first[2] || first[1] > second[3] || second[1] > first[3]

/** Pixels that panels cover at each edge; the camera centres what is left. */
export interface Padding {
  top: number
  right: number
  bottom: number
  left: number
}

/** Where the map looks from: centre longitude and latitude, zoom, bearing and pitch in degrees. */
export interface Camera {
  center: [number, number]
  zoom: number
  bearing: number
  pitch: number
}

/** Where the map is asked to look: a place, or an area to fit between the panels. */
export type CameraTarget = Camera | { bounds: Bounds; maximumZoom?: number; bearing?: number; pitch?: number }

export const isBounds = (target: CameraTarget): target is Extract<CameraTarget, { bounds: Bounds }> =>
  'bounds' in target

/** True if two cameras cannot be told apart on screen. */
export function sameCamera(first: Camera, second: Camera): boolean {
  return (
    Math.abs(first.center[0] - second.center[0]) < 1e-6 &&
    Math.abs(first.center[1] - second.center[1]) < 1e-6 &&
    Math.abs(first.zoom - second.zoom) < 0.005 &&
    Math.abs(first.bearing - second.bearing) < 0.1 &&
    Math.abs(first.pitch - second.pitch) < 0.1
  )
}

/** Rounded as a URL holds it: six decimals are a tenth of a metre. */
export const roundCamera = (camera: Camera): Camera => ({
  center: [Number(camera.center[0].toFixed(6)), Number(camera.center[1].toFixed(6))],
  zoom: Number(camera.zoom.toFixed(2)),
  bearing: Number(camera.bearing.toFixed(1)),
  pitch: Number(camera.pitch.toFixed(1)),
})
