import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { Polygon } from 'geojson'
import { building } from '../building/building.table.ts'
import type { Database } from '../database/open.ts'
import { firstBytes, firstRow, rows } from '../database/rows.ts'
import {
  area,
  boxShape,
  circleShape,
  commonShape,
  containsPoint,
  distance,
  geometryOfJson,
  intersectsShape,
  latitudeOf,
  longitudeOf,
  overlaps,
  polygon,
  surfaceWithin,
  unionOf,
} from '../database/spatial.ts'
import { type Given, template } from '../database/statement.ts'
import { requireStreet } from '../district/district.queries.ts'
import { community, district } from '../district/district.table.ts'
import { estate } from '../estate/estate.table.ts'
import { figuresOf, rowOf } from '../feature/describe.ts'
import { anyId, incidentsMatching, inGrids, isGivenList, type ScopedFilter } from '../filter/filter.where.ts'
import { grid } from '../grid/grid.table.ts'
import { inScope, isWholeStreet, type Scope, type Scoped } from '../identity/scope.ts'
import { incident } from '../incident/incident.table.ts'
import { redevelopmentZone as zone } from '../redevelopment/redevelopment.table.ts'
import { servicePoint } from '../service/service.table.ts'
import { unit } from '../unit/unit.table.ts'
import type { NearbyItem, ShapeFigures } from './place.shapes.ts'

/** The names under which the answer has what contains the point, and where each is looked for. */
const containers = {
  grid: { table: grid, shape: grid.boundary, id: grid.code },
  community: { table: community, shape: community.boundary, id: community.code },
  estate: { table: estate, shape: estate.boundary, id: estate.id },
  zone: { table: zone, shape: zone.boundary, id: zone.id },
  building: { table: building, shape: building.footprint, id: building.id },
}

type Question = { scope: Scope | Given; longitude: number | Given; latitude: number | Given }

function placeAtQuery({ scope, longitude, latitude }: Question): SQL {
  const found = Object.entries(containers).map(([name, { table, shape, id }]) => {
    const inside = sql`${inScope(table, scope)} AND ${containsPoint(shape, longitude, latitude)}`
    const one = rowOf(sql`SELECT ${id}, ${table.name} FROM ${table} WHERE ${inside} ORDER BY ${id}`)
    return sql`${one} AS ${sql.identifier(name)}`
  })
  const names = sql.raw(
    Object.keys(containers)
      .map((name) => `'${name}', ${name}`)
      .join(', '),
  )
  const nearest = rowOf(
    sql`SELECT ${grid.code}, ${grid.name}, ${distance(grid.boundary, longitude, latitude)} AS distance
        FROM ${grid} WHERE ${inScope(grid, scope)} ORDER BY distance, ${grid.code}`,
  )
  return sql`SELECT json_build_object(${names}, 'nearest_grid', nearest)::text, (grid IS NULL AND nearest IS NULL)::int
      FROM (SELECT *, CASE WHEN grid IS NULL THEN ${nearest} END AS nearest
        FROM (SELECT ${sql.join(found, sql`, `)} OFFSET 0) found) placed`
}

/** Of a whole street the question has the same text whoever asks; a narrower scope has a text of its own. */
const placeAtInStreet = template(['scope', 'longitude', 'latitude'], placeAtQuery)

/**
 * What contains a point, a `PlaceAt` as JSON in UTF-8; throws `street_unknown`. On a border the place with the lowest
 * code or id answers, so that the answer is always the same.
 */
export async function placeAtBytes(
  database: Database,
  scope: Scope,
  longitude: number,
  latitude: number,
): Promise<Buffer> {
  const question: Question = { scope, longitude, latitude }
  const statement = isWholeStreet(scope) ? placeAtInStreet(question) : placeAtQuery(question)
  const [bytes, isNowhere] = (await firstBytes(database, statement)) ?? []
  if (!bytes) throw new Error('a SELECT without FROM returned no row')
  if (Number(isNowhere) === 1) await requireStreet(database, scope)
  return bytes
}

/** The `k` nearest units or service points, nearest first; throws `street_unknown`. */
export async function nearestPlaces(
  database: Database,
  scope: Scope,
  [longitude, latitude]: [number, number],
  { of, kind, k }: { of: 'units' | 'service-points'; kind?: string; k: number },
): Promise<NearbyItem[]> {
  const table = of === 'units' ? unit : servicePoint
  const found = await rows<NearbyItem>(
    database,
    sql`SELECT ${table.id}, ${table.name}, ${table.kind}, ${distance(table.location, longitude, latitude)} AS distance,
        ${longitudeOf(table.location)} AS longitude, ${latitudeOf(table.location)} AS latitude
      FROM ${table} WHERE ${inScope(table, scope)} AND ${kind === undefined ? sql`true` : sql`${table.kind} = ${kind}`}
      ORDER BY distance, ${table.id} LIMIT ${k}`,
  )
  if (found.length === 0) await requireStreet(database, scope)
  return found
}

