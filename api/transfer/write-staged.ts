import { type SQL, sql } from 'drizzle-orm'
import { firstRow, rows } from '../database/rows.ts'
import { ImportError } from './import-error.ts'
import type { ImportContext, Written } from './kind.ts'

/** A column of the table, its SQL type, and the property it comes from (the same name). */
type Column = readonly [name: string, type: string]

/** A column of another table that points to a row of this one. */
interface Reference {
  table: string
  column: string
}

interface StagedTable {
  table: string
  columns: readonly Column[]
  shape: string
  /** Further columns, from expressions over `staged`, `given` (the properties as a record) and `kept` (the row that is there). */
  derived?: Readonly<Record<string, SQL>>
  /** The column that references point to. */
  key?: 'id' | 'code'
  /** References that are computed and will be computed anew: they are released when their row goes. */
  computed?: readonly Reference[]
  /** References that nothing can compute anew: a row they point to cannot go. */
  binding?: readonly Reference[]
}

/**
 * Writes the staged features into a table whose key is (street_code, code). Rows that are there keep their id, and what
 * the source does not tell of them. A source that is the whole of its kind leaves neither: other rows go, and what it does
 * not tell is what the record says of a new row. Throws an ImportError `in_use` if a row to go is bound.
 */
export async function writeStaged(context: ImportContext, target: StagedTable): Promise<Written> {
  const removed = context.isWhole ? await removeUnnamed(context, target) : 0
  if (!context.isWhole) await noteKept(context, target)
  return { ...(await upsert(context, target)), removed }
}

/** The value of a column as it will be written: from the source where it tells it, else from the row that is there. */
export function toldOrKept({ isWhole }: ImportContext, name: string): SQL {
  const column = sql.identifier(name)
  return isWhole
    ? sql`given.${column}`
    : sql`CASE WHEN kept.code IS NULL OR staged.told ? ${name} THEN given.${column} ELSE kept.${column} END`
}

async function upsert(
  context: ImportContext,
  { table, columns, shape, derived = {} }: StagedTable,
): Promise<Omit<Written, 'removed'>> {
  const { transaction, street } = context
  const names = [...columns.map(([name]) => name), ...Object.keys(derived)]
  const values = [...columns.map(([name]) => toldOrKept(context, name)), ...Object.values(derived)]
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
  const counted = await firstRow<Omit<Written, 'removed'>>(
    transaction,
    sql`
      WITH written AS (
        INSERT INTO ${sql.identifier(table)} (street_code, code, ${identifiers([shape, ...names])})
        SELECT ${street}, staged.code, staged.shape, ${sql.join(values, sql`, `)}
        FROM import_staging AS staged
        CROSS JOIN LATERAL jsonb_to_record(staged.properties) AS given(${definition})
        LEFT JOIN ${sql.identifier(table)} AS kept ON kept.street_code = ${street} AND kept.code = staged.code
        ORDER BY staged.ordinal
        ON CONFLICT (street_code, code) DO UPDATE SET ${assignments}
        RETURNING (xmax = 0) AS fresh
      )
      SELECT count(*)::int AS written, count(*) FILTER (WHERE NOT fresh)::int AS updated FROM written`,
  )
  return counted ?? { written: 0, updated: 0 }
}

/** Says which columns of rows that are there the source does not tell. */
async function noteKept(
  { transaction, street, note }: ImportContext,
  { table, columns }: StagedTable,
): Promise<void> {
  const names = JSON.stringify(columns.map(([name]) => name))
  const kept = await rows<{ name: string; count: number }>(
    transaction,
    sql`SELECT field.name, count(*)::int AS count
      FROM jsonb_array_elements_text(${names}::jsonb) WITH ORDINALITY AS field(name, place)
      CROSS JOIN import_staging AS staged
      JOIN ${sql.identifier(table)} AS known ON known.street_code = ${street} AND known.code = staged.code
      WHERE NOT staged.told ? field.name GROUP BY field.name, field.place ORDER BY field.place`,
  )
  if (kept.length > 0)
    note(
      'kept',
      `what the source does not tell stays as it was: ${kept.map(({ name, count }) => `${name} (${count})`).join(', ')}`,
    )
}

/** Deletes the street's rows that the source does not name. */
async function removeUnnamed(
  context: ImportContext,
  { table, key = 'id', computed = [], binding = [] }: StagedTable,
): Promise<number> {
  const { transaction, street, spared } = context
  const unnamed = sql`gone.street_code = ${street}
    AND NOT EXISTS (SELECT FROM import_staging AS staged WHERE staged.code = gone.code)
    AND NOT (${JSON.stringify([...spared])}::jsonb ? gone.code)`
  const name = sql.identifier(table)
  const column = sql.identifier(key)
  const pointsTo = (reference: Reference) =>
    sql`pointing.street_code = ${street} AND pointing.${sql.identifier(reference.column)} = gone.${column}`
  for (const reference of binding) {
    const bound = await rows<{ code: string; name: string }>(
      transaction,
      sql`SELECT gone.code, gone.name FROM ${name} AS gone
        WHERE ${unnamed} AND EXISTS (SELECT FROM ${sql.identifier(reference.table)} AS pointing WHERE ${pointsTo(reference)})
        ORDER BY gone.code`,
    )
    if (bound.length > 0) throw inUse(table, reference.table, bound)
  }
  for (const reference of computed)
    await transaction.execute(
      sql`UPDATE ${sql.identifier(reference.table)} AS pointing SET ${sql.identifier(reference.column)} = NULL
        FROM ${name} AS gone WHERE ${unnamed} AND ${pointsTo(reference)}`,
    )
  const counted = await firstRow<{ removed: number }>(
    transaction,
    sql`WITH removed AS (DELETE FROM ${name} AS gone WHERE ${unnamed} RETURNING 1) SELECT count(*)::int AS removed FROM removed`,
  )
  return counted?.removed ?? 0
}

function inUse(table: string, by: string, bound: { code: string; name: string }[]): ImportError {
  const examples = bound.slice(0, 5).map(({ code, name }) => `${code} “${name}”`)
  return new ImportError(
    'in_use',
    `the file lacks ${examples.join(', ')}${bound.length > 5 ? ` and ${bound.length - 5} more` : ''}, which ${by.replaceAll('_', ' ')} rows name: keep ${bound.length === 1 ? `this ${table}` : `these ${table} rows`} in the file, or import without --replace`,
  )
}
