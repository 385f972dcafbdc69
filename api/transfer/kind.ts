import { type SQL, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Database } from '../database/open.ts'
import { rows } from '../database/rows.ts'
import type { GeometryType } from './check-geometry.ts'
import type { ImportKind, Rejection } from './import.model.ts'

/** What a kind may use while its features are imported; everything happens in one transaction. */
export interface ImportContext {
  transaction: Database
  street: string
  /** The name for a street that the import creates. */
  streetName: string
  source: string
  isDemo: boolean
  /** IANA zone of times without an offset. */
  timeZone: string
  /** Texts of a foreign category scheme → four-digit codes. */
  categories: Readonly<Record<string, string>>
  note(code: string, message: string): void
}

/** The values of a feature that passed its record, with its place in the source. */
export interface CheckedValues {
  at: string
  ordinal: number
  values: Record<string, unknown>
}

/**
 * How one kind is imported. The engine reads, checks and stages the features (`import_staging`: ordinal, code,
 * properties as jsonb, shape in WGS84); the kind says what a feature must be and how staged ones become rows.
 */
export interface ImportKindDefinition {
  kind: ImportKind
  /** The fields of a feature; `code` is optional where one can be assigned. */
  record: z.ZodObject
  geometries: readonly GeometryType[]
  /** `inside`: must lie in the street's boundary; `noted`: may lie outside, the report says how many do. */
  boundary: 'inside' | 'noted'
  /** `place`: a place code below the street's; `own`: the office's own key, made from source and number if absent. */
  codes: 'place' | 'own'
  /** Prepares the reading of features that need more than their record. */
  begin?(context: ImportContext): Promise<FeatureReader>
  /** Checks that need the database; returns the staged features to refuse. */
  refuse?(context: ImportContext): Promise<{ ordinal: number; rejection: Omit<Rejection, 'at'> }[]>
  /** Removes the street's rows of this kind and what points to them; returns their number. */
  remove(context: ImportContext): Promise<number>
  /** Writes the staged features. */
  write(context: ImportContext): Promise<Written>
}

export interface Written {
  written: number
  updated: number
}

export interface FeatureReader {
  /** Completes one feature's values or refuses it. */
  complete(feature: CheckedValues): Record<string, unknown> | Rejection
  /** Called after the last feature. */
  finish?(): void
}

/** A column of the table, its SQL type, and the property it comes from (the same name if not given). */
type Column = readonly [name: string, type: string]

interface Upsert {
  table: string
  columns: readonly Column[]
  shape: string
  /** Further columns, from expressions over `staged` and `given` (the properties as a record). */
  derived?: Readonly<Record<string, SQL>>
  joins?: SQL
}

/** Writes the staged features into a table whose key is (street_code, code); rows that are there are updated. */
export async function upsertStaged(
  { transaction, street }: ImportContext,
  { table, columns, shape, derived = {}, joins = sql`` }: Upsert,
): Promise<Written> {
  const names = [...columns.map(([name]) => name), ...Object.keys(derived)]
  const values = [...columns.map(([name]) => sql`given.${sql.identifier(name)}`), ...Object.values(derived)]
  const identifiers = (list: string[]) =>
    sql.join(
      list.map((name) => sql.identifier(name)),
      sql`, `,
    )
  const definition = sql.raw(columns.map(([name, type]) => `${name} ${type}`).join(', '))
  const assignments = sql.join(
    [shape, ...names].map((name) => sql`${sql.identifier(name)} = excluded.${sql.identifier(name)}`),
    sql`, `,
  )
  const [counted] = await rows<Written>(
    transaction,
    sql`
      WITH written AS (
        INSERT INTO ${sql.identifier(table)} (street_code, code, ${identifiers([shape, ...names])})
        SELECT ${street}, staged.code, staged.shape, ${sql.join(values, sql`, `)}
        FROM import_staging AS staged
        CROSS JOIN LATERAL jsonb_to_record(staged.properties) AS given(${definition}) ${joins}
        ORDER BY staged.ordinal
        ON CONFLICT (street_code, code) DO UPDATE SET ${assignments}
        RETURNING (xmax = 0) AS fresh
      )
      SELECT count(*)::int AS written, count(*) FILTER (WHERE NOT fresh)::int AS updated FROM written`,
  )
  return counted ?? { written: 0, updated: 0 }
}

/** Deletes the street's rows of a table; returns their number. */
export async function removeRows({ transaction, street }: ImportContext, table: string): Promise<number> {
  const [counted] = await rows<{ removed: number }>(
    transaction,
    sql`WITH gone AS (DELETE FROM ${sql.identifier(table)} WHERE street_code = ${street} RETURNING 1) SELECT count(*)::int AS removed FROM gone`,
  )
  return counted?.removed ?? 0
}

/** Sets references of the street's rows to null before what they point to is removed. */
export async function releaseReferences(
  { transaction, street }: ImportContext,
  column: string,
  tables: readonly string[],
): Promise<void> {
  const name = sql.identifier(column)
  for (const table of tables)
    await transaction.execute(
      sql`UPDATE ${sql.identifier(table)} SET ${name} = NULL WHERE street_code = ${street} AND ${name} IS NOT NULL`,
    )
}
