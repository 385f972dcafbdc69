import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

export type Person = { sub: string; name: string; email: string; email_verified: boolean }

/** An OpenID provider on loopback that knows `people` by the name they sign in with; any password is right. */
export async function startProvider(people: Readonly<Record<string, Person>>, redirectUri: string) {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const client = { clientId: 'streetgrid', clientSecret: 'a-secret-of-this-test-alone' }
  const provider = new Provider(issuer, {
    clients: [
      { client_id: client.clientId, client_secret: client.clientSecret, redirect_uris: [redirectUri] },
    ],
    claims: { openid: ['sub'], profile: ['name'], email: ['email', 'email_verified'] },
    pkce: { required: () => true },
    findAccount: (_context, id) => {
      const person = people[id]
      return person && { accountId: person.sub, claims: () => ({ ...person }) }
    },
  })
  server.on('request', provider.callback())
  return {
    issuer,
    signOn: { discoveryUrl: `${issuer}/.well-known/openid-configuration`, ...client, name: '统一身份认证' },
    stop: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  }
}

/** A browser that goes from page to page of the provider, signs in there and agrees; returns where it is sent back to. */
export async function signInAtProvider(address: string, login: string): Promise<string> {
  const cookies = new Map<string, string>()
  let url = address
  let body: URLSearchParams | undefined
  for (let steps = 0; steps < 20; steps += 1) {
    const response: Response = await fetch(url, {
      method: body ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(body && { body }),
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      cookies.set(name, value)
    }
    const location = response.headers.get('location')
    if (location !== null) {
      const next = new URL(location, url)
      if (next.origin !== new URL(address).origin) return next.href
      url = next.href
      body = undefined
      continue
    }
    const page: string = await response.text()
    const action = /<form[^>]*action="([^"]+)"/.exec(page)?.[1]
    const prompt = /name="prompt" value="([^"]+)"/.exec(page)?.[1]
    if (action === undefined || prompt === undefined)
      throw new Error(`${response.status} ${page.slice(0, 300)}`)
    url = new URL(action, url).href
    body = new URLSearchParams({ prompt, login, password: 'any' })
  }
  throw new Error('the provider sends in circles')
}
