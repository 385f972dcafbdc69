import { z } from 'zod'
import { problemDocument } from './problem.shapes.ts'

/** One address under `/api`: what it takes and what it answers, by the schemas that the routes and queries use. */
export type Operation = {
  method?: 'get' | 'post' | 'put' | 'patch' | 'delete'
  path: string
  tag: string
  summary: string
  parameters?: z.ZodObject
  query?: z.ZodObject
  headers?: z.ZodObject
  /** JSON that fits a schema, or a file of one of these types. */
  body?: z.ZodType | readonly string[]
  /** 200 with a body unless it says otherwise; with a type and without a shape it is a file, with neither there is none. */
  answer: { description: string; shape?: z.ZodType; type?: string; status?: 200 | 201 | 204 | 302 }
  /** Statuses of problems beside those that every operation may have. */
  problems?: readonly number[]
}

const target = 'openapi-3.0'
const uri = (id: string) => `#/components/schemas/${id}`

/** Without what zod adds to each whole number, and to a format that already says it. */
function plain({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
  if (jsonSchema.format) delete jsonSchema.pattern
}

const inputSchema = (schema: z.ZodType) => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    target,
    override: plain,
  })
  return rest
}

/** Every schema with an id, by its id; they refer to each other. */
function namedSchemas() {
  const { schemas } = z.toJSONSchema(z.globalRegistry, { target, uri, override: plain })
  return Object.fromEntries(Object.entries(schemas).map(([id, { $id: _, ...schema }]) => [id, schema]))
}

/** A reference to the schema, or to several of which one fits. */
function reference(schema: z.ZodType): unknown {
  if (schema instanceof z.ZodUnion)
    return { anyOf: schema.options.map((option) => reference(option as z.ZodType)) }
  const { id } = z.globalRegistry.get(schema) ?? {}
  if (!id) throw new Error('an answer needs a schema with an id')
  return { $ref: uri(id) }
}

const listed = (place: 'path' | 'query' | 'header', schema: z.ZodObject | undefined) =>
  Object.entries(schema?.shape ?? {}).map(([name, value]) => ({
    name,
    in: place,
    required: place === 'path' || !value.safeParse(undefined).success,
    schema: inputSchema(value),
  }))

/** A file, in the form of OpenAPI 3.0. */
const file = { type: 'string', format: 'binary' }

const isTypes = (body: z.ZodType | readonly string[]): body is readonly string[] => Array.isArray(body)

const contentOf = (body: z.ZodType | readonly string[]) =>
  isTypes(body)
    ? Object.fromEntries(body.map((type) => [type, { schema: file }]))
    : { 'application/json': { schema: inputSchema(body) } }

function describeAnswer({ description, shape, type }: Operation['answer']) {
  if (!shape && !type) return { description }
  return {
    description,
    content: { [type ?? 'application/json']: { schema: shape ? reference(shape) : file } },
  }
}

function describeOperation(operation: Operation) {
  const { summary, tag, parameters, query, headers, body, answer, problems = [] } = operation
  const problem = { $ref: '#/components/responses/Problem' }
  return {
    summary,
    tags: [tag],
    parameters: [...listed('path', parameters), ...listed('query', query), ...listed('header', headers)],
    ...(body && {
      requestBody: { required: true, content: contentOf(body) },
    }),
    responses: {
      [answer.status ?? 200]: describeAnswer(answer),
      '400': problem,
      '401': problem,
      '403': problem,
      ...((parameters || query || body) && { '404': problem }),
      ...(body && { '413': problem }),
      ...Object.fromEntries(problems.map((status) => [status, problem])),
      '503': problem,
    },
  }
}

/** The OpenAPI 3.0 description of the operations. */
export function openApi(title: string, server: string, operations: readonly Operation[]) {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const operation of operations)
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method ?? 'get']: describeOperation(operation),
    }
  return {
    openapi: '3.0.3',
    info: { title, version: '1.0.0' },
    servers: [{ url: server }],
    paths,
    components: {
      schemas: namedSchemas(),
      responses: {
        Problem: {
          description: 'RFC 9457, with a stable code',
          content: { 'application/problem+json': { schema: reference(problemDocument) } },
        },
      },
    },
  }
}
