import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { beforeAll, expect, it } from 'vitest'
import type { OpenDatabase } from '../../../api/database/open.ts'
import { createFirstAdministrator } from '../../../api/identity/first-administrator.ts'
import { createIdentity } from '../../../api/identity/identity.ts'
import { eachDatabase } from '../../support/databases.ts'
import { somewhere } from '../../support/loop.ts'
import { requestsTo } from '../../support/requests.ts'
import { seedStreet } from '../../support/street.ts'

const street = '320199001'
const where = `street=${street}`

/** A write as it is sent: by whom, where and what. `stored` counts what it is to do once. */
type Write = { by?: 'admin' | 'commander'; path: string; body?: unknown; counted: string }

/** Writes that take no key, and why. */
const withoutKey: Record<string, string> = {
  'post /auth/sign-in/username': 'nobody is signed in yet whose key it could be',
  'post /auth/sign-in/demo': 'the same',
  'post /auth/sign-out': 'out is out',
  'post /incidents/{id}/reveal': 'each time something is shown is recorded, also of the same',
  'post /places/figures': 'a question with a body',
}

eachDatabase('a write that is sent again', (database) => {
  let opened: OpenDatabase
  let requests: ReturnType<typeof requestsTo>
  let units: number[]
  const cookies = { admin: '', commander: '' }
  const password = 'Garden-Path-41'

  const send = (method: string, path: string, body: unknown, headers: Record<string, string>) =>
    requests.ask(`/api${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body !== undefined && {
        body: Buffer.isBuffer(body) ? new Uint8Array(body) : JSON.stringify(body),
      }),
    })
  const told = async (response: Response): Promise<Record<string, unknown>> => {
    const text = await response.text()
    if (!response.ok) throw new Error(`${response.status} ${text}`)
    return text === '' ? {} : JSON.parse(text)
  }
  const as = (who: 'admin' | 'commander') => ({ cookie: cookies[who] })
  const post = async (path: string, body: unknown = {}, who: 'admin' | 'commander' = 'admin') =>
    told(await send('POST', path, body, as(who)))
  const cookieOf = (response: Response) => response.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const signIn = async (username: string, secret: string) => {
    const response = await send('POST', '/auth/sign-in/username', { username, password: secret }, {})
    await told(response.clone())
    return cookieOf(response)
  }
  /** Signs in with an initial password and changes it. */
  const enter = async (username: string, initial: string) => {
    const cookie = await signIn(username, initial)
    const body = { current_password: initial, new_password: password }
    return cookieOf(await send('POST', '/auth/change-password', body, { cookie }))
  }
  const count = async (counted: string) =>
    Number((await opened.query(`SELECT count(*) AS n FROM ${counted}`))[0]?.n)
  const account = (username: string) => ({
    username,
    name: username,
    email: null,
    role: 'commander',
    scope: street,
    unit: null,
  })
  const newAccount = async (username: string) => String((await post('/accounts', account(username))).id)
  const reported = async () =>
    Number(
      (
        await post(
          '/incidents',
          { category: '0102', severity: 'normal', description: '垃圾', ...somewhere },
          'commander',
        )
      ).id,
    )
  const audited = (action: string) => `audit WHERE action = '${action}'`
  const template = { verb: null, main_code: null, title: '到场', body: '已到{place}' }

  beforeAll(async () => {
    opened = await database.open()
    units = (await seedStreet(opened.database, { street, incidents: 0 })).units.map(({ id }) => id)
    const identity = createIdentity(opened)
    await identity.reader.start(opened)
    requests = requestsTo(opened, { identity, reader: undefined })
    cookies.admin = await enter('admin', (await createFirstAdministrator(identity)) ?? '')
    const { initial_password } = await post('/accounts', account('chief'))
    cookies.commander = await enter('chief', String(initial_password))
  })

  /** Every write that takes a key, as it can be sent once in the state before it. */
  const writes: Record<string, () => Promise<Write>> = {
    'post /incidents': async () => ({
      by: 'commander',
      path: '/incidents',
      body: { category: '0102', severity: 'normal', description: '路口垃圾', ...somewhere },
      counted: 'incident',
    }),
    'post /incidents/dispatch': async () => {
      const id = await reported()
      await post(`/incidents/${id}/accept`, {}, 'commander')
      const body = { incidents: [{ id }], units: units.slice(0, 1) }
      return { by: 'commander', path: `/incidents/dispatch?${where}`, body, counted: 'incident_event' }
    },
    'post /incidents/{id}/{verb}': async () => ({
      by: 'commander',
      path: `/incidents/${await reported()}/urge`,
      body: { note: '请尽快' },
      counted: 'incident_event',
    }),
    'post /attachments': async () => ({
      by: 'commander',
      path: `/attachments?${where}`,
      body: await sharp({ create: { width: 40, height: 30, channels: 3, background: '#456' } })
        .jpeg()
        .toBuffer(),
      counted: 'attachment',
    }),
    'put /categories/{code}': async () => ({
      path: '/categories/0103',
      body: { clock: 'running', dispatch_minutes: 31, settle_minutes: 91 },
      counted: audited('limits_changed'),
    }),
    'put /work-calendar/{day}': async () => ({
      path: '/work-calendar/2031-02-08',
      body: { is_working: true, name: '调休' },
      counted: audited('calendar_changed'),
    }),
    'delete /work-calendar/{day}': async () => ({
      path: '/work-calendar/2031-02-08',
      counted: audited('calendar_changed'),
    }),
    'post /response-templates': async () => ({
      path: `/response-templates?${where}`,
      body: template,
      counted: 'response_template',
    }),
    'put /response-templates/{id}': async () => ({
      path: `/response-templates/${(await post(`/response-templates?${where}`, template)).id}?${where}`,
      body: { ...template, title: '已到场' },
      counted: audited('template_changed'),
    }),
    'delete /response-templates/{id}': async () => ({
      path: `/response-templates/${(await post(`/response-templates?${where}`, template)).id}?${where}`,
      counted: audited('template_changed'),
    }),
    'put /street-settings': async () => ({
      path: `/street-settings?${where}`,
      body: { duplicate_metres: 80, duplicate_days: 3 },
      counted: audited('settings_changed'),
    }),
    'post /accounts': async () => ({ path: '/accounts', body: account('second'), counted: 'account' }),
    'patch /accounts/{id}': async () => ({
      path: `/accounts/${await newAccount('third')}`,
      body: { name: '三号' },
      counted: audited('account_changed'),
    }),
    'delete /accounts/{id}': async () => ({
      path: `/accounts/${await newAccount('fourth')}`,
      counted: audited('account_deleted'),
    }),
    'post /accounts/{id}/reset-password': async () => ({
      path: `/accounts/${await newAccount('fifth')}/reset-password`,
      counted: audited('password_reset'),
    }),
    'delete /accounts/{id}/sessions': async () => {
      const made = await post('/accounts', account('sixth'))
      await signIn('sixth', String(made.initial_password))
      return { path: `/accounts/${made.id}/sessions`, counted: audited('session_revoked') }
    },
    'post /me/keys': async () => ({ path: '/me/keys', body: { name: '报表' }, counted: 'api_key' }),
    'delete /me/keys/{id}': async () => ({
      path: `/me/keys/${(await post('/me/keys', { name: '旧报表' })).id}`,
      counted: audited('key_revoked'),
    }),
    'delete /me/sessions/{id}': async () => {
      await signIn('chief', password)
      const { sessions } = await told(await send('GET', '/me/sessions', undefined, as('commander')))
      const other = (sessions as { id: string; is_current: boolean }[]).find(({ is_current }) => !is_current)
      return { by: 'commander', path: `/me/sessions/${other?.id}`, counted: audited('session_revoked') }
    },
    'post /auth/change-password': async () => ({
      by: 'commander',
      path: '/auth/change-password',
      body: { current_password: password, new_password: `${password}-next` },
      counted: audited('password_changed'),
    }),
  }

  it('is known for every write that is described', async () => {
    const { paths } = await told(await send('GET', '/openapi.json', undefined, as('admin')))
    const described = Object.entries(
      paths as Record<string, Record<string, { parameters?: { name: string }[] }>>,
    )
    const operations = described.flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([method]) => method !== 'get')
        .map(([method, { parameters = [] }]) => ({
          operation: `${method} ${path}`,
          takesKey: parameters.some(({ name }) => name === 'idempotency-key'),
        })),
    )
    const named = (takesKey: boolean) =>
      operations.filter((one) => one.takesKey === takesKey).map(({ operation }) => operation)
    expect(named(true).toSorted()).toEqual(Object.keys(writes).toSorted())
    expect(named(false).toSorted()).toEqual(Object.keys(withoutKey).toSorted())
  })

  it.each(Object.entries(writes))(
    'is done once, and answered as at first: %s',
    async (operation, prepare) => {
      const [method = ''] = operation.split(' ')
      const { by = 'admin', path, body, counted } = await prepare()
      const key = randomUUID()
      const go = (cookie: string, given = body) =>
        send(method.toUpperCase(), path, given, { cookie, 'idempotency-key': key })
      const before = await count(counted)
      const first = await go(cookies[by])
      expect(first.status, await first.clone().text()).toBeLessThan(300)
      expect(first.headers.get('idempotency-replayed')).toBeNull()
      const after = await count(counted)
      expect(Math.abs(after - before)).toBe(1)
      // Another password comes with another cookie.
      if (operation === 'post /auth/change-password') cookies[by] = cookieOf(first)
      const again = await go(cookies[by])
      expect([again.status, await again.text()]).toEqual([first.status, await first.clone().text()])
      expect(again.headers.get('idempotency-replayed')).toBe('true')
      for (const header of ['content-type', 'etag', 'location'])
        expect(again.headers.get(header), header).toBe(first.headers.get(header))
      expect(await count(counted)).toBe(after)
      // Neither the key nor what was told in secret is in the database.
      const kept = JSON.stringify(await opened.query('SELECT * FROM idempotent_answer'))
      const answer = (await first.text()).trim()
      const { initial_password, key: apiKey } = answer === '' ? {} : JSON.parse(answer)
      for (const secret of [key, password, initial_password, apiKey])
        if (secret !== undefined) expect(kept).not.toContain(secret)
      const [row] = await opened.query('SELECT body FROM idempotent_answer ORDER BY at DESC LIMIT 1')
      expect(String(row?.body).startsWith('{') || row?.body === 'null').toBe(
        initial_password === undefined && apiKey === undefined,
      )
    },
  )

  it('leaves nothing where it was refused, and may be tried again', async () => {
    const key = { ...as('admin'), 'idempotency-key': randomUUID() }
    const before = await count('idempotent_answer')
    expect((await send('POST', '/accounts', account('admin'), key)).status).toBe(409)
    expect(await count('idempotent_answer')).toBe(before)
    expect((await send('POST', '/accounts', account('seventh'), key)).status).toBe(201)
    expect((await send('POST', '/accounts', account('eighth'), key)).status).toBe(422)
  })

  it('needs a key that nobody guesses where the answer is a secret', async () => {
    const short = { ...as('admin'), 'idempotency-key': 'account-9' }
    const refused = await send('POST', '/accounts', account('ninth'), short)
    expect(refused.status).toBe(400)
    expect(await refused.json()).toMatchObject({ errors: [{ pointer: '/idempotency-key' }] })
    expect(await count("account WHERE username = 'ninth'")).toBe(0)
  })

  it('makes one account where two come at once', async () => {
    const key = { ...as('admin'), 'idempotency-key': randomUUID() }
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => send('POST', '/accounts', account('tenth'), key)),
    )
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201])
    const texts = await Promise.all(answers.map((answer) => answer.text()))
    expect(new Set(texts).size).toBe(1)
  })
})
