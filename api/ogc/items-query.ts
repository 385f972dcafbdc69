import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { intersectsBox } from '../database/spatial.ts'
import type { Collection, Property } from '../feature/collection.ts'
import type { Cursor } from '../feature/feature.queries.ts'
import { instantText } from '../field.model.ts'
import { boundingBox } from '../filter/filter.model.ts'
import type { BoundingBox } from '../geometry.model.ts'
import { isDecimal } from '../geometry.model.ts'
import { unknownParameter, wordIssue } from '../input-fault.ts'
import { encodeCursor } from '../parameters.ts'
import { type InputFault, inputInvalid, jsonPointer } from '../problem.ts'

export const crs84 = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84'
export const crs84h = 'http://www.opengis.net/def/crs/OGC/0/CRS84h'
export const defaultLimit = 100
export const greatestLimit = 10_000

/** An instant, or a span with both ends in it; null is an open end. */
export type TimeSpan = { from: Date | null; to: Date | null }

export type ItemsQuery = {
  limit: number
  bbox?: BoundingBox
  datetime?: TimeSpan
  cursor?: Cursor
  /** Property name → the value it must equal, as given. */
  equals: Record<string, string>
  /** Every parameter as given but `f` and `cursor`: what the links repeat. */
  given: Record<string, string>
}

/** A fault of one parameter. */
class ParameterFault extends Error {}

/** Reads the parameters of `/items`; throws `input_invalid` with one fault for each that is wrong or unknown. */
export function readItemsQuery(collection: Collection, parameters: URLSearchParams): ItemsQuery {
  const query: ItemsQuery = { limit: defaultLimit, equals: {}, given: {} }
  const errors: InputFault[] = []
  for (const name of new Set(parameters.keys())) {
    const values = parameters.getAll(name)
    const value = values[0] ?? ''
    try {
      if (values.length > 1) throw new ParameterFault('is given more than once')
      readParameter(collection, query, name, value)
      if (name !== 'f' && name !== 'cursor') query.given[name] = value
    } catch (error) {
      if (!(error instanceof ParameterFault)) throw error
      errors.push({ pointer: jsonPointer([name]), detail: error.message })
    }
  }
  if (errors.length > 0) throw inputInvalid({ errors })
  return query
}

function readParameter(collection: Collection, query: ItemsQuery, name: string, value: string): void {
  switch (name) {
    case 'f':
      return
    case 'limit':
      query.limit = readLimit(value)
      return
    case 'bbox':
      query.bbox = readBox(value)
      return
    case 'bbox-crs':
      if (value !== crs84 && value !== crs84h) throw new ParameterFault(`must be ${crs84}`)
      return
    case 'datetime':
      query.datetime = readDatetime(value)
      return
    case 'cursor':
      query.cursor = readCursor(collection, value)
      return
  }
  const property = Object.hasOwn(collection.properties, name) ? collection.properties[name] : undefined
  if (!property) throw new ParameterFault(unknownParameter)
  checkValue(property, value)
  query.equals[name] = value
}

/** Above the greatest limit, however long its number, the greatest is used (/req/core/fc-limit-response-1). */
function readLimit(value: string): number {
  if (!/^\d+$/.test(value) || Number(value) < 1)
    throw new ParameterFault('must be a whole number of at least 1')
  return Math.min(Number(value), greatestLimit)
}

function readBox(value: string): BoundingBox {
  const parts = value.split(',')
  if (parts.length !== 4 && parts.length !== 6) throw new ParameterFault('must be 4 or 6 numbers')
  if (!parts.every(isDecimal)) throw new ParameterFault('must be numbers')
  const numbers = parts.map(Number)
  const half = numbers.length / 2
  const [west = 0, south = 0] = numbers
  const [east = 0, north = 0] = numbers.slice(half)
  const box = boundingBox.safeParse([west, south, east, north], { error: wordIssue })
  if (!box.success) throw new ParameterFault(box.error.issues[0]?.message ?? 'must be a box')
  return box.data
}

