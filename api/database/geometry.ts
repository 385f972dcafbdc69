import { type SQL, sql } from 'drizzle-orm'
import { customType } from 'drizzle-orm/pg-core'
import type { Geometry, LineString, MultiLineString, MultiPolygon, Point, Polygon } from 'geojson'
import { geometryOfJson } from './spatial.ts'

export type Polygonal = Polygon | MultiPolygon
export type Linear = LineString | MultiLineString

/**
 * A PostGIS column in WGS84 lon/lat (EPSG:4326) that takes GeoJSON. It is read with `asGeoJson` of spatial.ts:
 * PostGIS writes GeoJSON itself, so selecting the bare column would only ship hex to be parsed again.
 */
const geometryColumn = <Shape extends Geometry>(type: string) =>
  customType<{ data: Shape; driverData: string | SQL }>({
    dataType: () => `geometry(${type},4326)`,
    toDriver: (shape) => geometryOfJson(sql`${JSON.stringify(shape)}`),
    fromDriver: () => {
      throw new Error('a geometry column is read with asGeoJson()')
    },
  })

export const pointGeometry = geometryColumn<Point>('Point')
export const polygonalGeometry = geometryColumn<Polygonal>('Geometry')
export const linearGeometry = geometryColumn<Linear>('Geometry')
export const anyGeometry = geometryColumn<Geometry>('Geometry')
