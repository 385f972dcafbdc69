import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'

/** Conditions of table checks. */

/** One of a union's values; null passes, as in every check. */
export const oneOf = (column: SQLWrapper, values: readonly string[]): SQL =>
  sql`${column} IN (${sql.raw(values.map((value) => `'${value.replaceAll("'", "''")}'`).join(','))})`

export const notNegative = (...columns: SQLWrapper[]): SQL => sql`least(${sql.join(columns, sql`, `)}) >= 0`

export const validPolygon = (column: SQLWrapper): SQL =>
  sql`GeometryType(${column}) IN ('POLYGON','MULTIPOLYGON') AND NOT ST_IsEmpty(${column}) AND ST_IsValid(${column})`

export const validLine = (column: SQLWrapper): SQL =>
  sql`GeometryType(${column}) IN ('LINESTRING','MULTILINESTRING') AND NOT ST_IsEmpty(${column}) AND ST_IsValid(${column})`

export const validShape = (column: SQLWrapper): SQL =>
  sql`NOT ST_IsEmpty(${column}) AND ST_IsValid(${column})`

/** A finite longitude and latitude: NaN counts as greater than every number. */
export const validPoint = (column: SQLWrapper): SQL =>
  sql`ST_X(${column}) BETWEEN -180 AND 180 AND ST_Y(${column}) BETWEEN -90 AND 90`
