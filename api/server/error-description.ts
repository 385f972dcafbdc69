import { withoutValue } from '../database/query-error.ts'

/** An error as the log may hold it. */
export type ErrorDescription = {
  type: string
  message: string
  /** Of the system, the driver or PostgreSQL (SQLSTATE). */
  code?: string
  /** Of PostgreSQL: the names of what refused. */
  table?: string
  constraint?: string
  stack?: string
  /** The statement that failed: its text, in which every value is a placeholder. */
  query?: string
  cause?: ErrorDescription
  errors?: ErrorDescription[]
}

const deepest = 5
const longestQuery = 4000

/**
 * What is needed to mend an error: kind, message, code, the places in the code, and the same of its causes. Values of
 * statements are left out, for they hold what somebody searched for or reported; so are the errors' other members.
 */
export function describeError(thrown: unknown, depth = 0): ErrorDescription {
  if (!(thrown instanceof Error)) return { type: typeof thrown, message: 'no Error was thrown' }
  const text = (name: string): string | undefined => {
    const value: unknown = Reflect.get(thrown, name)
    return typeof value === 'string' ? value : undefined
  }
  const query = text('query')
  const description: ErrorDescription = {
    type: thrown.constructor.name,
    message: messageOf(thrown, query),
    code: text('code'),
    table: text('table') ?? text('table_name'),
    constraint: text('constraint') ?? text('constraint_name'),
    stack: framesOf(thrown),
    query: query?.slice(0, longestQuery),
  }
  if (depth < deepest) {
    if (thrown.cause !== undefined) description.cause = describeError(thrown.cause, depth + 1)
    if (thrown instanceof AggregateError)
      description.errors = thrown.errors.slice(0, 10).map((error) => describeError(error, depth + 1))
  }
  return description
}

/** Drizzle writes statement and values into its message. */
function messageOf(error: Error, query: string | undefined): string {
  if (query !== undefined && error.message.includes(query)) return 'the statement failed'
  return withoutValue(error.message, 'code' in error ? error.code : undefined)
}

/** The lines of the stack that name places; before them it repeats the message. */
const framesOf = ({ stack }: Error): string | undefined =>
  stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n')
