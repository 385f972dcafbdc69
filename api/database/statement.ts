import { fillPlaceholders, Placeholder, type SQL, sql } from 'drizzle-orm'
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

/** A value that a template's statement is given when it is asked. */
export type Given = Placeholder<string>
export const isGiven = (value: unknown): value is Given => value instanceof Placeholder

/**
 * A whole statement whose text never changes, rendered once, on first use; `build` has a `Given` in the place of each
 * value. For questions so small that writing them would take as long as the database takes to answer.
 */
export function template<Name extends string>(
  names: readonly Name[],
  build: (given: Record<Name, Given>) => SQL,
): (values: Record<Name, unknown>) => Statement {
  const placeholders: Record<string, Given> = Object.fromEntries(
    names.map((name) => [name, sql.placeholder(name)]),
  )
  const given = placeholders as Record<Name, Given>
  let rendered: Statement | undefined
  return (values) => {
    rendered ??= render(build(given))
    return { text: rendered.text, parameters: fillPlaceholders(rendered.parameters, values) }
  }
}
