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
export const position = z.tuple([longitude, latitude])

/** west, south, east, north. West may exceed east: the box then crosses the antimeridian. */
export const bounds = z.tuple([longitude, latitude, longitude, latitude])
export type BoundingBox = z.infer<typeof bounds>
