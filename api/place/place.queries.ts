import { type SQL, sql } from 'drizzle-orm'
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
import { template } from '../database/statement.ts'
import { requireStreet } from '../district/district.queries.ts'
import { community, district } from '../district/district.table.ts'
import { estate } from '../estate/estate.table.ts'
import { figuresOf, rowOf } from '../feature/describe.ts'
import type { Filter } from '../filter/filter.model.ts'
import { anyId, incidentsMatching, inGrids } from '../filter/filter.where.ts'
import { grid } from '../grid/grid.table.ts'
import { inScope } from '../identity/scope.ts'
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

const placeAtStatement = template(['street', 'longitude', 'latitude'], ({ street, longitude, latitude }) => {
  const found = Object.entries(containers).map(([name, { table, shape, id }]) => {
    const inside = sql`${inScope(table, street)} AND ${containsPoint(shape, longitude, latitude)}`
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
        FROM ${grid} WHERE ${inScope(grid, street)} ORDER BY distance, ${grid.code}`,
  )
  return sql`SELECT json_build_object(${names}, 'nearest_grid', nearest)::text, (grid IS NULL AND nearest IS NULL)::int
      FROM (SELECT *, CASE WHEN grid IS NULL THEN ${nearest} END AS nearest
        FROM (SELECT ${sql.join(found, sql`, `)} OFFSET 0) found) placed`
})

/**
 * What contains a point, a `PlaceAt` as JSON in UTF-8; throws `street_unknown`. On a border the place with the lowest
 * code or id answers, so that the answer is always the same.
 */
export async function placeAtBytes(
  database: Database,
  street: string,
  longitude: number,
  latitude: number,
): Promise<Buffer> {
  const statement = placeAtStatement({ street, longitude, latitude })
  const [bytes, isNowhere] = (await firstBytes(database, statement)) ?? []
  if (!bytes) throw new Error('a SELECT without FROM returned no row')
  if (Number(isNowhere) === 1) await requireStreet(database, street)
  return bytes
}

/** The `k` nearest units or service points, nearest first; throws `street_unknown`. */
export async function nearestPlaces(
  database: Database,
  street: string,
  [longitude, latitude]: [number, number],
  { of, kind, k }: { of: 'units' | 'service-points'; kind?: string; k: number },
): Promise<NearbyItem[]> {
  const table = of === 'units' ? unit : servicePoint
  const found = await rows<NearbyItem>(
    database,
    sql`SELECT ${table.id}, ${table.name}, ${table.kind}, ${distance(table.location, longitude, latitude)} AS distance,
        ${longitudeOf(table.location)} AS longitude, ${latitudeOf(table.location)} AS latitude
      FROM ${table} WHERE ${inScope(table, street)} AND ${kind === undefined ? sql`true` : sql`${table.kind} = ${kind}`}
      ORDER BY distance, ${table.id} LIMIT ${k}`,
  )
  if (found.length === 0) await requireStreet(database, street)
  return found
}

/** The shape that the place conditions of a filter have in common; without any the whole street. */
export function shapeOf({
  street,
  grid: grids,
  estate: estates,
  zone: zones,
  polygon: corners,
  circle,
  bbox,
}: Filter): SQL {
  const shapes: SQL[] = []
  if (grids?.length)
    shapes.push(
      sql`(SELECT ${unionOf(grid.boundary)} FROM ${grid} WHERE ${inScope(grid, street)} AND ${inGrids(grid.code, street, grids)})`,
    )
  if (estates?.length)
    shapes.push(
      sql`(SELECT ${unionOf(estate.boundary)} FROM ${estate} WHERE ${inScope(estate, street)} AND ${anyId(estate.id, estates)})`,
    )
  if (zones?.length)
    shapes.push(
      sql`(SELECT ${unionOf(zone.boundary)} FROM ${zone} WHERE ${inScope(zone, street)} AND ${anyId(zone.id, zones)})`,
    )
  if (corners) shapes.push(polygon(corners))
  if (circle) shapes.push(circleShape(...circle))
  if (bbox) shapes.push(boxShape(bbox))
  const [first, ...others] = shapes
  if (!first) return sql`(SELECT ${district.boundary} FROM ${district} WHERE ${inScope(district, street)})`
  return others.reduce(commonShape, first)
}

/** Figures of the shape a filter describes; its other conditions choose the incidents. */
export const figuresOfFilter = (database: Database, filter: Filter): Promise<ShapeFigures> =>
  figures(database, filter.street, shapeOf(filter), incidentsMatching(filter))

/** Figures of a polygon, which may have holes. */
export const figuresOfPolygon = (database: Database, street: string, shape: Polygon): Promise<ShapeFigures> =>
  figures(
    database,
    street,
    geometryOfJson(sql`${JSON.stringify(shape)}::text`),
    sql`${inScope(incident, street)} AND ${intersectsShape(incident.location, sql`(SELECT shape FROM selection)`)}`,
  )

async function figures(
  database: Database,
  street: string,
  shape: SQL,
  incidents: SQL,
): Promise<ShapeFigures> {
  const selected = sql`(SELECT shape FROM selection)`
  const row = await firstRow<ShapeFigures>(
    database,
    sql`WITH selection AS MATERIALIZED (SELECT ${shape} AS shape),
      housed AS (SELECT count(*)::int AS buildings, coalesce(sum(${building.households}), 0)::bigint AS households,
          coalesce(sum(${building.residentPopulation}), 0)::bigint AS resident_population,
          coalesce(sum(${building.registeredPopulation}), 0)::bigint AS registered_population,
          coalesce(sum(${building.elderlyPopulation}), 0)::bigint AS elderly_population
        FROM ${building} WHERE ${inScope(building, street)} AND ${surfaceWithin(building.footprint, selected)})
      SELECT coalesce(${area(selected)}, 0) AS area,
        (SELECT count(*)::int FROM ${grid} WHERE ${inScope(grid, street)} AND ${overlaps(grid.boundary, selected)}) AS grids,
        (SELECT count(*)::int FROM ${estate} WHERE ${inScope(estate, street)} AND ${overlaps(estate.boundary, selected)}) AS estates,
        housed.*, ${figuresOf(incidents)} AS incidents,
        (SELECT count(*)::int FROM ${servicePoint} WHERE ${inScope(servicePoint, street)} AND ${intersectsShape(servicePoint.location, selected)}) AS service_points,
        (SELECT count(*)::int FROM ${unit} WHERE ${inScope(unit, street)} AND ${intersectsShape(unit.location, selected)}) AS units
      FROM housed`,
  )
  if (!row) throw new Error('an aggregate without groups returned no row')
  return row
}
