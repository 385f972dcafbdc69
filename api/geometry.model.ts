import { z } from 'zod'

const decimal = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?$/

/** True if the text is a decimal number; '', ' 1' and '0x10' are none. */
export const isDecimal = (text: string): boolean => text.length <= 40 && decimal.test(text)

/** The number a text says, NaN if it says none; what is no text stays as it is, for a schema to judge. */
export const readDecimal = (value: unknown): unknown =>
  typeof value === 'string' ? (isDecimal(value) ? Number(value) : Number.NaN) : value

const degrees = (name: string, most: number) => {
  const fault = `${name} is outside -${most}…${most}`
  return z.number('must be a number').min(-most, fault).max(most, fault)
}

/** Degrees in WGS84. */
export const longitude = degrees('longitude', 180)
export const latitude = degrees('latitude', 90)

/** Longitude, latitude. */
export const position = z.tuple([longitude, latitude]).describe('longitude, latitude')

/** West may exceed east: the box then crosses the antimeridian. */
export const bounds = z.tuple([longitude, latitude, longitude, latitude]).describe('west, south, east, north')
export type BoundingBox = z.infer<typeof bounds>

const metresPerDegree = 110_574

/**
 * West, south, east, north of a box that surely holds all that lies within `metres` of a point. It may reach past ±180
 * and ±90; around a pole it is 360 degrees wide.
 */
export function boundsAround(longitude: number, latitude: number, metres: number): BoundingBox {
  const height = (metres / metresPerDegree) * 1.01
  const narrowest = Math.cos((Math.min(90, Math.abs(latitude) + height) * Math.PI) / 180)
  const width = narrowest > 1e-6 ? Math.min(180, height / narrowest) : 180
  return [longitude - width, latitude - height, longitude + width, latitude + height]
}

/** GeoJSON (RFC 7946): a type, and positions nested as deep as the type says. */
const shape = <Type extends string, Coordinates extends z.ZodType>(type: Type, coordinates: Coordinates) =>
  z.object({ type: z.literal(type), coordinates })
const line = z.array(position)
const rings = z.array(line)

const polygon = shape('Polygon', rings)
const multiPolygon = shape('MultiPolygon', z.array(rings))
const lineString = shape('LineString', line)
const multiLineString = shape('MultiLineString', rings)
export const pointShape = shape('Point', position)
export const polygonalShape = z.union([polygon, multiPolygon])
export const linearShape = z.union([lineString, multiLineString])
export const anyShape = z.union([
  pointShape,
  shape('MultiPoint', line),
  lineString,
  multiLineString,
  polygon,
  multiPolygon,
])
