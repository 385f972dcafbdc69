/** PostGIS could not work on a geometry; `code` is the same on both databases and whatever GEOS said. */
export class SpatialError extends Error {
  override readonly name = 'SpatialError'
  readonly code = 'invalid_geometry'
}

const spatialFailure =
  /GEOS|TopologyException|lwgeom|invalid geometry|Invalid Coordinate|geography_bestsrid|GeoJSON|non-closed rings|Antipodal|Coordinate values were coerced/i

/** The error itself, or a SpatialError if somewhere in its causes PostGIS refused a geometry. */
export function translateSpatialError(error: unknown): unknown {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof SpatialError) return cause
    const code = 'code' in cause ? cause.code : undefined
    if (code === 'XX000' && spatialFailure.test(cause.message))
      return new SpatialError(cause.message, { cause: error })
  }
  return error
}
