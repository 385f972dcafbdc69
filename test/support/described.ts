import { expect } from 'vitest'
import { z } from 'zod'
import type { requestsTo } from './requests.ts'

type Content = Record<string, { schema: object }>
type Described = {
  paths: Record<string, Record<string, { responses: Record<string, { content: Content }> }>>
  components: { schemas: Record<string, object> }
}

/**
 * Holds an answer to what `/api/openapi.json` says of an operation, `post /attachments`: its status, its type and, where it
 * is JSON, its shape. Returns the JSON.
 */
export async function expectDescribed<Shape>(
  requests: ReturnType<typeof requestsTo>,
  operation: string,
  response: Response,
): Promise<Shape> {
  const { paths, components } = await requests.json<Described>('/api/openapi.json')
  const [method = '', path = ''] = operation.split(' ')
  const content = paths[path]?.[method]?.responses[response.status]?.content
  const type = response.headers.get('content-type') ?? ''
  expect(Object.keys(content ?? {}), `${operation} ${response.status}`).toEqual([type])
  if (!/json$/.test(type)) return undefined as Shape
  const text = JSON.stringify({ ...content?.[type]?.schema, definitions: components.schemas })
  const check = z.fromJSONSchema(JSON.parse(text.replaceAll('#/components/schemas/', '#/definitions/')), {
    defaultTarget: 'openapi-3.0',
  })
  const answer = (await response.json()) as Shape
  expect(check.safeParse(answer).error, operation).toBeUndefined()
  expect(check.safeParse({ ...answer, unheard_of: 1 }).success, operation).toBe(false)
  return answer
}
