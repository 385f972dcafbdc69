import { z } from 'zod'

/** Degrees of WGS84. */
export const longitude = z
  .number()
  .min(-180, 'longitude is outside -180…180')
  .max(180, 'longitude is outside -180…180')
export const latitude = z
  .number()
  .min(-90, 'latitude is outside -90…90')
  .max(90, 'latitude is outside -90…90')

/** Longitude, latitude. */
export const position = z.tuple([longitude, latitude]).describe('longitude, latitude')

/** West may exceed east: the box then crosses the antimeridian. */
export const bounds = z.tuple([longitude, latitude, longitude, latitude]).describe('west, south, east, north')
export type BoundingBox = z.infer<typeof bounds>

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
