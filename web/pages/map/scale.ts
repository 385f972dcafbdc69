import type { Map as MapLibreMap } from 'maplibre-gl'

const steps = [1, 2, 5]

/** The roundest length of at most `most` metres. */
export function roundLength(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most))
  return (steps.findLast((step) => step * power <= most) ?? 1) * power
}

/** Metres on the ground of a pixel in the middle of a map that is not tilted. */
export const metresPerPixel = (map: Pick<MapLibreMap, 'getCenter' | 'getZoom'>): number =>
  (40_075_016.686 * Math.cos((map.getCenter().lat * Math.PI) / 180)) / (512 * 2 ** map.getZoom())
