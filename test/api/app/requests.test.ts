import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import type { OpenDatabase } from '../../../api/database/open.ts'
import { mapCollectionIds } from '../../../api/feature/collections.ts'
import { eachDatabase } from '../../support/databases.ts'
import { requestsTo } from '../../support/requests.ts'
import { seedStreet } from '../../support/street.ts'

const street = 'street=320199001'
/** No zod text: those begin with a capital letter. */
const saidPlainly = /^(?!.*(Invalid|Too (small|big)|expected|received))[a-z]/

eachDatabase('requests', (database) => {
  let requests: ReturnType<typeof requestsTo>
  let opened: OpenDatabase
  let change: () => Promise<unknown>

  beforeAll(async () => {
    opened = await database.open()
    await seedStreet(opened.database, { street: '320199001' })
    await seedStreet(opened.database, { street: '320199002', incidents: 40, seed: 3 })
    requests = requestsTo(opened)
    change = () => opened.query("UPDATE grid SET name = name || '甲' WHERE code = '320199001001001'")
  })

  const lives = async () => expect((await requests.ask('/readyz')).status).toBe(200)
  const post = (body: string): RequestInit => ({
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  })
  const polygon = (coordinates: unknown) =>
    JSON.stringify({ street: '320199001', polygon: { type: 'Polygon', coordinates } })

  it.each([
    ['/api/features/grids?street=320199009', 404, 'street_unknown'],
    ['/api/districts/320199009', 404, 'street_unknown'],
    ['/api/incidents?street=320199009', 404, 'street_unknown'],
    ['/api/search?street=320199009&q=x', 404, 'street_unknown'],
    ['/api/features/nothing?street=320199001', 400, 'input_invalid'],
    ['/api/features/grids', 400, 'input_invalid'],
    ['/api/features/grids?street=1', 400, 'input_invalid'],
    ["/api/features/grids?street=320199001'--", 400, 'input_invalid'],
    [`/api/features/grids?${street}&${street}`, 400, 'input_invalid'],
    [`/api/incidents?${street}&bogus=1`, 400, 'input_invalid'],
    [`/api/incidents?${street}&limit=-1`, 400, 'input_invalid'],
    [`/api/incidents?${street}&limit=`, 400, 'input_invalid'],
    [`/api/incidents?${street}&limit=501`, 400, 'input_invalid'],
    [`/api/incidents?${street}&sort=nothing`, 400, 'input_invalid'],
    [`/api/incidents?${street}&cursor=x`, 400, 'input_invalid'],
    [`/api/incidents?${street}&bbox=a,b,c,d`, 400, 'input_invalid'],
    [`/api/incidents?${street}&bbox=NaN,1,2,3`, 400, 'input_invalid'],
    [`/api/incidents?${street}&bbox=32,118,33,119`, 400, 'input_invalid'],
    [`/api/incidents?${street}&circle=118,32,0`, 400, 'input_invalid'],
    [`/api/incidents?${street}&circle=32,118,100`, 400, 'input_invalid'],
    [`/api/incidents?${street}&from=yesterday`, 400, 'input_invalid'],
    [`/api/incidents?${street}&stage=nothing`, 400, 'input_invalid'],
    [`/api/incidents?${street}&grid=1`, 400, 'input_invalid'],
    [`/api/incidents?${street}&grid=3201990010010`, 400, 'input_invalid'],
    [`/api/incidents?${street}&estate=x`, 400, 'input_invalid'],
    [`/api/incidents?${street}&open=perhaps`, 400, 'input_invalid'],
    [`/api/incidents?${street}&polygon=1 1,2 2`, 400, 'input_invalid'],
    [`/api/incidents?${street}&polygon=32 118,33 118,33 119`, 400, 'input_invalid'],
    ['/api/incidents/0', 400, 'input_invalid'],
    ['/api/incidents/x', 400, 'input_invalid'],
    ['/api/incidents/999999999999', 404, 'incident_unknown'],
    ['/api/grids/1', 400, 'input_invalid'],
    ['/api/grids/320199001009009', 404, 'place_unknown'],
    [`/api/estates/99999999999?${street}`, 404, 'place_unknown'],
    [`/api/places/at?${street}&longitude=&latitude=32`, 400, 'input_invalid'],
    [`/api/places/at?${street}&longitude=NaN&latitude=32`, 400, 'input_invalid'],
    [`/api/places/at?${street}&longitude=32&latitude=118`, 400, 'input_invalid'],
    [`/api/places/nearest?${street}&longitude=118&latitude=32&of=people`, 400, 'input_invalid'],
    [`/api/search?${street}&q=%20`, 400, 'input_invalid'],
    [`/api/search?${street}&q=%00`, 400, 'input_invalid'],
    ['/api/nothing', 404, 'route_unknown'],
    ['/nothing.js', 404, 'route_unknown'],
  ])('answers %s with %i', async (path, status, code) => {
    expect(await requests.problem(path)).toMatchObject({
      status,
      code,
      contentType: 'application/problem+json',
    })
    await lives()
  })

  const cursorOf = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url')
  const instants = ['0000-01-01T00:00:00Z', '0001-01-01T00:00:00+14:00', '9999-12-31T23:59:59-14:00']

  it.each([
    [`cursor=${cursorOf('x', 'abc')}`, '/cursor'],
    [`cursor=${cursorOf('-reported_at', 'yesterday', '1')}`, '/cursor'],
    [`cursor=${cursorOf('-reported_at', null, '1')}`, '/cursor'],
    [`cursor=${cursorOf('-reported_at', '2026-01-01T00:00:00.000Z', 'abc')}`, '/cursor'],
    [`cursor=${cursorOf('-reported_at', '2026-01-01T00:00:00.000Z', '1'.repeat(20))}`, '/cursor'],
    [`cursor=${cursorOf('-reported_at', '2026-01-01T00:00:00.000Z', '1')}&sort=code`, '/cursor'],
    [`cursor=${cursorOf('code', 'I-1-1', '1')}`, '/cursor'],
    [`sort=stage&cursor=${cursorOf('stage', 'handling', '1')}`, '/cursor'],
    ['grid=', '/grid/0'],
    ['grid=320199001001001,', '/grid/1'],
    ['stage=,closed', '/stage/0'],
    [`estate=${'1'.repeat(20)}`, '/estate/0'],
    ['estate=1,0x10', '/estate/1'],
    ['zone=%201e3', '/zone/0'],
    ['zone=1e3', '/zone/0'],
    ['zone=-1', '/zone/0'],
    ['bbox=0x10,0,80,50', '/bbox/0'],
    ['bbox=118,%2032,119,33', '/bbox/1'],
    ['circle=118.75,32.06,0x10', '/circle/2'],
    ['polygon=0x10 1,2 2,3 1', '/polygon/0/0'],
    ['circle=180,10,20000', '/circle'],
    ['circle=-179.95,10,20000', '/circle'],
    ['circle=118.75,89.9,20000', '/circle'],
    ['a%2Fb~c=1', '/a~1b~0c'],
    ['text=%00', '/text'],
    ...instants.flatMap((instant) => [
      [`from=${encodeURIComponent(instant)}`, '/from'],
      [`to=${encodeURIComponent(instant)}`, '/to'],
    ]),
  ])('names the parameter at fault in %s', async (query, pointer) => {
    const problem = await requests.problem(`/api/incidents?${street}&${query}`)
    expect(problem).toMatchObject({ status: 400, code: 'input_invalid' })
    expect(problem.errors).toHaveLength(1)
    expect(problem.errors?.[0]?.pointer).toBe(pointer)
    expect(problem.errors?.[0]?.detail).toMatch(/\w/)
  })

  it.each([
    [`/api/incidents?${street}&circle=a`, '/circle', 'must have 3 values'],
    [`/api/incidents?${street}&circle=118,32,0`, '/circle/2', 'must be more than 0'],
    [`/api/incidents?${street}&circle=118,32,20001`, '/circle/2', 'must be at most 20000'],
    [`/api/incidents?${street}&bbox=1,2,3`, '/bbox', 'must have 4 values'],
    [`/api/incidents?${street}&bbox=1,2,3,4&bbox=1,2,3,4`, '/bbox', 'is given more than once'],
    [`/api/incidents?${street}&polygon=1 1,2 2`, '/polygon', 'must have at least 3 values'],
    [
      `/api/incidents?${street}&from=2026-05-01`,
      '/from',
      'must be an instant with its offset, like 2026-05-01T08:00:00+08:00',
    ],
    [`/api/incidents?${street}&open=perhaps`, '/open', 'must be true or false'],
    [`/api/incidents?${street}&severity=mild`, '/severity/0', 'must be one of normal, urgent'],
    [`/api/incidents?${street}&text=`, '/text', 'must not be empty'],
    [`/api/incidents?${street}&text=${'x'.repeat(101)}`, '/text', 'must have at most 100 characters'],
    [`/api/incidents?${street}&limit=501`, '/limit', 'must be a whole number from 1 to 500'],
    [`/api/incidents?${street}&sort=code&sort=stage`, '/sort', 'is given more than once'],
    [`/api/incidents?${street}&from=2026-05-01T00:00:00Z&from=x`, '/from', 'is given more than once'],
    ['/api/incidents', '/street', 'is required'],
    [`/api/places?${street}`, '/of', 'is required'],
    [
      `/api/places/at?${street}&longitude=118&longitude=119&latitude=32`,
      '/longitude',
      'is given more than once',
    ],
    [`/api/places/at?${street}&longitude=118`, '/latitude', 'is required'],
    [`/api/features/nothing?${street}`, '/collection', `must be one of ${mapCollectionIds.join(', ')}`],
  ])('says of %s plainly what is wrong', async (path, pointer, detail) => {
    expect((await requests.problem(path)).errors).toEqual([{ pointer, detail }])
  })

  it('says of a body plainly what is wrong', async () => {
    const body = JSON.stringify({ polygon: { type: 'Point', coordinates: [[[1, 2], 'x', null, [1]]] } })
    const { errors } = await requests.problem('/api/places/figures', post(body))
    expect(errors).toEqual([
      { pointer: '/street', detail: 'is required' },
      { pointer: '/polygon/type', detail: 'must be Polygon' },
      { pointer: '/polygon/coordinates/0/1', detail: 'must be a list' },
      { pointer: '/polygon/coordinates/0/2', detail: 'must be a list' },
      { pointer: '/polygon/coordinates/0/3', detail: 'must have 2 values' },
    ])
    expect((await requests.problem('/api/places/figures', post('[]'))).errors).toEqual([
      { pointer: '', detail: 'must be an object' },
    ])
  })

  it.each(['grid', 'polygon'])('tells of a %s of thousands of wrong parts in a few', async (name) => {
    const problem = await requests.problem(`/api/incidents?${street}&${name}=${','.repeat(10_000)}`)
    expect(problem).toMatchObject({ status: 400, code: 'input_invalid' })
    expect(problem.errors?.length).toBeLessThan(1100)
  })

  it.each(instants)('refuses %s as the instant to look at', async (instant) => {
    const problem = await requests.problem(`/api/incidents/1?at=${encodeURIComponent(instant)}`)
    expect(problem.errors).toEqual([{ pointer: '/at', detail: 'must be in the years 1 to 9999' }])
  })

  it.each(['0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z'])('takes %s', async (instant) => {
    expect((await requests.ask(`/api/incidents?${street}&from=${instant}&to=${instant}`)).status).toBe(200)
  })

  it('takes a cursor back only for the sort it was given for', async () => {
    const first = await requests.json<{ next: string }>(`/api/incidents?${street}&limit=2&sort=code`)
    expect((await requests.ask(`/api/incidents?${street}&sort=code&cursor=${first.next}`)).status).toBe(200)
    const other = await requests.problem(`/api/incidents?${street}&sort=-code&cursor=${first.next}`)
    expect(other.errors).toEqual([{ pointer: '/cursor', detail: 'is a cursor of the list sorted otherwise' }])
  })

  it.each([
    ['malformed JSON', '{"street":', 400, 'body_malformed'],
    ['no object', '[]', 400, 'input_invalid'],
    ['a further member', '{"street":"320199001","polygon":{},"x":1}', 400, 'input_invalid'],
    ['no rings', polygon([]), 400, 'input_invalid'],
    [
      'an open ring',
      polygon([
        [
          [1, 1],
          [2, 1],
          [2, 2],
          [1, 2],
        ],
      ]),
      400,
      'input_invalid',
    ],
    [
      'swapped coordinates',
      polygon([
        [
          [32, 118],
          [33, 118],
          [33, 119],
          [32, 118],
        ],
      ]),
      400,
      'input_invalid',
    ],
    [
      'texts',
      polygon([
        [
          ['a', 'b'],
          [2, 1],
          [2, 2],
          ['a', 'b'],
        ],
      ]),
      400,
      'input_invalid',
    ],
    [
      'a flat ring',
      polygon([
        [
          [1, 1],
          [2, 2],
          [3, 3],
          [1, 1],
        ],
      ]),
      400,
      'polygon_invalid',
    ],
  ])('refuses a body of %s', async (_name, body, status, code) => {
    expect(await requests.problem('/api/places/figures', post(body))).toMatchObject({ status, code })
    await lives()
  })

  it('names the place where a shape crosses itself', async () => {
    const query = new URLSearchParams({
      street: '320199001',
      polygon: '118.75 32.06,118.76 32.07,118.76 32.06,118.75 32.07',
    })
    for (const path of [
      '/api/incidents',
      '/api/incidents/points',
      '/api/incidents/summary',
      '/api/places/figures',
    ]) {
      const problem = await requests.problem(`${path}?${query}`)
      expect(problem).toMatchObject({ status: 400, code: 'polygon_invalid' })
      expect(problem.place?.longitude).toBeCloseTo(118.755, 6)
      expect(problem.place?.latitude).toBeCloseTo(32.065, 6)
    }
  })

  it('refuses a body of fifty megabytes without reading it', async () => {
    const body = JSON.stringify({ street: 'x'.repeat(50 * 1024 * 1024) })
    const init = {
      ...post(body),
      headers: { 'content-type': 'application/json', 'content-length': String(body.length) },
    }
    expect(await requests.problem('/api/places/figures', init)).toMatchObject({
      status: 413,
      code: 'body_too_large',
    })
    await lives()
  })

  it('says which methods an address takes', async () => {
    const response = await requests.ask('/api/districts', { method: 'DELETE' })
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  })

  it('never fails over a query string, whatever is in it', async () => {
    const name = fc.oneof(
      fc.constantFrom('street', 'bbox', 'circle', 'polygon', 'from', 'to', 'text', 'limit', 'cursor', 'sort'),
      fc.constantFrom(
        'grid',
        'estate',
        'zone',
        'category',
        'stage',
        'open',
        'overdue',
        'datetime',
        'q',
        'of',
        'k',
      ),
      fc.string({ maxLength: 8 }),
    )
    const number = fc.oneof(
      fc.double({ min: -200, max: 200 }),
      fc.integer(),
      fc.constantFrom(0, 118.755, 32.065),
    )
    const value = fc.oneof(
      fc.string({ maxLength: 20, unit: 'binary' }),
      fc.array(number, { maxLength: 6 }).map((numbers) => numbers.join(',')),
      fc
        .array(fc.tuple(number, number), { maxLength: 6 })
        .map((corners) => corners.map((corner) => corner.join(' ')).join(',')),
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
      fc.constantFrom(
        'true',
        '..',
        '../..',
        '320199001001001',
        '01',
        'handling',
        'units',
        '%',
        '\\',
        "'",
        '\0',
      ),
    )
    const path = fc.constantFrom(
      '/api/incidents',
      '/api/incidents/points',
      '/api/incidents/summary',
      '/api/places/figures',
      '/api/places/at',
      '/api/places/nearest',
      '/api/search',
      '/api/features/grids',
      '/ogc/collections/incidents/items',
      '/ogc/collections/grids/items',
    )
    await fc.assert(
      fc.asyncProperty(
        path,
        fc.dictionary(name, value, { maxKeys: 4 }),
        fc.boolean(),
        async (address, parameters, isScoped) => {
          const query = new URLSearchParams({
            ...(isScoped && address.startsWith('/api') && { street: '320199001' }),
            ...parameters,
          })
          const { status, code, errors } = await requests.problem(`${address}?${query}`)
          expect(status, `${address}?${query}`).toBeLessThan(500)
          if (status === 400) {
            expect(['input_invalid', 'polygon_invalid'], `${address}?${query}`).toContain(code)
            expect(errors?.[0]?.pointer, `${address}?${query}`).toMatch(/^\//)
            for (const { detail } of errors ?? []) expect(detail).toMatch(saidPlainly)
          }
        },
      ),
      { numRuns: 400 },
    )
    await lives()
  })

  it.each(mapCollectionIds)(
    'serves %s compressed, with a tag, and 304 to whoever has it',
    async (collection) => {
      const path = `/api/features/${collection}?${street}`
      const plain = await requests.ask(path)
      expect(plain.headers.get('content-type')).toBe('application/geo+json')
      const text = await plain.text()
      const features = (JSON.parse(text) as { features: { properties: Record<string, unknown> }[] }).features
      if (collection !== 'base-features') expect(features.length).toBeGreaterThan(0)
      expect(text).not.toContain('320199002')
      for (const encoding of ['br', 'gzip']) {
        const packed = await requests.ask(path, { headers: { 'accept-encoding': encoding } })
        const bytes = Buffer.from(await packed.arrayBuffer())
        const isPacked = packed.headers.get('content-encoding') === encoding
        expect(isPacked).toBe(text.length >= 1024)
        const unpack = encoding === 'br' ? brotliDecompressSync : gunzipSync
        expect((isPacked ? unpack(bytes) : bytes).toString()).toBe(text)
        const tag = packed.headers.get('etag') ?? ''
        expect(tag).toMatch(/^"[\w-]+"$/)
        const again = await requests.ask(path, {
          headers: { 'accept-encoding': encoding, 'if-none-match': tag },
        })
        expect(again.status).toBe(304)
      }
    },
  )

  it('shows a change at once', async () => {
    const path = `/api/features/grids?${street}`
    const before = await requests.ask(path)
    await change()
    const after = await requests.ask(path, { headers: { 'if-none-match': before.headers.get('etag') ?? '' } })
    expect(after.status).toBe(200)
    expect(await after.text()).toContain('第1网格甲')
  })

  it('describes streets and their totals', async () => {
    const { districts } = await requests.json<{ districts: unknown[] }>('/api/districts')
    expect(districts).toMatchObject([
      { code: '320199001', grids: 20, incidents: 300 },
      { code: '320199002', grids: 20, incidents: 40 },
    ])
    const detail = await requests.json('/api/districts/320199001')
    expect(detail).toMatchObject({
      boundary: { type: 'Polygon' },
      totals: {
        grids: 20,
        communities: 2,
        estates: 6,
        old_estates: 4,
        buildings: 40,
        incidents: 300,
        households: 2190,
      },
    })
  })

  it('describes every address it has, and no other', async () => {
    const { paths } = await requests.json<{ paths: Record<string, Record<string, unknown>> }>(
      '/api/openapi.json',
    )
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} /api${path}`),
    )
    const served = requests.routes.filter((route) => /^(GET|POST|PUT|PATCH|DELETE) \/api\/[^*]+$/.test(route))
    expect(new Set(described)).toEqual(new Set(served.filter((route) => !route.endsWith('/openapi.json'))))
  })

  it('sends the headers that keep a page safe, and the request id it was given', async () => {
    const { headers } = await requests.ask('/healthz', { headers: { 'x-request-id': 'given-by-caller-1' } })
    expect(headers.get('x-request-id')).toBe('given-by-caller-1')
    expect(headers.get('content-security-policy')).toContain("worker-src 'self' blob:")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    const odd = await requests.ask('/healthz', { headers: { 'x-request-id': 'a b' } })
    expect(odd.headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/)
  })

  it('hands the key of 天地图 to the pages and lets them ask its hosts, only where there is one', async () => {
    const policy = async (asked: typeof requests) =>
      (await asked.ask('/healthz')).headers.get('content-security-policy') ?? ''
    expect(await requests.json('/api/settings')).toEqual({ tianditu: null })
    expect(await policy(requests)).not.toContain('tianditu')
    const tianditu = { key: 'k', approval_number: 'GS(2024)0001号' }
    const withKey = requestsTo(opened, { settings: { tianditu } })
    expect(await withKey.json('/api/settings')).toEqual({ tianditu })
    const directives = (await policy(withKey)).split('; ').filter((part) => part.includes('tianditu'))
    expect(directives.map((part) => part.split(' ')[0])).toEqual(['img-src', 'connect-src'])
    expect(directives[1]).toContain('https://t0.tianditu.gov.cn https://t1.tianditu.gov.cn')
    expect(directives[1]).not.toContain('*')
  })

  it('counts requests by route for Prometheus', async () => {
    const text = await (await requests.ask('/metrics')).text()
    expect(text).toMatch(
      /streetgrid_http_request_duration_seconds_count\{method="GET",route="\/api\/incidents",status="200"\} \d+/,
    )
    expect(text).toContain('streetgrid_database_up 1')
    const [, statements] = /streetgrid_database_query_duration_seconds_count (\d+)/.exec(text) ?? []
    expect(Number(statements)).toBeGreaterThan(10)
  })
})
