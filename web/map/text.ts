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
