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

/** What the database says, without the value that a data exception (SQLSTATE class 22) quotes; others quote names. */
export const withoutValue = (message: string, code: unknown): string =>
  typeof code === 'string' && code.startsWith('22') ? message.replace(/".*"/s, '"…"') : message

/** The error itself, or a QueryError where it would tell the parameters of a statement. */
export function withoutParameters(error: unknown): unknown {
  if (!(error instanceof DrizzleQueryError)) return error
  const { cause } = error
  const code = cause !== undefined && 'code' in cause ? cause.code : undefined
  const reason = cause?.message ?? 'it gave no reason'
  return new QueryError(error.query, withoutValue(reason, code), typeof code === 'string' ? code : undefined)
}
