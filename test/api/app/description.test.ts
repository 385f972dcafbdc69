import { beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { mapCollectionIds } from '../../../api/feature/collections.ts'
import { eachDatabase } from '../../support/databases.ts'
import { listenTo } from '../../support/live.ts'
import { requestsTo } from '../../support/requests.ts'

type Content = Record<string, { schema: Record<string, unknown> }>
type Described = {
  paths: Record<string, Record<string, { responses: Record<string, { content?: Content; $ref?: string }> }>>
  components: { schemas: Record<string, object>; responses: Record<string, { content: Content }> }
}

const street = '320199001'
const here = `street=${street}&longitude=118.752&latitude=32.072`
const polygon = {
  type: 'Polygon',
  coordinates: [
    [
      [118.75, 32.07],
      [118.756, 32.07],
      [118.756, 32.076],
      [118.75, 32.07],
    ],
  ],
}

/** Addresses whose answers show everything that the description says of an operation. */
const questions: Record<string, string[]> = {
  'get /districts': ['/districts'],
  'get /districts/{code}': [`/districts/${street}`],
  'get /communities/{code}': [`/communities/${street}001`],
  'get /features/{collection}': mapCollectionIds.map((id) => `/features/${id}?street=${street}`),
  'get /incidents/points': [`/incidents/points?street=${street}`],
  'get /incidents/summary': [`/incidents/summary?street=${street}`],
  'get /incidents': ['due_at', '-due_at', 'stage'].map(
    (sort) => `/incidents?street=${street}&sort=${sort}&limit=500`,
  ),
  'get /incidents/{id}/suggestions': ['incident open=true /suggestions'],
  'get /incidents/{id}/nearby': ['incident open=true /nearby'],
  'get /incidents/{id}': ['open=true', 'stage=closed'].map((filter) => `incident ${filter}`),
  'get /live': ['/live', '/live?after=999999999', 'live'],
  'get /grids/{code}': [1, 20, 40].map((number) => `grid ${number}`),
  'get /estates/{id}': ['estates'],
  'get /buildings/{id}': ['buildings'],
  'get /redevelopment-zones/{id}': ['redevelopment-zones'],
  'get /service-points/{id}': ['service-points'],
  'get /units/{id}': ['units'],
  'get /places': [
    'communities',
    'grids',
    'estates',
    'redevelopment-zones',
    'buildings',
    'service-points',
    'units',
  ].map((of) => `/places?street=${street}&of=${of}&limit=200`),
  'get /places/at': [`/places/at?${here}`, `/places/at?street=${street}&longitude=118&latitude=32`],
  'get /places/nearest': ['units', 'service-points'].map((of) => `/places/nearest?${here}&of=${of}`),
  'get /places/figures': [`/places/figures?street=${street}`],
  'post /places/figures': ['/places/figures'],
  'get /categories': ['/categories'],
  'get /work-calendar': ['/work-calendar?year=2026', '/work-calendar?year=2030'],
  'get /indicators': ['day', 'year'].map((period) => `/indicators?street=${street}&period=${period}`),
  'get /indicators/{name}/records': [
    'reported',
    'on_time_settlement_rate',
    'rework_rate',
    'dispatch_accuracy_rate',
  ].map((name) => `/indicators/${name}/records?street=${street}&period=year&limit=200`),
  'get /ledger': [`/ledger?street=${street}&limit=500`],
  'get /settings': ['/settings'],
  'get /search': ['工农', 'gnxc', '垃圾', '网格'].map((q) => `/search?street=${street}&q=${q}&limit=50`),
  'get /addresses': [`/addresses?street=${street}&q=1`],
}

/** What needs somebody who is signed in, or changes something: the tests of the rooms hold the answers to the description. */
const askedElsewhere = [
  'post /incidents',
  'post /incidents/{id}/{verb}',
  'post /incidents/{id}/reveal',
  'post /incidents/dispatch',
  'get /incidents/duplicates',
  'post /auth/sign-in/username',
  'post /auth/sign-in/demo',
  'post /auth/sign-out',
  'post /auth/change-password',
  'get /auth/session',
  'get /auth/sign-on',
  'get /auth/callback/office',
  'get /me',
  'get /me/sessions',
  'delete /me/sessions/{id}',
  'get /me/keys',
  'post /me/keys',
  'delete /me/keys/{id}',
  'get /accounts',
  'post /accounts',
  'patch /accounts/{id}',
  'delete /accounts/{id}',
  'post /accounts/{id}/reset-password',
  'get /accounts/{id}/sessions',
  'delete /accounts/{id}/sessions',
  'get /audit',
  'post /attachments',
  'get /attachments/{id}',
  'get /attachments/{id}/thumbnail',
  'get /ledger.xlsx',
  'put /categories/{code}',
  'put /work-calendar/{day}',
  'delete /work-calendar/{day}',
  'get /response-templates',
  'post /response-templates',
  'put /response-templates/{id}',
  'delete /response-templates/{id}',
  'get /street-settings',
  'put /street-settings',
]

eachDatabase('the description', (database) => {
  let requests: ReturnType<typeof requestsTo>
  let described: Described

  beforeAll(async () => {
    requests = requestsTo(await database.open('demo'))
    described = await requests.json<Described>('/api/openapi.json')
  })

  /** A published schema as a check of answers, with what it refers to. */
  const checkOf = (schema: object) => {
    const text = JSON.stringify({ ...schema, definitions: described.components.schemas })
    return z.fromJSONSchema(JSON.parse(text.replaceAll('#/components/schemas/', '#/definitions/')), {
      defaultTarget: 'openapi-3.0',
    })
  }

  /** The data of the first message of a stream. */
  async function firstMessage(address: string): Promise<{ position: number }> {
    const listener = await listenTo(requests.ask(`/api${address}`))
    await listener.until(({ messages }) => messages.length > 0)
    await listener.close()
    return listener.messages[0]?.data as { position: number }
  }

  /** The addresses of a question; a word stands for things found by asking. */
  async function addresses(question: string): Promise<string[]> {
    if (question.startsWith('/')) return [question]
    if (question === 'live') return [`/live?after=${(await firstMessage('/live')).position - 3}`]
    const [word = '', what = '', part = ''] = question.split(' ')
    if (word === 'incident') {
      const { incidents } = await requests.json<{ incidents: { id: number }[] }>(
        `/api/incidents?street=${street}&${what}&limit=40`,
      )
      return incidents.map(({ id }) => `/incidents/${id}${part}`)
    }
    const collection = word === 'grid' ? 'grids' : word
    const { features } = await requests.json<{ features: { id: number }[] }>(
      `/api/features/${collection}?street=${street}`,
    )
    if (word === 'grid') return features.slice(Number(what), Number(what) + 1).map(({ id }) => `/grids/${id}`)
    const step = Math.ceil(features.length / 40)
    return features
      .filter((_, index) => index % step === 0)
      .map(({ id }) => `/${collection}/${id}?street=${street}`)
  }

  it('asks every operation that is described, or leaves it to the test of the room that it writes in', () => {
    const operations = Object.entries(described.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    )
    expect(operations.toSorted()).toEqual([...Object.keys(questions), ...askedElsewhere].toSorted())
  })

  it.each(Object.keys(questions))('is what %s answers', async (operation) => {
    const [method = '', path = ''] = operation.split(' ')
    const [[type = '', content] = []] = Object.entries(
      described.paths[path]?.[method]?.responses['200']?.content ?? {},
    )
    const check = checkOf(content?.schema ?? {})
    const asked = (await Promise.all((questions[operation] ?? []).map(addresses))).flat()
    expect(asked.length).toBeGreaterThan(0)
    const body = JSON.stringify({ street, polygon })
    const init = method === 'post' ? { method, body, headers: { 'content-type': 'application/json' } } : {}
    for (const address of asked) {
      const response = await requests.ask(`/api${address}`, init)
      expect([address, response.status]).toEqual([address, 200])
      expect(response.headers.get('content-type')?.replace('; charset=utf-8', '')).toBe(type)
      const answer: Record<string, unknown> =
        type === 'text/event-stream' ? await firstMessage(address) : await response.json()
      expect(check.safeParse(answer).error, address).toBeUndefined()
      expect(check.safeParse({ ...answer, unheard_of: 1 }).success).toBe(false)
      const [member = ''] = Object.keys(answer)
      expect(check.safeParse({ ...answer, [member]: undefined }).success).toBe(false)
    }
  })

  it.each(mapCollectionIds)('names the properties of %s one by one', async (id) => {
    const name = `${id.replace(/(^|-)(\w)/g, (_all, _dash, letter: string) => letter.toUpperCase())}Features`
    const check = checkOf(described.components.schemas[name] ?? {})
    const answer = await requests.json<{ features: { properties: object }[] }>(
      `/api/features/${id}?street=${street}`,
    )
    expect(answer.features.length).toBeGreaterThan(0)
    expect(check.safeParse(answer).error).toBeUndefined()
    const [feature] = answer.features
    const odd = { ...feature, properties: { ...feature?.properties, unheard_of: 1 } }
    expect(check.safeParse({ ...answer, features: [odd] }).success).toBe(false)
  })

  it.each([
    ['/api/districts/320199009', 404],
    ['/api/incidents?street=1', 400],
    ['/api/nothing', 404],
  ])('is what %s answers too', async (address, status) => {
    const [[type = '', content] = []] = Object.entries(described.components.responses.Problem?.content ?? {})
    const response = await requests.ask(address)
    expect([response.status, response.headers.get('content-type')]).toEqual([status, type])
    const answer = (await response.json()) as Record<string, unknown>
    const check = checkOf(content?.schema ?? {})
    expect(check.safeParse(answer).error).toBeUndefined()
    expect(check.safeParse({ ...answer, code: undefined }).success).toBe(false)
  })
})
