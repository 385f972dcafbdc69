import { type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import type { BuildingKind, SafetyClass } from '../building/building.model.ts'
import { building } from '../building/building.table.ts'
import type { Database } from '../database/open.ts'
import { firstRow } from '../database/rows.ts'
import { intersectsShape, overlaps, surfaceWithin } from '../database/spatial.ts'
import { community } from '../district/district.table.ts'
import { estate } from '../estate/estate.table.ts'
import type { ScopedFilter } from '../filter/filter.where.ts'
import { grid } from '../grid/grid.table.ts'
import { inScope, type Scoped } from '../identity/scope.ts'
import { redevelopmentZone as zone } from '../redevelopment/redevelopment.table.ts'
import { servicePoint } from '../service/service.table.ts'
import { unit } from '../unit/unit.table.ts'
import { shapeOf } from './place.queries.ts'
import type { PlaceSetItem, PlaceSetPage } from './place.shapes.ts'
import type { PlaceSetKind } from './place-set.model.ts'

export type PlaceSetQuery = {
  of: PlaceSetKind
  kind?: BuildingKind
  safety?: SafetyClass
  old?: boolean
  in_grid?: string
  in_estate?: number
  in_zone?: number
  /** The last id or code of the page before. */
  after?: string
  limit: number
}

type Source = {
  table: Scoped & { name: AnyPgColumn }
  key: AnyPgColumn
  shape: AnyPgColumn
  within: (column: AnyPgColumn, shape: SQL) => SQL
  kind?: AnyPgColumn
  households?: AnyPgColumn
}

/** Where each kind is kept, and what it takes to be in a shape: the same as for the figures of a shape. */
const sources: Record<PlaceSetKind, Source> = {
  communities: { table: community, key: community.code, shape: community.boundary, within: overlaps },
  grids: {
    table: grid,
    key: grid.code,
    shape: grid.boundary,
    within: overlaps,
    households: grid.households,
  },
  estates: {
    table: estate,
    key: estate.id,
    shape: estate.boundary,
    within: overlaps,
    households: estate.households,
  },
  'redevelopment-zones': {
    table: zone,
    key: zone.id,
    shape: zone.boundary,
    within: overlaps,
    kind: zone.phase,
    households: zone.households,
  },
  buildings: {
    table: building,
    key: building.id,
    shape: building.footprint,
    within: surfaceWithin,
    kind: building.kind,
    households: building.households,
  },
  'service-points': {
    table: servicePoint,
    key: servicePoint.id,
    shape: servicePoint.location,
    within: intersectsShape,
    kind: servicePoint.kind,
  },
  units: { table: unit, key: unit.id, shape: unit.location, within: intersectsShape, kind: unit.kind },
}

/**
 * A page of the places that a figure counts, by code or id. The filter's place conditions, if any, are the shape they
 * must lie in, as in `figuresOfFilter`; its other conditions are about incidents and do not matter here.
 */
export async function placeSet(
  database: Database,
  filter: ScopedFilter,
  query: PlaceSetQuery,
): Promise<PlaceSetPage> {
  const { table, key, shape, within, kind, households } = sources[query.of]
  const isCode = query.of === 'grids' || query.of === 'communities'
  const { scope } = filter
  const conditions: SQL[] = [inScope(table, scope)]
  const asked = shapeOf(filter)
  if (asked) conditions.push(within(shape, sql`(SELECT shape FROM selection)`))
  if (query.kind) conditions.push(sql`${building.kind} = ${query.kind}`)
  if (query.safety) conditions.push(sql`${building.safetyClass} = ${query.safety}`)
  if (query.old !== undefined) conditions.push(sql`${estate.isOld} = ${query.old}`)
  if (query.in_grid && table.gridCode) conditions.push(sql`${table.gridCode} = ${query.in_grid}`)
  if (query.in_estate) conditions.push(sql`${building.estateId} = ${query.in_estate}::bigint`)
  if (query.in_zone)
    conditions.push(
      surfaceWithin(
        building.footprint,
        sql`(SELECT ${zone.boundary} FROM ${zone} WHERE ${inScope(zone, scope)} AND ${zone.id} = ${query.in_zone}::bigint)`,
      ),
    )
  const name =
    query.of === 'buildings' ? sql`coalesce(${building.name}, ${building.shownAddress})` : table.name
  const row = await firstRow<{ total: number; items: PlaceSetItem[] }>(
    database,
    sql`WITH selection AS MATERIALIZED (SELECT ${asked ?? sql`NULL`} AS shape),
      found AS (SELECT ${key} AS key, ${key}::text AS id, ${name} AS name, ${kind ?? sql`NULL`}::text AS kind,
          ${households ?? sql`NULL`}::int AS households,
          ${query.of === 'buildings' ? building.safetyClass : sql`NULL`}::text AS safety_class,
          ${query.of === 'estates' ? estate.isOld : sql`NULL`}::boolean AS is_old
        FROM ${table} WHERE ${sql.join(conditions, sql` AND `)})
      SELECT (SELECT count(*)::int FROM found) AS total,
        (SELECT coalesce(json_agg(json_build_object('id', id, 'name', name, 'kind', kind, 'households', households,
            'safety_class', safety_class, 'is_old', is_old) ORDER BY key), '[]')
          FROM (SELECT * FROM found WHERE ${query.after === undefined ? sql`true` : isCode ? sql`key > ${query.after}` : sql`key > ${query.after}::bigint`}
            ORDER BY key LIMIT ${query.limit + 1}) page) AS items`,
  )
  if (!row) throw new Error('a SELECT without FROM returned no row')
  const items = row.items.slice(0, query.limit)
  return {
    total: row.total,
    items,
    next: row.items.length > query.limit ? (items.at(-1)?.id ?? null) : null,
  }
}
