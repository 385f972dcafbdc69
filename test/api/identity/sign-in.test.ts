import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { OpenDatabase } from '../../../api/database/open.ts'
import { prepareDemoAccounts } from '../../../api/identity/demo-accounts.ts'
import { createFirstAdministrator } from '../../../api/identity/first-administrator.ts'
import type { AccountList, InitialPassword, KeyCreated, Me } from '../../../api/identity/identity.shapes.ts'
import { createIdentity, type IdentityServices } from '../../../api/identity/identity.ts'
import { lockSeconds, mostFailures } from '../../../api/identity/sign-in.ts'
import { faultOf } from '../../support/answer-fault.ts'
import { eachDatabase } from '../../support/databases.ts'
import { requestsTo } from '../../support/requests.ts'
import { seedStreet } from '../../support/street.ts'

const street = '320199001'

eachDatabase('signing in', (database) => {
  let opened: OpenDatabase
  let identity: IdentityServices
  let requests: ReturnType<typeof requestsTo>
  let clock = Date.now()
  let initial: string
  let cookie: string

  beforeAll(async () => {
    opened = await database.open()
    await seedStreet(opened.database, { street, incidents: 30 })
    identity = createIdentity(opened, { now: () => clock })
    await identity.reader.start(opened)
    requests = requestsTo(opened, { identity, reader: undefined })
    initial = (await createFirstAdministrator(identity)) ?? ''
  })

  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    requests.ask(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    })
  const cookieOf = (response: Response) => response.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const codeOf = async (response: Response) => [
    response.status,
    ((await response.json()) as { code: string }).code,
  ]
  const get = (path: string, own = cookie) => requests.ask(path, { headers: { cookie: own } })
  const signIn = (username: string, password: string) =>
    post('/api/auth/sign-in/username', { username, password })
  const audits = async () =>
    (await opened.query('SELECT action, actor FROM audit ORDER BY position')).map(
      ({ action, actor }) => `${action} ${actor}`,
    )

  it('is needed to read anything where there is no demo', async () => {
    for (const path of [
      '/api/districts',
      `/api/incidents?street=${street}`,
      '/api/openapi.json',
      '/ogc',
      '/ogc/collections',
      '/api/me',
    ])
      expect(await codeOf(await requests.ask(path)), path).toEqual([401, 'sign_in_required'])
    expect((await requests.ask('/ogc/collections')).headers.get('www-authenticate')).toContain('Basic')
    expect((await requests.ask('/api/districts')).headers.get('www-authenticate')).toBe('Bearer')
    expect((await requests.ask('/healthz')).status).toBe(200)
    expect((await requests.ask('/api/settings')).status).toBe(200)
    expect(await (await requests.ask('/api/auth/session')).json()).toEqual({
      account: null,
      refusal: 'sign_in_required',
    })
  })

  it('demands another password than the initial one before anything else', async () => {
    const first = await signIn('admin', initial)
    expect(first.status).toBe(200)
    expect(((await first.json()) as Me).must_change_password).toBe(true)
    cookie = cookieOf(first)
    expect(await codeOf(await get('/api/districts'))).toEqual([403, 'password_change_required'])
    const change = (present: string, next: string) =>
      post('/api/auth/change-password', { current_password: present, new_password: next }, { cookie })
    expect((await change(initial, 'short')).status).toBe(400)
    expect((await change(initial, initial)).status).toBe(400)
    expect(await codeOf(await change('not the present', 'a longer password'))).toEqual([
      401,
      'credentials_invalid',
    ])
    const changed = await change(initial, 'a longer password')
    expect(changed.status).toBe(200)
    cookie = cookieOf(changed)
    expect((await get('/api/districts')).status).toBe(200)
    const me = (await (await get('/api/me')).json()) as Me
    expect(me).toMatchObject({
      username: 'admin',
      role: 'admin',
      scope: '',
      unit: null,
      must_change_password: false,
    })
    expect(await codeOf(await signIn('admin', initial))).toEqual([401, 'credentials_invalid'])
  })

  it('ends with signing out, for this browser alone', async () => {
    const other = cookieOf(await signIn('admin', 'a longer password'))
    expect((await get('/api/me', other)).status).toBe(200)
    expect((await post('/api/auth/sign-out', {}, { cookie: other })).status).toBe(204)
    expect((await get('/api/me', other)).status).toBe(401)
    expect((await get('/api/me')).status).toBe(200)
  })

  describe('with other accounts', () => {
    const passwords: Record<string, string> = {}
    const cookies: Record<string, string> = {}
    const ids: Record<string, string> = {}
    const wanted = {
      chief: { role: 'commander', scope: street, unit: null },
      leader3: { role: 'leader', scope: `${street}001003`, unit: null },
      screen: { role: 'wall', scope: street, unit: null },
    }

    beforeAll(async () => {
      for (const [username, account] of Object.entries(wanted)) {
        const created = await post('/api/accounts', { username, name: username, ...account }, { cookie })
        expect(created.status).toBe(201)
        const { id, initial_password: password } = (await created.json()) as InitialPassword
        ids[username] = id
        passwords[username] = `${username} has this one`
        const first = cookieOf(await signIn(username, password))
        const change = { current_password: password, new_password: passwords[username] }
        cookies[username] = cookieOf(await post('/api/auth/change-password', change, { cookie: first }))
      }
    })

    it('limits what is read to the scope', async () => {
      const total = async (own: string) =>
        ((await (await get(`/api/incidents?street=${street}`, own)).json()) as { total: number }).total
      expect(await total(cookies.chief ?? '')).toBe(30)
      expect(await total(cookies.leader3 ?? '')).toBeLessThan(30)
    })

    it('locks a name after five failures in a row, known or not, and no sooner', async () => {
      for (const name of ['chief', 'nobody']) {
        for (let failure = 1; failure <= mostFailures; failure += 1)
          expect(await codeOf(await signIn(name, 'wrong')), `${name} ${failure}`).toEqual([
            401,
            'credentials_invalid',
          ])
        const locked = await signIn(name, passwords.chief ?? '')
        expect(locked.headers.get('retry-after')).toBe(String(lockSeconds))
        expect(await codeOf(locked)).toEqual([429, 'locked_out'])
      }
      expect(lockSeconds).toBeGreaterThanOrEqual(300)
      expect(await audits()).toContain('locked_out nobody')
      await opened.query("UPDATE sign_in_attempt SET locked_until = now() - interval '1 second'")
      expect((await signIn('chief', passwords.chief ?? '')).status).toBe(200)
      expect(await codeOf(await signIn('chief', 'wrong'))).toEqual([401, 'credentials_invalid'])
      expect((await signIn('chief', passwords.chief ?? '')).status).toBe(200)
    })

    it('lets nobody guess more by guessing at once', async () => {
      const answers = await Promise.all(Array.from({ length: 30 }, () => signIn('crowd', 'wrong')))
      expect(answers.filter(({ status }) => status === 401)).toHaveLength(mostFailures)
      expect(answers.filter(({ status }) => status === 429)).toHaveLength(30 - mostFailures)
    })

    it('lasts ten minutes without a request, for ever on a wall', async () => {
      const [chief, screen] = [cookies.chief ?? '', cookies.screen ?? '']
      clock = Date.now() + 9 * 60_000
      expect((await get('/api/me', chief)).status).toBe(200)
      clock += 9 * 60_000
      expect((await get('/api/me', chief)).status).toBe(200)
      clock += 9 * 60_000
      const stream = await get('/api/live', chief)
      expect(stream.status).toBe(200)
      await stream.body?.cancel()
      clock += 2 * 60_000
      expect(await codeOf(await get('/api/me', chief))).toEqual([401, 'sign_in_required'])
      expect((await get('/api/me', screen)).status).toBe(200)
      expect(await audits()).toContain('timed_out chief')
      clock = Date.now()
      cookies.chief = cookieOf(await signIn('chief', passwords.chief ?? ''))
      cookie = cookieOf(await signIn('admin', 'a longer password'))
    })

    it('can be ended from elsewhere, one session or all', async () => {
      const second = cookieOf(await signIn('chief', passwords.chief ?? ''))
      const { sessions } = (await (await get('/api/me/sessions', second)).json()) as {
        sessions: { id: string; is_current: boolean }[]
      }
      expect(sessions.filter(({ is_current: isCurrent }) => isCurrent)).toHaveLength(1)
      const own = sessions.find(({ is_current: isCurrent }) => isCurrent)?.id
      const end = (id: string | undefined, by: string) =>
        requests.ask(`/api/me/sessions/${id}`, { method: 'DELETE', headers: { cookie: by } })
      expect(await codeOf(await end(own, cookies.screen ?? ''))).toEqual([404, 'session_unknown'])
      expect((await end(own, cookies.chief ?? '')).status).toBe(204)
      expect((await get('/api/me', second)).status).toBe(401)
      const all = await requests.ask(`/api/accounts/${ids.chief}/sessions`, {
        method: 'DELETE',
        headers: { cookie },
      })
      expect(all.status).toBe(204)
      expect((await get('/api/me', cookies.chief)).status).toBe(401)
      cookies.chief = cookieOf(await signIn('chief', passwords.chief ?? ''))
    })

    it('stops at once for an account that is disabled, and its password then only says so', async () => {
      const change = (body: object) =>
        requests.ask(`/api/accounts/${ids.leader3}`, {
          method: 'PATCH',
          body: JSON.stringify(body),
          headers: { cookie, 'content-type': 'application/json' },
        })
      expect((await change({ is_disabled: true })).status).toBe(204)
      expect((await get('/api/districts', cookies.leader3)).status).toBe(401)
      expect(await codeOf(await signIn('leader3', passwords.leader3 ?? ''))).toEqual([
        403,
        'account_disabled',
      ])
      expect(await codeOf(await signIn('leader3', 'wrong'))).toEqual([401, 'credentials_invalid'])
      expect((await change({ is_disabled: false })).status).toBe(204)
    })

    it('is done with a key by other software, as Bearer or Basic, until it is revoked', async () => {
      const made = await post('/api/me/keys', { name: '12345 热线' }, { cookie: cookies.chief ?? '' })
      expect(made.status).toBe(201)
      const { id, key } = (await made.json()) as KeyCreated
      const asked = (authorization: string) =>
        requests.ask('/ogc/collections/grids/items', { headers: { authorization } })
      const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`
      expect((await asked(`Bearer ${key}`)).status).toBe(200)
      expect((await asked(basic(`anything:${key}`))).status).toBe(200)
      expect((await asked(basic(`${key}:`))).status).toBe(200)
      expect(await codeOf(await asked(`Bearer ${key.slice(0, -1)}x`))).toEqual([401, 'credentials_invalid'])
      expect(await opened.query('SELECT 1 FROM api_key WHERE key = $1', [key])).toEqual([])
      expect((await post('/api/me/keys', { name: 'more' }, { authorization: `Bearer ${key}` })).status).toBe(
        403,
      )
      expect((await post('/api/me/keys', { name: 'more' }, { cookie: cookies.screen ?? '' })).status).toBe(
        403,
      )
      const gone = await requests.ask(`/api/me/keys/${id}`, {
        method: 'DELETE',
        headers: { cookie: cookies.chief ?? '' },
      })
      expect(gone.status).toBe(204)
      expect(await codeOf(await asked(`Bearer ${key}`))).toEqual([401, 'credentials_invalid'])
    })

    it('gives the administration to administrators, and to them within their scope', async () => {
      for (const path of ['/api/accounts', '/api/audit'])
        expect(await codeOf(await get(path, cookies.chief)), path).toEqual([403, 'not_permitted'])
      const created = await post(
        '/api/accounts',
        { username: 'branch', name: '社区管理员', role: 'admin', scope: `${street}001` },
        { cookie },
      )
      const { initial_password: password } = (await created.json()) as InitialPassword
      const first = cookieOf(await signIn('branch', password))
      const change = { current_password: password, new_password: 'the branch has this' }
      const branch = cookieOf(await post('/api/auth/change-password', change, { cookie: first }))
      const { accounts } = (await (await get('/api/accounts', branch)).json()) as AccountList
      expect(accounts.map(({ username }) => username)).toEqual(['branch', 'leader3'])
      const wider = { username: 'wide', name: '甲', role: 'commander', scope: street }
      expect(await codeOf(await post('/api/accounts', wider, { cookie: branch }))).toEqual([
        403,
        'not_permitted',
      ])
      const reset = await post(`/api/accounts/${ids.chief}/reset-password`, {}, { cookie: branch })
      expect(await codeOf(reset)).toEqual([404, 'account_unknown'])
    })

    it.each([
      [{ username: 'x y', name: '甲', role: 'commander', scope: street }, '/username'],
      [{ username: 'xy', name: '甲', role: 'mayor', scope: street }, '/role'],
      [{ username: 'xy', name: '甲', role: 'commander', scope: '12' }, '/scope'],
      [{ username: 'xy', name: '甲', role: 'handler', scope: street }, '/unit'],
      [{ username: 'xy', name: '甲', role: 'handler', scope: street, unit: 999_999 }, '/unit'],
      [{ username: 'xy', name: '', role: 'wall', scope: street }, '/name'],
    ])('makes no account of %o', async (body, pointer) => {
      const response = await post('/api/accounts', body, { cookie })
      expect(response.status).toBe(400)
      const { errors } = (await response.json()) as { errors: { pointer: string }[] }
      expect(errors.map((error) => error.pointer)).toEqual([pointer])
    })

    it('makes no second account of a name, in whatever case', async () => {
      const again = { username: 'CHIEF', name: '甲', role: 'wall', scope: street }
      expect(await codeOf(await post('/api/accounts', again, { cookie }))).toEqual([409, 'account_conflict'])
    })

    it('is refused to other sites', async () => {
      const foreign: Record<string, string>[] = [
        { 'sec-fetch-site': 'cross-site' },
        { origin: 'http://evil.example' },
      ]
      for (const headers of foreign)
        expect(
          await codeOf(await post('/api/auth/sign-in/username', { username: 'a', password: 'b' }, headers)),
        ).toEqual([403, 'cross_site'])
    })

    it('answers as it is described', async () => {
      const own = cookies.chief ?? ''
      const asked = async (
        method: string,
        path: string,
        { address = path, by = own, body }: { address?: string; by?: string; body?: object } = {},
      ) => {
        const init = body && { body: JSON.stringify(body) }
        const headers = { cookie: by, 'content-type': 'application/json' }
        const response = await requests.ask(`/api${address}`, {
          method: method.toUpperCase(),
          headers,
          ...init,
        })
        const text = await response.text()
        expect(
          faultOf(method, path, response.status, text ? JSON.parse(text) : undefined),
          `${method} ${path}`,
        ).toBeUndefined()
        return text ? JSON.parse(text) : undefined
      }
      const credentials = { username: 'chief', password: passwords.chief }
      await asked('post', '/auth/sign-in/username', { body: credentials })
      await asked('get', '/me')
      const { account, refusal } = await asked('get', '/auth/session')
      expect([account.username, refusal]).toEqual(['chief', null])
      await asked('get', '/me/sessions')
      const { id: key } = await asked('post', '/me/keys', { body: { name: 'another', days: 30 } })
      await asked('get', '/me/keys')
      await asked('delete', '/me/keys/{id}', { address: `/me/keys/${key}` })
      const by = cookie
      await asked('get', '/accounts', { by })
      await asked('get', '/audit', { by })
      const { id } = await asked('post', '/accounts', {
        by,
        body: {
          username: 'passing',
          name: '过客',
          role: 'planner',
          scope: street,
          email: 'passing@example.org',
        },
      })
      await asked('patch', '/accounts/{id}', { by, address: `/accounts/${id}`, body: { name: '常客' } })
      await asked('post', '/accounts/{id}/reset-password', { by, address: `/accounts/${id}/reset-password` })
      await asked('get', '/accounts/{id}/sessions', { by, address: `/accounts/${id}/sessions` })
      await asked('delete', '/accounts/{id}/sessions', { by, address: `/accounts/${id}/sessions` })
      await asked('delete', '/accounts/{id}', { by, address: `/accounts/${id}` })
      await asked('post', '/auth/sign-out', { by: cookieOf(await signIn('chief', passwords.chief ?? '')) })
    })

    it('leaves a log that nobody edits', async () => {
      const { entries } = (await (await get('/api/audit?limit=500')).json()) as {
        entries: { action: string }[]
      }
      const found = new Set(entries.map(({ action }) => action))
      for (const action of [
        'signed_in',
        'sign_in_failed',
        'locked_out',
        'signed_out',
        'password_changed',
        'session_revoked',
        'account_created',
        'account_changed',
        'account_deleted',
        'password_reset',
        'key_created',
        'key_revoked',
      ])
        expect(found, action).toContain(action)
      await expect(opened.query("UPDATE audit SET actor = 'x'")).rejects.toThrow()
      await expect(opened.query('DELETE FROM audit')).rejects.toThrow()
      await expect(opened.query('TRUNCATE audit')).rejects.toThrow()
    })
  })
})

eachDatabase('the demo', (database) => {
  let opened: OpenDatabase
  let identity: IdentityServices
  let requests: ReturnType<typeof requestsTo>

  beforeAll(async () => {
    opened = await database.open('demo')
  })
  beforeEach(() => {
    identity = createIdentity(opened)
    requests = requestsTo(opened, { identity, reader: undefined })
  })
  const send = (path: string, body: object) =>
    requests.ask(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    })

  it('is open to read and has an account of every role, by password and by one click', async () => {
    expect((await requests.ask('/api/districts')).status).toBe(200)
    expect((await requests.ask('/ogc/collections')).status).toBe(200)
    expect(await prepareDemoAccounts(identity, 'the demo password')).toBe('the demo password')
    for (const username of ['wall', 'commander', 'planner', 'leader', 'handler', 'admin']) {
      const named = await send('/api/auth/sign-in/username', { username, password: 'the demo password' })
      const clicked = await send('/api/auth/sign-in/demo', { username })
      expect([username, named.status, clicked.status]).toEqual([username, 200, 200])
      const me = (await named.json()) as Me
      expect(me).toMatchObject({ username, role: username, is_demo: true, must_change_password: false })
      expect(me.scope?.slice(0, 9)).toBe(street)
      expect(me.scope).toHaveLength(username === 'leader' ? 15 : 9)
      expect(me.unit === null).toBe(username !== 'handler')
    }
  })

  it('ends, with its accounts, when real data have replaced it', async () => {
    const password = await prepareDemoAccounts(identity)
    const answer = await send('/api/auth/sign-in/username', { username: 'admin', password })
    const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    await opened.query('UPDATE dataset SET is_demo = false')
    identity = createIdentity(opened)
    requests = requestsTo(opened, { identity, reader: undefined })
    expect((await requests.ask('/api/districts')).status).toBe(401)
    expect((await requests.ask('/api/districts', { headers: { cookie } })).status).toBe(403)
    expect((await send('/api/auth/sign-in/username', { username: 'admin', password })).status).toBe(403)
    expect((await send('/api/auth/sign-in/demo', { username: 'admin' })).status).toBe(401)
    expect(await prepareDemoAccounts(identity)).toBeUndefined()
    expect(await opened.query('SELECT 1 FROM account')).toEqual([])
    expect(await createFirstAdministrator(identity)).toMatch(/^\w{14}$/)
    expect(await createFirstAdministrator(identity)).toBeUndefined()
  })
})
