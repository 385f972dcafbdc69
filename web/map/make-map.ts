import { Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'

setWorkerUrl(workerUrl)

/** The layer that fills the map before anything is drawn on it. */
export const background = 'background'

/** Where the page is drawn larger (`zoom` in its style), the map would be drawn small and stretched. */
function sharpWhenZoomed(): { pixelRatio?: number } {
  const zoom = Number(getComputedStyle(document.documentElement).zoom)
  return zoom > 1 ? { pixelRatio: devicePixelRatio * zoom } : {}
}

/** An empty map. Throws MapLibre's `GPUInitializationError` if the browser has no WebGL 2. */
export function makeMap(container: HTMLElement, locale: Record<string, string>): MapLibreMap {
  const reduced = matchMedia('(prefers-reduced-motion: reduce)').matches
  return new MapLibreMap({
    container,
    style: { version: 8, sources: {}, layers: [{ id: background, type: 'background' }] },
    center: [118.75, 32.05],
    zoom: 14,
    minZoom: 10,
    maxZoom: 20.5,
    maxPitch: 65,
    attributionControl: false,
    fadeDuration: reduced ? 0 : 200,
    maxCanvasSize: [8192, 8192],
    ...sharpWhenZoomed(),
    locale,
    globalState: { tilt: 0 },
  })
}
