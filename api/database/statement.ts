import { type SQL, sql } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'

/** How columns are named in the database; the drivers are opened with the same. */
export const casing = 'snake_case'

const dialect = new PgDialect({ casing })

/** A statement as the driver takes it: text with $1, $2 … and the values. */
export type Statement = { text: string; parameters: unknown[] }

export function render(query: SQL): Statement {
  const { sql: text, params: parameters } = dialect.sqlToQuery(query)
  return { text, parameters }
}

/**
 * A part of statements that never changes, rendered once: naming every column anew for each request is what a small
 * read would otherwise spend most of its time on. Throws a TypeError if the part holds a value.
 */
export function fixed<Value>(part: SQL<Value>): SQL<Value> {
  const { text, parameters } = render(part)
  if (parameters.length > 0) throw new TypeError(`not fixed, it holds ${parameters.length} values: ${text}`)
  return sql.raw(text) as SQL<Value>
}
