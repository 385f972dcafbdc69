import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { Geometry, Position } from 'geojson'
import { type BoundingBox, boundsAround } from '../geometry.model.ts'
import type { Given } from './statement.ts'

/**
 * The PostGIS vocabulary of the rooms. Columns are geometry in WGS84 lon/lat (EPSG:4326); coordinates are longitude,
 * latitude in degrees; distances metres, areas square metres, both geodesic. Conditions transform the query's shape and
 * never the column, so that the spatial index of the column answers them.
 */
export type GeometryExpression = SQLWrapper

/** A column as GeoJSON geometry, rounded to 1e-7 degrees (a centimetre). */
export const asGeoJson = <Shape extends Geometry = Geometry>(column: GeometryExpression): SQL<Shape> =>
  sql<Shape>`ST_AsGeoJSON(${column}, 7)::json`

/** A point from numbers or from expressions. */
export const point = (longitude: number | SQL | Given, latitude: number | SQL | Given): SQL =>
  sql`ST_SetSRID(ST_MakePoint(${longitude}::float8, ${latitude}::float8), 4326)`

/** The shape with longitude and latitude exchanged. */
export const flipped = (geometry: GeometryExpression): SQL => sql`ST_FlipCoordinates(${geometry})`

/** A ring of corners without the closing point, as `drawnPolygon` of the filter gives it. */
export const polygon = (corners: readonly (readonly [number, number])[]): SQL => {
  const ring: Position[] = [...corners, ...corners.slice(0, 1)].map(([longitude, latitude]) => [
    longitude,
    latitude,
  ])
  return geometryOfJson(sql`${JSON.stringify({ type: 'Polygon', coordinates: [ring] })}::text`)
}

/** True where the column's polygon contains the point or has it on its border. */
export const containsPoint = (
  column: GeometryExpression,
  longitude: number | Given,
  latitude: number | Given,
): SQL<boolean> => sql<boolean>`ST_Intersects(${column}, ${point(longitude, latitude)})`

/** True where one column's polygon contains the other column's point or has it on its border. */
export const covers = (area: GeometryExpression, location: GeometryExpression): SQL<boolean> =>
  sql<boolean>`ST_Intersects(${area}, ${location})`

/** True where the column touches the box; west may exceed east, the box then crosses the antimeridian. */
export const intersectsBox = (column: GeometryExpression, box: BoundingBox): SQL<boolean> => {
  const [west, south, east, north] = box
  const part = (from: number, to: number) =>
    sql`ST_Intersects(${column}, ST_MakeEnvelope(${from}::float8, ${south}::float8, ${to}::float8, ${north}::float8, 4326))`
  return west <= east
    ? sql<boolean>`${part(west, east)}`
    : sql<boolean>`(${part(west, 180)} OR ${part(-180, east)})`
}

/** True where any part of the column lies in the shape; for points: where they lie in it or on its border. */
export const intersectsShape = (column: GeometryExpression, geometry: SQL): SQL<boolean> =>
  sql<boolean>`ST_Intersects(${column}, ${geometry})`

/** True where the column lies in the ring of corners or touches it. */
export const withinPolygon = (
  column: GeometryExpression,
  corners: readonly (readonly [number, number])[],
): SQL<boolean> => intersectsShape(column, polygon(corners))

/** True where the point on the column's surface lies in the shape: counts an area once, however it is cut. */
export const surfaceWithin = (column: GeometryExpression, geometry: SQL): SQL<boolean> =>
  sql<boolean>`(${column} && ${geometry} AND ST_Intersects(ST_PointOnSurface(${column}), ${geometry}))`

