import { routeUnknown } from '../problem.ts'
import { signOnProvider } from './authentication.ts'
import type { IdentityServices } from './identity.ts'

/**
 * Where a browser goes to sign in with the office's own sign-on, and the cookie it has to come back with. `to` is the page
 * it is led to afterwards. Throws `route_unknown` where the office has none.
 */
export async function beginSignOn(
  { authentication, hasSignOn }: IdentityServices,
  to: string,
): Promise<{ url: string; headers: Headers }> {
  if (!hasSignOn) throw routeUnknown()
  const { api } = await authentication()
  const body = { provider: signOnProvider, callbackURL: to, errorCallbackURL: '/sign-in' }
  const { headers, response } = await api.signInSocial({ body, headers: new Headers(), returnHeaders: true })
  if (!response.url) throw new Error('the sign-on named no address')
  return { url: response.url, headers }
}
