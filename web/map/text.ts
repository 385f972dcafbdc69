import type { DataDrivenPropertyValueSpecification, ExpressionSpecification } from 'maplibre-gl'

const family = [
  'PingFang SC',
  'Microsoft YaHei UI',
  'Microsoft YaHei',
  'HarmonyOS Sans SC',
  'Source Han Sans SC',
  'Noto Sans SC',
  'Noto Sans CJK SC',
  'WenQuanYi Micro Hei',
]

/** Fonts of the reader's own system. MapLibre reads the weight from the first name, which no system has. */
export const fonts = {
  regular: family,
  medium: ['streetgrid medium', ...family],
  bold: ['streetgrid bold', ...family],
}

/** Linear by zoom: pairs of zoom and value, values times `scale`. */
export function byZoom(scale: number, ...stops: [zoom: number, value: number][]): ExpressionSpecification {
  return [
    'interpolate',
    ['linear'],
    ['zoom'],
    ...stops.flatMap(([zoom, value]) => [zoom, value * scale]),
  ] as unknown as ExpressionSpecification
}

/**
 * A width on the ground as line width in pixels. `metres` is the width divided by the cosine of the latitude
 * (sources prepare it so); below zoom 15 it is never thinner than `least` pixels. `extra` pixels are added.
 */
export function groundWidth(
  metres: ExpressionSpecification,
  least: number,
  extra = 0,
): DataDrivenPropertyValueSpecification<number> {
  const at = (zoom: number, minimum: number): ExpressionSpecification => [
    '+',
    extra,
    ['max', minimum, ['*', metres, 2 ** zoom / 78271.517]],
  ]
  return [
    'interpolate',
    ['exponential', 2],
    ['zoom'],
    12,
    at(12, least * 0.5),
    14,
    at(14, least),
    15,
    at(15, least),
    21,
    at(21, 0),
  ]
}

/** The width that `groundWidth` expects, for a width in metres at a latitude in degrees. */
export const groundMetres = (metres: number, latitude: number): number =>
  metres / Math.cos((latitude * Math.PI) / 180)

/** Pixels that an area's square root takes before it gets a label. */
const labelRoom = 34

/**
 * The whole zoom from which an area is large enough on the screen for a short label: a street of hectares and one of
 * square kilometres then look alike. `squareMetres` at a latitude in degrees, tiles of 512 pixels.
 */
export const fittingZoom = (squareMetres: number, latitude: number): number =>
  Math.floor(
    Math.log2((labelRoom * 78_271.517 * Math.cos((latitude * Math.PI) / 180)) / Math.sqrt(squareMetres)),
  )

const fits: ExpressionSpecification = ['get', 'fits']

/** A filter: features from their own property `fits` (see `fittingZoom`) on, until `until` zooms nearer if given. */
export const fromFitting = (until?: number): ExpressionSpecification =>
  until === undefined
    ? ['>=', ['zoom'], fits]
    : ['all', ['>=', ['zoom'], fits], ['<', ['zoom'], ['+', fits, until]]]

/** A value by how many zooms nearer than its property `fits` a feature is seen: a style reads both only zoom by zoom. */
function byFitting<Value>(
  kind: 'step' | 'interpolate',
  value: (nearer: ExpressionSpecification) => Value,
): ExpressionSpecification {
  const zooms = Array.from({ length: 20 }, (_, index) => index + 3)
  const stops = zooms.map((zoom) => [zoom, value(['-', zoom, fits])])
  return (kind === 'step'
    ? ['step', ['zoom'], ...stops.flat().slice(1)]
    : ['interpolate', ['linear'], ['zoom'], ...stops.flat()]) as unknown as ExpressionSpecification
}

/** `far` as text, and `near` from `nearer` zooms past `fits` on. */
export const textByFitting = (
  far: ExpressionSpecification,
  near: ExpressionSpecification,
  nearer: number,
): ExpressionSpecification =>
  byFitting('step', (distance) => ['case', ['>=', distance, nearer], near, far] as ExpressionSpecification)

/** A text size times `scale`: `least` where a label first fits, growing by 1.4 a zoom up to `most`. */
export const sizeByFitting = (scale: number, least: number, most: number): ExpressionSpecification =>
  byFitting(
    'interpolate',
    (distance): ExpressionSpecification => [
      '*',
      scale,
      ['max', least, ['min', most, ['+', least, ['*', 1.4, distance]]]],
    ],
  )
