import type { Feature, Position } from 'geojson'
import { html, raw } from 'hono/html'

const width = 960
const tallest = 640
const margin = 20

/** Every position of a geometry, to find its bounds. */
function positions(value: unknown, into: Position[]): void {
  if (!Array.isArray(value)) return
  if (typeof value[0] === 'number') into.push(value as Position)
  else for (const part of value) positions(part, into)
}

/** Rings and lines of a geometry as SVG path commands, and its points. */
function outline(
  feature: Feature,
  place: (position: Position) => string,
): { path: string; points: string[] } {
  const { geometry } = feature
  const line = (line: Position[], isClosed: boolean) => `M${line.map(place).join('L')}${isClosed ? 'Z' : ''}`
  switch (geometry?.type) {
    case 'Point':
      return { path: '', points: [place(geometry.coordinates)] }
    case 'MultiPoint':
      return { path: '', points: geometry.coordinates.map(place) }
    case 'LineString':
      return { path: line(geometry.coordinates, false), points: [] }
    case 'MultiLineString':
      return { path: geometry.coordinates.map((part) => line(part, false)).join(''), points: [] }
    case 'Polygon':
      return { path: geometry.coordinates.map((ring) => line(ring, true)).join(''), points: [] }
    case 'MultiPolygon':
      return {
        path: geometry.coordinates
          .flat()
          .map((ring) => line(ring, true))
          .join(''),
        points: [],
      }
    default:
      return { path: '', points: [] }
  }
}

/** A small map of features as inline SVG, north up, in true proportions; nothing from outside. */
export function drawFeatures(features: readonly Feature[], label: string) {
  const all: Position[] = []
  for (const { geometry } of features)
    if (geometry && 'coordinates' in geometry) positions(geometry.coordinates, all)
  if (all.length === 0) return ''
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [longitude = 0, latitude = 0] of all) {
    west = Math.min(west, longitude)
    east = Math.max(east, longitude)
    south = Math.min(south, latitude)
    north = Math.max(north, latitude)
  }
  const squeeze = Math.cos(((south + north) / 2 / 180) * Math.PI)
  const wide = Math.max((east - west) * squeeze, 1e-4)
  const high = Math.max(north - south, 1e-4)
  const scale = Math.min((width - 2 * margin) / wide, (tallest - 2 * margin) / high)
  const height = Math.round(high * scale + 2 * margin)
  const left = (width - (east - west) * squeeze * scale) / 2
  const place = ([longitude = 0, latitude = 0]: Position) =>
    `${(left + (longitude - west) * squeeze * scale).toFixed(1)} ${(margin + (north - latitude) * scale).toFixed(1)}`
  const shapes = features.map((feature) => {
    const { path, points } = outline(feature, place)
    const isArea = feature.geometry?.type.includes('Polygon')
    // The round end of a line without length: its width is one of the screen, however small the drawing is shown.
    const dots = points.map((point) => `<path class="point" d="M${point}h0"/>`)
    return `${path === '' ? '' : `<path class="${isArea ? 'area' : 'line'}" d="${path}"/>`}${dots.join('')}`
  })
  return html`<svg class="map" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}">${raw(shapes.join(''))}</svg>`
}