/**
 * The shape that the place conditions of a filter have in common; undefined without any. What is asked for then is all
 * that the scope holds by its records, wherever it lies: figures and lists decide it here.
 */
export function shapeOf({
  scope,
  grid: grids,
  estate: estates,
  zone: zones,
  polygon: corners,
  circle,
  bbox,
}: ScopedFilter): SQL | undefined {
  const shapes: SQL[] = []
  if (isGivenList(grids))
    shapes.push(
      sql`(SELECT ${unionOf(grid.boundary)} FROM ${grid} WHERE ${inScope(grid, scope)} AND ${inGrids(grid.code, scope, grids)})`,
    )
  if (isGivenList(estates))
    shapes.push(
      sql`(SELECT ${unionOf(estate.boundary)} FROM ${estate} WHERE ${inScope(estate, scope)} AND ${anyId(estate.id, estates)})`,
    )
  if (isGivenList(zones))
    shapes.push(
      sql`(SELECT ${unionOf(zone.boundary)} FROM ${zone} WHERE ${inScope(zone, scope)} AND ${anyId(zone.id, zones)})`,
    )
  if (corners) shapes.push(polygon(corners))
  if (circle) shapes.push(circleShape(...circle))
  if (bbox) shapes.push(boxShape(bbox))
  const [first, ...others] = shapes
  return first && others.reduce(commonShape, first)
}

/** The ground of a scope: the street's, or that of the grids it is narrowed to. */
const groundOf = (scope: Scope): SQL =>
  isWholeStreet(scope)
    ? sql`(SELECT ${district.boundary} FROM ${district} WHERE ${inScope(district, scope)})`
    : sql`(SELECT ${unionOf(grid.boundary)} FROM ${grid} WHERE ${inScope(grid, scope)})`

/** Figures of the shape a filter describes; its other conditions choose the incidents. */
export const figuresOfFilter = (database: Database, filter: ScopedFilter): Promise<ShapeFigures> =>
  figures(database, filter.scope, shapeOf(filter), incidentsMatching(filter))

/** Figures of a polygon, which may have holes. */
export const figuresOfPolygon = (database: Database, scope: Scope, shape: Polygon): Promise<ShapeFigures> =>
  figures(
    database,
    scope,
    geometryOfJson(sql`${JSON.stringify(shape)}::text`),
    sql`${inScope(incident, scope)} AND ${intersectsShape(incident.location, sql`(SELECT shape FROM selection)`)}`,
  )

/** Without a shape, of all that the scope holds. */
async function figures(
  database: Database,
  scope: Scope,
  shape: SQL | undefined,
  incidents: SQL,
): Promise<ShapeFigures> {
  const selected = sql`(SELECT shape FROM selection)`
  type Lies = (column: SQLWrapper, shape: SQL) => SQL
  const chosen = (table: Scoped, column: SQLWrapper, lies: Lies) =>
    shape ? sql`${inScope(table, scope)} AND ${lies(column, selected)}` : inScope(table, scope)
  const row = await firstRow<ShapeFigures>(
    database,
    sql`WITH selection AS MATERIALIZED (SELECT ${shape ?? groundOf(scope)} AS shape),
      housed AS (SELECT count(*)::int AS buildings, coalesce(sum(${building.households}), 0)::bigint AS households,
          coalesce(sum(${building.residentPopulation}), 0)::bigint AS resident_population,
          coalesce(sum(${building.registeredPopulation}), 0)::bigint AS registered_population,
          coalesce(sum(${building.elderlyPopulation}), 0)::bigint AS elderly_population
        FROM ${building} WHERE ${chosen(building, building.footprint, surfaceWithin)})
      SELECT coalesce(${area(selected)}, 0) AS area,
        (SELECT count(*)::int FROM ${grid} WHERE ${chosen(grid, grid.boundary, overlaps)}) AS grids,
        (SELECT count(*)::int FROM ${estate} WHERE ${chosen(estate, estate.boundary, overlaps)}) AS estates,
        housed.*, ${figuresOf(incidents)} AS incidents,
        (SELECT count(*)::int FROM ${servicePoint} WHERE ${chosen(servicePoint, servicePoint.location, intersectsShape)}) AS service_points,
        (SELECT count(*)::int FROM ${unit} WHERE ${chosen(unit, unit.location, intersectsShape)}) AS units
      FROM housed`,
  )
  if (!row) throw new Error('an aggregate without groups returned no row')
  return row
}
