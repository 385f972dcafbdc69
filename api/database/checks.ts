import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'

/** Conditions of table checks. */

/** One of a union's values; null passes, as in every check. */
export const oneOf = (column: SQLWrapper, values: readonly string[]): SQL =>
  sql`${column} IN (${sql.raw(values.map((value) => `'${value.replaceAll("'", "''")}'`).join(','))})`

export const notNegative = (...columns: SQLWrapper[]): SQL => sql`least(${sql.join(columns, sql`, `)}) >= 0`
