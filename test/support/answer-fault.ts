import { z } from 'zod'
import { identityOperations } from '../../api/identity/identity.description.ts'
import type { Operation } from '../../api/openapi.ts'

/**
 * What is wrong with an answer by the description of its operation, or undefined. A member that the description does not
 * name is wrong too.
 */
export function faultOf(
  method: string,
  path: string,
  status: number,
  body: unknown,
  operations: readonly Operation[] = identityOperations,
): string | undefined {
  const operation = operations.find((known) => known.path === path && (known.method ?? 'get') === method)
  if (!operation) return `${method} ${path} is not described`
  const expected = operation.answer.status ?? 200
  if (status !== expected) return `answers ${status}, not ${expected}`
  const { shape } = operation.answer
  if (!shape) return body === undefined ? undefined : 'has a body'
  const strict = shape instanceof z.ZodObject ? shape.strict() : shape
  return strict.safeParse(body).error?.message
}