/** True where the column comes within `metres` of the point, measured on the ellipsoid. */
export const withinDistance = (
  column: GeometryExpression,
  longitude: number,
  latitude: number,
  metres: number,
): SQL<boolean> => {
  const [west, lowest, east, highest] = boundsAround(longitude, latitude, metres)
  const [south, north] = [Math.max(-90, lowest), Math.min(90, highest)]
  const wrap = (value: number) => ((((value + 180) % 360) + 360) % 360) - 180
  const box: BoundingBox =
    east - west >= 360 ? [-180, south, 180, north] : [wrap(west), south, wrap(east), north]
  return sql<boolean>`(${intersectsBox(column, box)} AND ST_DWithin(${column}::geography, ${point(longitude, latitude)}::geography, ${metres}::float8))`
}

/** True where two shapes come within so many degrees of each other, measured in the plane of longitude and latitude. */
export const withinDegrees = (
  left: GeometryExpression,
  right: GeometryExpression,
  degrees: number,
): SQL<boolean> => sql<boolean>`ST_DWithin(${left}, ${right}, ${degrees}::float8)`

/** Metres from the column to the point, 0 inside. */
export const distance = (
  column: GeometryExpression,
  longitude: number | Given,
  latitude: number | Given,
): SQL<number> => sql<number>`ST_Distance(${column}::geography, ${point(longitude, latitude)}::geography)`

/**
 * A point column in metres of a plane about a latitude in degrees: the lengths of a degree there as the usual series have
 * them, true to a centimetre in a kilometre a few kilometres around.
 */
const inPlane = (column: GeometryExpression, latitude: SQL): SQL => {
  const cosine = (times: number) => sql`cosd(${sql.raw(String(times))} * ${latitude})`
  return sql`ST_MakePoint(ST_X(${column}) * (111412.84 * ${cosine(1)} - 93.5 * ${cosine(3)}),
    ST_Y(${column}) * (111132.92 - 559.82 * ${cosine(2)} + 1.175 * ${cosine(4)}))`
}

/**
 * A window function: the number of the group a point belongs to within its partition; null for one that is in none. A
 * group grows from points that have at least `times` points within `metres`, themselves among them. `latitude` is about
 * where the points lie, in degrees.
 */
export const clusteredWithin = (
  column: GeometryExpression,
  group: { latitude: SQL; metres: number; times: number; partition: SQL },
): SQL<number | null> =>
  sql<
    number | null
  >`ST_ClusterDBSCAN(${inPlane(column, group.latitude)}, ${group.metres}::float8, ${group.times}::int) OVER (${group.partition})`

/**
 * Square metres of an area, on the ellipsoid. The edges of a geography are the shortest ways over the globe: for a shape
 * of continental size those are others than the ones drawn, or none, so it is measured in an equal-area projection.
 */
export const area = (geometry: GeometryExpression): SQL<number> =>
  sql<number>`CASE WHEN greatest(ST_XMax(${geometry}) - ST_XMin(${geometry}), ST_YMax(${geometry}) - ST_YMin(${geometry})) > 10
    THEN ST_Area(ST_Transform(ST_Segmentize(${geometry}, 0.1), '+proj=cea +ellps=WGS84 +units=m'))
    ELSE ST_Area(${geometry}::geography) END`

/** Square metres of an area of a street, on the ellipsoid: the text that the tables' generated columns are made from. */
export const storedArea = (column: GeometryExpression): SQL<number> =>
  sql<number>`ST_Area(${column}::geography)`

/** Metres of a line, on the ellipsoid. */
export const length = (line: GeometryExpression): SQL<number> => sql<number>`ST_Length(${line}::geography)`

/** Longitude of a point column. */
export const longitudeOf = (column: GeometryExpression): SQL<number> => sql<number>`ST_X(${column})`

/** Latitude of a point column. */
export const latitudeOf = (column: GeometryExpression): SQL<number> => sql<number>`ST_Y(${column})`

/** The centre of mass, which may lie outside a bent shape. */
export const centroid = (geometry: GeometryExpression): SQL => sql`ST_Centroid(${geometry})`

/** A point that surely lies on the shape. */
export const surfacePoint = (column: GeometryExpression): SQL => sql`ST_PointOnSurface(${column})`