const day = z.iso.date().refine((text) => !text.startsWith('0000'))

/** The first and the last moment of an instant or a whole day in UTC. */
function readMoment(text: string): [Date, Date] {
  const upper = text.toUpperCase()
  const isDay = day.safeParse(upper).success
  if (!isDay && !instantText.safeParse(upper).success)
    throw new ParameterFault('must be RFC 3339 instants of the years 1 to 9999 or an interval of them')
  const from = new Date(isDay ? `${upper}T00:00:00Z` : upper)
  return [from, isDay ? new Date(from.getTime() + 86_400_000 - 1) : from]
}

function readDatetime(value: string): TimeSpan {
  const ends = value.split('/')
  if (ends.length > 2) throw new ParameterFault('must be an instant or one interval')
  const [start = '', end] = ends
  if (end === undefined) {
    const [from, to] = readMoment(start)
    return { from, to }
  }
  const isOpen = (text: string) => text === '' || text === '..'
  const from = isOpen(start) ? null : readMoment(start)[0]
  const to = isOpen(end) ? null : readMoment(end)[1]
  if (!from && !to) throw new ParameterFault('must have at least one end')
  if (from && to && from > to) throw new ParameterFault('ends before it begins')
  return { from, to }
}

function readCursor({ key }: Collection, value: string): Cursor {
  const text = Buffer.from(value, 'base64url').toString()
  const shape = key.type === 'integer' ? /^\["(\d{9})","(\d{1,10})"\]$/ : /^\["(\d{9})","(\d{1,15})"\]$/
  const [, street, id] = shape.exec(text) ?? []
  if (!street || !id) throw new ParameterFault('is not a cursor of this collection')
  return { street, key: id }
}

/** The cursor as the `next` link carries it. */
export const writeCursor = ({ street, key }: Cursor): string => encodeCursor([street, key])

function checkValue({ type }: Property, value: string): void {
  if (value.length > 200) throw new ParameterFault('is too long')
  const isGood = {
    string: () => !value.includes('\0'),
    integer: () => /^[+-]?\d{1,15}$/.test(value),
    number: () => isDecimal(value),
    boolean: () => value === 'true' || value === 'false',
    instant: () => instantText.safeParse(value.toUpperCase()).success,
    date: () => day.safeParse(value).success,
  }[type]()
  if (!isGood) throw new ParameterFault(`must be ${nounOf[type]}`)
}

const nounOf: Record<Property['type'], string> = {
  string: 'a text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  instant: 'an RFC 3339 instant',
  date: 'a date, yyyy-mm-dd',
}

/** The query as a condition on the collection's table. */
export function itemsMatching(collection: Collection, { bbox, datetime, equals }: ItemsQuery): SQL {
  const conditions: SQL[] = []
  if (bbox) conditions.push(intersectsBox(collection.geometry.column, bbox))
  const { temporal } = collection
  if (temporal && datetime?.from)
    conditions.push(sql`${temporal} >= ${datetime.from.toISOString()}::timestamptz`)
  if (temporal && datetime?.to) conditions.push(sql`${temporal} <= ${datetime.to.toISOString()}::timestamptz`)
  // In the collection's order, whatever the caller's: each order would be a statement of its own to prepare.
  for (const [name, property] of Object.entries(collection.properties)) {
    const value = equals[name]
    if (value !== undefined) conditions.push(equality(property, value))
  }
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` AND `)
}

function equality({ from, type }: Property, value: string): SQL {
  switch (type) {
    case 'string':
      return sql`${from} = ${value}`
    case 'integer':
      return sql`${from} = ${value}::bigint`
    case 'number':
      return sql`round((${from})::numeric, 4) = round(${value}::numeric, 4)`
    case 'boolean':
      return sql`${from} = ${value === 'true'}::boolean`
    case 'instant':
      return sql`${from} = ${new Date(value.toUpperCase()).toISOString()}::timestamptz`
    case 'date':
      return sql`${from} = ${value}::date`
  }
}
