import type { Point } from './geometry.ts'

const SEMI_MAJOR_AXIS = 6378137
const FLATTENING = 1 / 298.257223563
const ECCENTRICITY_SQUARED = FLATTENING * (2 - FLATTENING)
const ORIGIN = { longitude: 118.7492, latitude: 32.0615 }
const DEGREE = Math.PI / 180

/** Radius of curvature in the meridian, metres, at a latitude in radians. */
function meridianRadius(latitude: number): number {
  const sine = Math.sin(latitude)
  return (SEMI_MAJOR_AXIS * (1 - ECCENTRICITY_SQUARED)) / (1 - ECCENTRICITY_SQUARED * sine * sine) ** 1.5
}

/** Radius of curvature in the prime vertical, metres, at a latitude in radians. */
function normalRadius(latitude: number): number {
  const sine = Math.sin(latitude)
  return SEMI_MAJOR_AXIS / Math.sqrt(1 - ECCENTRICITY_SQUARED * sine * sine)
}

/**
 * From the plan's plane (metres east and north of its south-west corner) to WGS84 [longitude, latitude] in degrees.
 * Lengths along parallels and meridians are kept (an ellipsoidal sinusoidal plane), hence so are areas.
 */
export function toLongitudeLatitude([east, north]: Point): Point {
  const origin = ORIGIN.latitude * DEGREE
  const middle = origin + north / meridianRadius(origin) / 2
  const latitude = origin + north / meridianRadius(middle)
  const longitude = ORIGIN.longitude * DEGREE + east / (normalRadius(latitude) * Math.cos(latitude))
  return [longitude / DEGREE, latitude / DEGREE]
}

/** The same point with 7 decimals, about 1 cm: what is written. */
export function rounded(point: Point, decimals = 7): Point {
  const [longitude, latitude] = toLongitudeLatitude(point)
  return [Number(longitude.toFixed(decimals)), Number(latitude.toFixed(decimals))]
}

/** Geodesic area in square metres of a ring of [longitude, latitude] degrees on the WGS84 ellipsoid. */
export function geodesicArea(ring: readonly Point[]): number {
  const eccentricity = Math.sqrt(ECCENTRICITY_SQUARED)
  const zone = (latitude: number): number => {
    const sine = Math.sin(latitude)
    const inner = sine / (1 - ECCENTRICITY_SQUARED * sine * sine)
    const outer = Math.log((1 + eccentricity * sine) / (1 - eccentricity * sine)) / (2 * eccentricity)
    return (SEMI_MAJOR_AXIS ** 2 * (1 - ECCENTRICITY_SQUARED) * (inner + outer)) / 2
  }
  const base = zone(ORIGIN.latitude * DEGREE)
  let sum = 0
  ring.forEach((point, index) => {
    const next = ring[(index + 1) % ring.length] ?? point
    const heights = (zone(point[1] * DEGREE) + zone(next[1] * DEGREE)) / 2 - base
    sum += heights * (next[0] - point[0]) * DEGREE
  })
  return Math.abs(sum)
}