/** The bounds of one shape as [west, south, east, north]; null where there is none. */
export const boundsOf = (geometry: GeometryExpression): SQL<BoundingBox | null> =>
  sql<BoundingBox | null>`CASE WHEN ST_XMin(${geometry}) IS NOT NULL THEN json_build_array(ST_XMin(${geometry}), ST_YMin(${geometry}), ST_XMax(${geometry}), ST_YMax(${geometry})) END`

/** An aggregate: the bounds of every row's shape as [west, south, east, north]; null without rows. */
export const extentOf = (column: GeometryExpression): SQL<BoundingBox | null> =>
  boundsOf(sql`ST_Extent(${column})`)

/** An aggregate: the union of every row's polygon. */
export const unionOf = (column: GeometryExpression): SQL => sql`ST_Union(${column})`

/** True where two polygons share more than a border. */
export const overlaps = (left: GeometryExpression, right: GeometryExpression): SQL<boolean> =>
  sql<boolean>`(${left} && ${right} AND ST_Relate(${left}, ${right}, '2********'))`

/** What is wrong with a polygon, in words and with the place: `Self-intersection[118.75 32.05]`; null if nothing is. */
export const invalidReason = (geometry: GeometryExpression): SQL<string | null> =>
  sql<string | null>`CASE WHEN ST_IsValid(${geometry}) THEN NULL ELSE ST_IsValidReason(${geometry}) END`

/** A GeoJSON geometry given as SQL text, exactly as it is: valid or not, WGS84. */
export const geometryOfJson = (json: SQLWrapper): SQL => sql`ST_SetSRID(ST_GeomFromGeoJSON(${json}), 4326)`

/** A column as the text of a GeoJSON geometry, rounded to 1e-7 degrees, to be pasted into a larger text. */
export const asGeoJsonText = (column: GeometryExpression): SQL<string> =>
  sql<string>`ST_AsGeoJSON(${column}, 7)`

/** The box as a shape; west may exceed east, the box then crosses the antimeridian. */
export const boxShape = ([west, south, east, north]: BoundingBox): SQL => {
  const part = (from: number, to: number) =>
    sql`ST_MakeEnvelope(${from}::float8, ${south}::float8, ${to}::float8, ${north}::float8, 4326)`
  return west <= east ? part(west, east) : sql`ST_Collect(${part(west, 180)}, ${part(-180, east)})`
}

/** Everything within `metres` of the point, as a polygon of 256 corners (its area is 0.01 % short of the circle's). */
export const circleShape = (longitude: number, latitude: number, metres: number): SQL =>
  sql`ST_Buffer(${point(longitude, latitude)}::geography, ${metres}::float8, 64)::geometry`

/** The area that two valid polygons have in common: without the lines and corners they only share the border at. */
export const commonShape = (left: GeometryExpression, right: GeometryExpression): SQL =>
  sql`ST_CollectionExtract(ST_Intersection(${left}, ${right}), 3)`

/** Conditions of table checks: the shape is of its kind, valid and not empty. */
export const validPolygon = (column: GeometryExpression): SQL =>
  sql`GeometryType(${column}) IN ('POLYGON','MULTIPOLYGON') AND NOT ST_IsEmpty(${column}) AND ST_IsValid(${column})`

export const validLine = (column: GeometryExpression): SQL =>
  sql`GeometryType(${column}) IN ('LINESTRING','MULTILINESTRING') AND NOT ST_IsEmpty(${column}) AND ST_IsValid(${column})`

export const validShape = (column: GeometryExpression): SQL =>
  sql`NOT ST_IsEmpty(${column}) AND ST_IsValid(${column})`

/** A finite longitude and latitude: NaN counts as greater than every number. */
export const validPoint = (column: GeometryExpression): SQL =>
  sql`ST_X(${column}) BETWEEN -180 AND 180 AND ST_Y(${column}) BETWEEN -90 AND 90`
