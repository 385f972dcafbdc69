import { DrizzleQueryError } from 'drizzle-orm'

/** A statement that the database refused, without its parameters: they hold people's data and reach no console or log. */
export class QueryError extends Error {
  override readonly name = 'QueryError'
  /** SQLSTATE, where the database gave one. */
  readonly code: string | undefined
  readonly statement: string
  constructor(statement: string, reason: string, code: string | undefined) {
    super(`the database refused a statement${code ? ` (${code})` : ''}: ${reason}`)
    this.code = code
    this.statement = statement
  }
}

/** The error itself, or a QueryError where it would tell the parameters of a statement. */
export function withoutParameters(error: unknown): unknown {
  if (!(error instanceof DrizzleQueryError)) return error
  const { cause } = error
  const code = cause !== undefined && 'code' in cause ? cause.code : undefined
  const reason = cause?.message ?? 'it gave no reason'
  // A data exception quotes the value, others the names of columns and constraints.
  const isOfData = typeof code === 'string' && code.startsWith('22')
  return new QueryError(
    error.query,
    isOfData ? reason.replaceAll(/".*"/gs, '"…"') : reason,
    typeof code === 'string' ? code : undefined,
  )
}
