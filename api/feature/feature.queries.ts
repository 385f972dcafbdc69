import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '../database/open.ts'
import { firstBytes } from '../database/rows.ts'
import { asGeoJsonText } from '../database/spatial.ts'
import { fixed } from '../database/statement.ts'
import { requireStreet } from '../district/district.queries.ts'
import { streetOf } from '../district/place-code.model.ts'
import { inScope, type Scope } from '../identity/scope.ts'
import { type Collection, propertyList } from './collection.ts'

/** A feature's key in SQL as it stands in JSON: a code is written as a number. */
const keyNumber = ({ key }: Collection): SQL =>
  key.type === 'code' ? sql`${key.column}::bigint` : sql`${key.column}`

const featureTexts = new WeakMap<Collection, SQL>()

/** The text of one GeoJSON feature; PostGIS writes it, nobody parses it again. */
function featureText(collection: Collection): SQL {
  const known = featureTexts.get(collection)
  if (known) return known
  const text = fixed(
    sql`concat('{"type":"Feature","id":', ${keyNumber(collection)}, ',"geometry":', ${asGeoJsonText(collection.geometry.column)}, ',"properties":', (SELECT row_to_json(properties) FROM (SELECT ${propertyList(collection)}) properties), '}')`,
  )
  featureTexts.set(collection, text)
  return text
}

/** What a scope holds of a collection, whole, as a GeoJSON FeatureCollection in UTF-8, ordered by key; throws `street_unknown`. */
export async function collectionBytes(
  database: Database,
  collection: Collection,
  scope: Scope,
): Promise<Buffer> {
  const [bytes, hasAny] =
    (await firstBytes(
      database,
      sql`SELECT concat('{"type":"FeatureCollection","features":[', string_agg(feature, ',' ORDER BY key), ']}'), max(key)
        FROM (SELECT ${collection.key.column} AS key, ${featureText(collection)} AS feature
          FROM ${collection.table} WHERE ${inScope(collection.table, scope)}) listed`,
    )) ?? []
  if (!bytes) throw new Error('an aggregate without groups returned no row')
  if (!hasAny) await requireStreet(database, scope)
  return bytes
}

/** Where a page ended: the keyset of its last feature. */
export type Cursor = { street: string; key: string }

export type FeaturePage = {
  /** The features' texts in UTF-8, joined by commas. */
  features: Buffer
  returned: number
  /** All features that match, on whatever page. */
  matched: number
  /** Absent on the last page. */
  next?: Cursor
}

type PageQuery = { scope: Scope; where?: SQL; cursor?: Cursor; limit: number }

/**
 * One page in the order of the immutable key (street, id or code), so that rows that are added or changed while
 * somebody pages neither hide nor repeat others.
 */
export async function featurePage(
  database: Database,
  collection: Collection,
  { scope, where = sql`true`, cursor, limit }: PageQuery,
): Promise<FeaturePage> {
  const { table, key } = collection
  const matching = sql`${inScope(table, scope)} AND ${where}`
  const cast = sql.raw(key.type === 'integer' ? 'bigint' : 'text')
  const after = cursor
    ? sql`(${table.streetCode}, ${key.column}) > (${cursor.street}, ${cursor.key}::${cast})`
    : sql`true`
  const row = await firstBytes(
    database,
    sql`WITH page AS MATERIALIZED (
        SELECT ${table.streetCode} AS street, ${key.column} AS key, ${featureText(collection)} AS feature,
          row_number() OVER (ORDER BY ${table.streetCode}, ${key.column}) AS place
        FROM ${table} WHERE ${matching} AND ${after}
        ORDER BY ${table.streetCode}, ${key.column} LIMIT ${limit + 1}
      )
      SELECT string_agg(feature, ',' ORDER BY place) FILTER (WHERE place <= ${limit}) AS features,
        least(count(*), ${limit})::int AS returned,
        CASE WHEN ${cursor !== undefined} OR count(*) > ${limit}
          THEN (SELECT count(*) FROM ${table} WHERE ${matching})::int ELSE count(*)::int END AS matched,
        max(street) FILTER (WHERE place = ${limit}) AS street,
        max(key::text) FILTER (WHERE place = ${limit}) AS key,
        (count(*) > ${limit})::int AS more
      FROM page`,
  )
  if (!row) throw new Error('an aggregate without groups returned no row')
  const [features, returned, matched, street, lastKey, hasMore] = row
  return {
    features: features ?? Buffer.alloc(0),
    returned: Number(returned),
    matched: Number(matched),
    ...(Number(hasMore) === 1 && street && lastKey
      ? { next: { street: street.toString(), key: lastKey.toString() } }
      : {}),
  }
}

/** One feature's text in UTF-8, or undefined; of several streets that have the id, the one with the lowest code. */
export async function featureById(
  database: Database,
  collection: Collection,
  scope: Scope,
  id: string,
): Promise<Buffer | undefined> {
  const { table, key } = collection
  // A code says which street it lies in; an id does not, and has an index of its own.
  const wanted =
    key.type === 'integer'
      ? sql`${key.column} = ${id}::bigint`
      : sql`${table.streetCode} = ${streetOf(id)} AND ${key.column} = ${id}`
  const row = await firstBytes(
    database,
    sql`SELECT ${featureText(collection)} AS feature FROM ${table}
      WHERE ${inScope(table, scope)} AND ${wanted} ORDER BY ${table.streetCode} LIMIT 1`,
  )
  return row?.[0] ?? undefined
}
