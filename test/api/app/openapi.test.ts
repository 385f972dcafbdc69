import { describe, expect, it } from 'vitest'
import { descriptionRoutes } from '../../../api/description.ts'
import { publicCollections } from '../../../api/feature/collections.ts'
import { openApiDocument } from '../../../api/ogc/openapi.ts'

type Json = Record<string, unknown>
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Every object in a document with its JSON pointer. */
function* objectsIn(value: unknown, pointer = ''): Generator<[string, Json]> {
  if (isObject(value)) yield [pointer, value]
  if (typeof value === 'object' && value !== null)
    for (const [key, part] of Object.entries(value))
      yield* objectsIn(part, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`)
}

const valueAt = (document: unknown, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), document)

/** The schema objects of a document: below a `schema`, and the named ones. */
const schemasIn = (document: Json) =>
  [...objectsIn(document)].filter(
    ([pointer]) =>
      (/\/schema(\/|$)/.test(pointer) || pointer.startsWith('/components/schemas/')) &&
      !/\/(properties|default|enum)$/.test(pointer),
  )

describe.each([
  ['/api/openapi.json', async () => (await descriptionRoutes().request('/openapi.json')).json()],
  ['/ogc/api', async () => openApiDocument('http://127.0.0.1/ogc', publicCollections)],
])('%s', (_address, read) => {
  const operations = async () => {
    const document: Json = await read()
    const resolved = (value: unknown): Json => {
      if (!isObject(value)) throw new TypeError('not an object')
      return typeof value.$ref === 'string' ? resolved(valueAt(document, value.$ref.slice(1))) : value
    }
    return Object.entries(document.paths as Json).flatMap(([path, methods]) =>
      Object.entries(methods as Json).map(([method, operation]) => {
        const { parameters = [], ...rest } = operation as Json
        return {
          name: `${method} ${path}`,
          path,
          parameters: (parameters as unknown[]).map(resolved),
          rest,
          resolved,
        }
      }),
    )
  }

  it('refers to nothing that is not there', async () => {
    const document: Json = await read()
    const references = [...objectsIn(document)].flatMap(([, { $ref }]) =>
      typeof $ref === 'string' ? [$ref] : [],
    )
    expect(references.length).toBeGreaterThan(10)
    for (const reference of references)
      if (!reference.startsWith('https://geojson.org/schema/'))
        expect(valueAt(document, reference.replace(/^#/, '')), reference).toBeDefined()
  })

  it('gives each parameter a name, a place and a schema, and those of the path theirs', async () => {
    for (const { name, path, parameters } of await operations()) {
      for (const parameter of parameters) {
        expect([name, parameter.name, isObject(parameter.schema)]).toEqual([name, expect.any(String), true])
        expect(['path', 'query']).toContain(parameter.in)
        if (parameter.in === 'path') expect(parameter.required).toBe(true)
      }
      const keys = parameters.map((parameter) => `${parameter.in} ${parameter.name}`)
      expect(new Set(keys).size, name).toBe(keys.length)
      const inPath = parameters
        .filter((parameter) => parameter.in === 'path')
        .map((parameter) => parameter.name)
      expect(inPath, name).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter))
    }
  })

  it('says of each operation what it answers', async () => {
    for (const { name, rest, resolved } of await operations()) {
      const responses = Object.entries(rest.responses as Json)
      const statuses = responses.map(([status]) => status)
      expect(statuses, name).toEqual(expect.arrayContaining(['400', '503']))
      expect(
        statuses.filter((status) => status < '400'),
        name,
      ).toHaveLength(1)
      for (const [status, response] of responses) {
        const { description, content } = resolved(response)
        expect([name, status, description]).toEqual([name, status, expect.stringMatching(/\w/)])
        for (const media of Object.values((content ?? {}) as Json))
          expect(isObject(resolved(media).schema)).toBe(true)
      }
    }
  })

  it('keeps to the schemas of OpenAPI 3.0', async () => {
    const document: Json = await read()
    expect(document.openapi).toMatch(/^3\.0\.\d$/)
    expect(document.info).toMatchObject({ title: expect.any(String), version: expect.any(String) })
    const types = ['array', 'boolean', 'integer', 'number', 'object', 'string', undefined]
    const later = [
      '$schema',
      '$id',
      'const',
      'prefixItems',
      'patternProperties',
      'propertyNames',
      'if',
      '$defs',
    ]
    for (const [pointer, schema] of schemasIn(document)) {
      expect(types, `${pointer} ${schema.type}`).toContain(schema.type)
      expect(
        Object.keys(schema).filter((key) => later.includes(key)),
        pointer,
      ).toEqual([])
      for (const key of ['exclusiveMinimum', 'exclusiveMaximum'])
        expect(['boolean', 'undefined'], `${pointer}/${key}`).toContain(typeof schema[key])
      if (schema.type === 'array') expect(schema.items, pointer).toBeDefined()
    }
  })
})
