import { afterAll, beforeAll, expect, it } from 'vitest'
import type { OpenDatabase } from '../../../api/database/open.ts'
import { createFirstAdministrator } from '../../../api/identity/first-administrator.ts'
import type { Me, SignedIn } from '../../../api/identity/identity.shapes.ts'
import { createIdentity, type IdentityServices } from '../../../api/identity/identity.ts'
import { writeAccount } from '../../../api/identity/write-account.ts'
import { eachDatabase } from '../../support/databases.ts'
import { requestsTo } from '../../support/requests.ts'
import { type Person, signInAtProvider, startProvider } from '../../support/sign-on-provider.ts'
import { seedStreet } from '../../support/street.ts'

const street = '320199001'
const publicUrl = 'http://office.test'
const person = (sub: string, email: string, verified = true): Person => ({
  sub,
  name: `${sub}的姓名`,
  email,
  email_verified: verified,
})
const people = {
  newcomer: person('newcomer', 'newcomer@office.test'),
  colleague: person('colleague', 'colleague@office.test'),
  unverified: person('unverified', 'chief@office.test', false),
  left: person('left', 'left@office.test'),
}

eachDatabase('the office’s own sign-on', (database) => {
  let opened: OpenDatabase
  let identity: IdentityServices
  let requests: ReturnType<typeof requestsTo>
  let provider: Awaited<ReturnType<typeof startProvider>>

  const account = (username: string, email: string) =>
    writeAccount(identity, {
      username,
      email,
      name: username,
      role: 'commander',
      scope: street,
      unit: null,
      password: 'Garden-Path-41',
    })

  beforeAll(async () => {
    provider = await startProvider(people, `${publicUrl}/api/auth/callback/office`)
    opened = await database.open()
    await seedStreet(opened.database, { street, incidents: 0 })
    identity = createIdentity(opened, { publicUrl, signOn: provider.signOn })
    await identity.reader.start(opened)
    requests = requestsTo(opened, { identity, reader: undefined })
    await createFirstAdministrator(identity)
    await account('colleague', 'colleague@office.test')
    await account('chief', 'chief@office.test')
    await account('left', 'left@office.test')
    await opened.query("UPDATE account SET is_disabled = true WHERE username = 'left'")
  })
  afterAll(() => provider?.stop())

  const cookiesOf = (response: Response): string =>
    response.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ')
  const within = (address: string) => address.replace(publicUrl, '')
  const begin = (to: string) => requests.ask(`/api/auth/sign-on?to=${encodeURIComponent(to)}`)
  /** Goes the whole way as somebody; where it ends, and who is signed in then. */
  const enter = async (login: string, to = '/desk?street=320199001') => {
    const away = await begin(to)
    expect(away.status).toBe(302)
    const address = away.headers.get('location') ?? ''
    expect(new URL(address).origin).toBe(provider.issuer)
    const back = within(await signInAtProvider(address, login))
    const returned = await requests.ask(back, { headers: { cookie: cookiesOf(away) } })
    const cookie = cookiesOf(returned)
    const session = await requests.json<SignedIn>('/api/auth/session', { headers: { cookie } })
    return {
      back,
      away,
      status: returned.status,
      location: returned.headers.get('location') ?? '',
      cookie,
      session,
    }
  }
  const audited = async () =>
    (await opened.query('SELECT action, actor, detail FROM audit ORDER BY position')).at(-1)

  it('lets in whoever has an account with the address it vouches for, and leads on to the page that was wanted', async () => {
    const { status, location, cookie, session } = await enter('colleague')
    expect([status, within(location)]).toEqual([302, '/desk?street=320199001'])
    expect(session).toMatchObject({
      account: { username: 'colleague', role: 'commander', scope: street },
      refusal: null,
    })
    expect(await audited()).toMatchObject({
      action: 'signed_in',
      actor: 'colleague',
      detail: { by: 'office' },
    })
    expect((await requests.ask(`/api/incidents?street=${street}`, { headers: { cookie } })).status).toBe(200)
    const before = await opened.query('SELECT id FROM account')
    expect((await enter('colleague', '/')).session.account?.username).toBe('colleague')
    expect(await opened.query('SELECT id FROM account')).toEqual(before)
  })

  it('gives whoever has none one without rights, until an administrator has given them', async () => {
    const { location, cookie, session } = await enter('newcomer')
    expect(within(location)).toBe('/desk?street=320199001')
    expect(session).toEqual({ account: null, refusal: 'role_missing' })
    const refused = await requests.problem(`/api/incidents?street=${street}`, { headers: { cookie } })
    expect([refused.status, refused.code]).toEqual([403, 'role_missing'])
    await opened.query(
      `UPDATE account SET role = 'planner', scope = '${street}' WHERE email = 'newcomer@office.test'`,
    )
    identity.reader.forget()
    const me = await requests.json<Me>('/api/me', { headers: { cookie } })
    expect([me.name, me.role, me.actions]).toEqual(['newcomer的姓名', 'planner', ['report']])
  })

  it('does not let in by an address that nobody has verified', async () => {
    const { location, session } = await enter('unverified')
    expect(within(location)).toMatch(/^\/sign-in\?error=/)
    expect(session.account).toBeNull()
  })

  it('does not let in whose account is disabled', async () => {
    const { cookie, session } = await enter('left')
    expect(session.account).toBeNull()
    expect((await requests.ask(`/api/incidents?street=${street}`, { headers: { cookie } })).status).not.toBe(
      200,
    )
  })

  it('is not fooled by an answer that another browser asked for, that was used before, or that is made up', async () => {
    const { back, away } = await enter('colleague')
    const tries: [string, string][] = [
      [back, ''],
      [back, cookiesOf(await begin('/'))],
      [back, cookiesOf(away)],
      [back.replace(/state=[^&]+/, 'state=made-up'), cookiesOf(away)],
      ['/api/auth/callback/office?code=made-up&state=made-up', ''],
      ['/api/auth/callback/office', ''],
    ]
    for (const [address, cookie] of tries) {
      const response = await requests.ask(address, { headers: { cookie } })
      expect(response.status, address).toBeLessThan(500)
      const session = await requests.json<SignedIn>('/api/auth/session', {
        headers: { cookie: cookiesOf(response) },
      })
      expect(session.account, address).toBeNull()
    }
  })

  it.each(['https://elsewhere.test/', '//elsewhere.test/', '/\\elsewhere.test', 'javascript:alert(1)'])(
    'leads to no other site: %s',
    async (to) => {
      expect((await begin(to)).status).toBe(400)
    },
  )

  it('is not there where the office has none', async () => {
    const none = createIdentity(opened)
    const without = requestsTo(opened, { identity: none, reader: undefined })
    expect((await without.ask('/api/auth/sign-on?to=%2F')).status).toBe(404)
    expect((await without.ask('/api/auth/callback/office?code=1&state=1')).status).toBe(404)
  })

  it('that does not answer leads back to the form, which says so', async () => {
    const signOn = { ...provider.signOn, discoveryUrl: 'http://127.0.0.1:9/.well-known/openid-configuration' }
    const broken = requestsTo(opened, {
      identity: createIdentity(opened, { publicUrl, signOn }),
      reader: undefined,
    })
    const response = await broken.ask('/api/auth/sign-on?to=%2F')
    expect([response.status, response.headers.get('location')]).toEqual([
      302,
      '/sign-in?error=unreachable&to=%2F',
    ])
  })
})
