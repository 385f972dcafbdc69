import { type AnyColumn, type SQL, sql, type Table } from 'drizzle-orm'
import { asInstant } from '../database/instant.ts'
import type { RevisionKind } from '../database/revision.ts'
import { fixed } from '../database/statement.ts'
import type { Scoped } from '../identity/scope.ts'

export type Name = { zh: string; en: string }
export type PropertyType = 'string' | 'integer' | 'number' | 'boolean' | 'instant' | 'date'

/** A property of a feature: where it comes from, how it is written in JSON, and what it is called. */
export type Property = {
  from: AnyColumn | SQL
  type: PropertyType
  name: Name
  values?: readonly string[]
}

/** The GeoJSON types a geometry column holds, by the simplest of them: what the tables check (database/checks.ts). */
export const geometryTypes = {
  Point: ['Point'],
  Polygon: ['Polygon', 'MultiPolygon'],
  LineString: ['LineString', 'MultiLineString'],
  Geometry: ['Geometry'],
} as const

/**
 * A feature collection, defined once for `/api/features`, `/ogc` and the exports. The key is immutable and unique
 * within a street; it is the feature's `id` (a grid or community has its code, as a number: 15 digits fit a double).
 */
export type Collection = {
  id: string
  name: Name
  description: Name
  table: Table & Scoped
  key: { column: AnyColumn; type: 'integer' | 'code' }
  geometry: { column: AnyColumn; type: keyof typeof geometryTypes }
  properties: Record<string, Property>
  /** The instant that `datetime` (OGC) is compared with. */
  temporal?: AnyColumn
  /** The kinds of rows whose change changes these features. */
  reads: readonly RevisionKind[]
}

/** Declares one property; `values` are its enumeration. */
export const property = (
  from: AnyColumn | SQL,
  type: PropertyType,
  zh: string,
  en: string,
  values?: readonly string[],
): Property => ({ from, type, name: { zh, en }, ...(values && { values }) })

export const defineCollection = (collection: Collection): Collection => collection

/** A collection's id as the name of a schema in OpenAPI: `service-points` → `ServicePoints`. */
export const schemaName = (id: string): string =>
  id.replace(/(^|-)(\w)/g, (_match, _dash, letter: string) => letter.toUpperCase())

/** The SQL that writes a value as JSON should hold it: instants in UTC with milliseconds, numbers without noise. */
function written({ from, type }: Property): SQL {
  if (type === 'instant') return asInstant(from)
  if (type === 'number') return sql`round((${from})::numeric, 4)::float8`
  return sql`${from}`
}

const columnLists = new WeakMap<Collection, SQL>()

/** The select list of a collection's properties under their own names. */
export function propertyList(collection: Collection): SQL {
  const known = columnLists.get(collection)
  if (known) return known
  const columns = Object.entries(collection.properties).map(
    ([name, value]) => sql`${written(value)} AS ${sql.identifier(name)}`,
  )
  const list = fixed(sql.join(columns, sql`, `))
  columnLists.set(collection, list)
  return list
}
