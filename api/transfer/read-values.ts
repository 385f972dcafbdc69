import { z } from 'zod'
import { isDecimal } from '../geometry.model.ts'
import { jsonPointer } from '../json-pointer.model.ts'
import type { Rejection, RejectionCode } from './import.model.ts'
import { ImportError } from './import-error.ts'

/** Where a record's fields come from: `map` field → column, `set` field → the same text for every feature. */
export interface ValueSource {
  map?: Readonly<Record<string, string>>
  set?: Readonly<Record<string, string>>
}

/** What a mapped column of a table may hold beside the fields of a record. */
export const placeFields = ['longitude', 'latitude', 'wkt'] as const

/** Throws an ImportError that lists the fields there are, if `map` or `set` names another. */
export function checkFields(record: z.ZodObject, { map = {}, set = {} }: ValueSource): void {
  const fields = Object.keys(record.shape)
  const refuse = (given: Readonly<Record<string, string>>, known: readonly string[]) => {
    const unknown = Object.keys(given).find((field) => !known.includes(field))
    if (unknown !== undefined)
      throw new ImportError(
        'invalid_option',
        `there is no field “${unknown}”: the fields are ${known.join(', ')}`,
      )
  }
  refuse(map, [...fields, ...placeFields])
  refuse(set, fields)
}

/** Throws an ImportError that lists the columns there are, if `map` names one that is not among them. */
export function checkColumns(map: Readonly<Record<string, string>>, columns: readonly string[]): void {
  const absent = Object.values(map).find((column) => !columns.includes(column))
  if (absent !== undefined)
    throw new ImportError(
      'invalid_option',
      `the file has no column “${absent}”: the columns are ${columns.join(', ')}`,
    )
}

const truths: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  y: true,
  '1': true,
  是: true,
  false: false,
  no: false,
  n: false,
  '0': false,
  否: false,
}

/** The schema below defaults, optionals and nullables. */
function baseOf(schema: unknown): unknown {
  let base = schema
  while (base instanceof z.ZodDefault || base instanceof z.ZodOptional || base instanceof z.ZodNullable)
    base = base.unwrap()
  return base
}

/** A value as its field expects it: files hold numbers and truth values as text, and codes as numbers. */
function fitted(value: unknown, schema: unknown): unknown {
  if (value === null || value === undefined) return undefined
  const base = baseOf(schema)
  const text = typeof value === 'string' ? value.trim() : undefined
  if (text === '') return undefined
  if (base instanceof z.ZodNumber) return text !== undefined && isDecimal(text) ? Number(text) : value
  if (base instanceof z.ZodBoolean) return truths[String(value).trim().toLowerCase()] ?? value
  if (base instanceof z.ZodString) return typeof value === 'number' ? String(value) : (text ?? value)
  if (text !== undefined && (base instanceof z.ZodArray || base instanceof z.ZodObject)) {
    try {
      return JSON.parse(text)
    } catch {
      return value
    }
  }
  return text ?? value
}

/** The properties of a feature as the record's fields, fitted to their types; what the record does not name is left out. */
export function pickValues(
  record: z.ZodObject,
  properties: Readonly<Record<string, unknown>>,
  { map = {}, set = {} }: ValueSource,
): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const [field, schema] of Object.entries(record.shape)) {
    const value = fitted(set[field] ?? properties[map[field] ?? field], schema)
    if (value !== undefined) values[field] = value
  }
  return values
}

/** A zod failure as a rejection: the first faulty field is named by pointer, all of them in the message. */
export function rejectionOf(at: string, values: Record<string, unknown>, error: z.ZodError): Rejection {
  const faults = error.issues.map((issue) => ({
    pointer: jsonPointer(issue.path),
    name: issue.path.join('/'),
    missing: issue.path.length === 1 && values[String(issue.path[0])] === undefined,
    message: issue.message,
  }))
  const code: RejectionCode = faults.some(({ missing }) => !missing) ? 'invalid_value' : 'missing_value'
  const message = faults
    .map(({ name, missing, message }) => `${name} ${missing ? 'is missing' : `: ${message}`}`)
    .join('; ')
    .replaceAll(' :', ':')
  return { at, code, message, pointer: faults[0]?.pointer }
}
