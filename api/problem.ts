import { zValidator } from '@hono/zod-validator'
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { z } from 'zod'
import { SpatialError, translateSpatialError } from './database/spatial-error.ts'
import { type InputFault, inputFaults, wordIssue } from './input-fault.ts'
import { jsonPointer } from './json-pointer.model.ts'
import type { ProblemDocument } from './problem.shapes.ts'

export { type InputFault, jsonPointer }

export type ProblemStatus = 400 | 401 | 403 | 404 | 405 | 409 | 413 | 422 | 429 | 500 | 503

type Particulars = {
  detail?: string
  errors?: InputFault[]
  headers?: Record<string, string>
  cause?: unknown
  /** Further members of the problem document (RFC 9457, 3.2). */
  members?: Record<string, unknown>
}

/** An error that is told to the caller as `application/problem+json` (RFC 9457). */
export class Problem extends Error {
  readonly code: string
  readonly status: ProblemStatus
  readonly title: string
  readonly particulars: Particulars

  constructor(code: string, status: ProblemStatus, title: string, particulars: Particulars = {}) {
    super(particulars.detail ?? title, { cause: particulars.cause })
    this.code = code
    this.status = status
    this.title = title
    this.particulars = particulars
  }

  /** The problem as a response; `instance` is the request's id, to be found again in the log. */
  respond(context: Context, instance?: string): Response {
    const { detail, errors, headers, members } = this.particulars
    const body: ProblemDocument = {
      type: `urn:streetgrid:problem:${this.code}`,
      title: this.title,
      status: this.status,
      code: this.code,
      detail,
      errors,
      instance: instance && `urn:streetgrid:request:${instance}`,
      ...members,
    }
    return context.body(JSON.stringify(body), this.status, {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...headers,
    })
  }
}

/** Declares a room's error: `const streetUnknown = declareProblem('street_unknown', 404, '…')`, `throw streetUnknown({ detail })`. */
export const declareProblem =
  (code: string, status: ProblemStatus, title: string) =>
  (particulars: Particulars = {}) =>
    new Problem(code, status, title, particulars)

export const inputInvalid = declareProblem('input_invalid', 400, 'The request does not fit its description')
export const bodyMalformed = declareProblem('body_malformed', 400, 'The body is not what its type says')
export const bodyTooLarge = declareProblem('body_too_large', 413, 'The body is too large')
export const routeUnknown = declareProblem('route_unknown', 404, 'There is nothing at this address')
export const methodNotAllowed = declareProblem(
  'method_not_allowed',
  405,
  'This address does not take this method',
)
export const valueOutOfRange = declareProblem('value_out_of_range', 400, 'A value is out of range')
export const geometryInvalid = declareProblem('geometry_invalid', 400, 'A shape is not one to reckon with')
export const databaseUnavailable = declareProblem(
  'database_unavailable',
  503,
  'The database does not answer at the moment',
)
export const requestTimeout = declareProblem('request_timeout', 503, 'The answer took too long')
export const internalError = declareProblem('internal_error', 500, 'Something failed on our side')

/**
 * Validates a part of the request; every failure becomes one `input_invalid` problem. Objects should be strict, for
 * a misspelt condition that is silently ignored answers another question than the one asked.
 */
export const validate = <Target extends 'query' | 'param' | 'json' | 'header', Schema extends z.ZodType>(
  target: Target,
  schema: Schema,
) =>
  zValidator(
    target,
    schema,
    (result) => {
      if (result.success) return
      throw inputInvalid({ errors: inputFaults(result.error, target === 'query' ? result.data : undefined) })
    },
    // Typed as never, for the validator's own type of a result cannot be told for a schema that is not known yet.
    {
      validationFunction: (schema, value) =>
        schema.safeParseAsync(value, { error: wordIssue }) as Promise<never>,
    },
  )

/** What a schema makes of a value that came without one, such as a body whose form depends on the address. */
export function readInput<Value>(schema: z.ZodType<Value>, given: unknown): Value {
  const result = schema.safeParse(given, { error: wordIssue })
  if (result.success) return result.data
  throw inputInvalid({ errors: inputFaults(result.error) })
}

/** What the system and the driver say when the database's server is not there, cannot be reached or has hung up. */
const connectionFaults = new Set([
  'EADDRNOTAVAIL',
  'EAI_AGAIN',
  'EAI_FAIL',
  'ECONNABORTED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'ENETDOWN',
  'ENETRESET',
  'ENETUNREACH',
  'ENOTCONN',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
])

/** The `code` of an error or of what caused it: Drizzle wraps the driver's error, which carries the SQLSTATE. */
function faultCode(error: unknown): string | undefined {
  for (let current = error; current instanceof Error; current = current.cause)
    if ('code' in current && typeof current.code === 'string') return current.code
  return undefined
}

/** Translates whatever was thrown into the problem to tell: the only place where foreign errors get a meaning. */
export function toProblem(thrown: unknown): Problem {
  const error = translateSpatialError(thrown)
  if (error instanceof Problem) return error
  if (error instanceof SpatialError) return geometryInvalid({ cause: error })
  if (error instanceof HTTPException) {
    if (error.status === 413) return bodyTooLarge()
    return bodyMalformed({ detail: error.message, cause: error })
  }
  const code = faultCode(error)
  if (code === undefined) return internalError({ cause: error })
  const isShutdown = code.startsWith('57P') || code === '53300'
  if (connectionFaults.has(code) || code.startsWith('08') || isShutdown)
    return databaseUnavailable({ headers: { 'retry-after': '5' }, cause: error })
  if (code === '57014') return requestTimeout({ headers: { 'retry-after': '5' }, cause: error })
  if (/^22...$/.test(code)) return valueOutOfRange({ cause: error })
  return internalError({ cause: error })
}
