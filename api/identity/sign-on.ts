import { routeUnknown } from '../problem.ts'
import { signOnProvider } from './authentication.ts'
import type { IdentityServices } from './identity.ts'

/**
 * Where a browser goes to sign in with the office's own sign-on, and the cookie it has to come back with. `to` is the page
 * it is led to afterwards; to the sign-in page where the sign-on cannot be reached. Throws `route_unknown` where the office
 * has none.
 */
export async function beginSignOn(
  { authentication, hasSignOn }: IdentityServices,
  to: string,
): Promise<{ url: string; headers: Headers }> {
  if (!hasSignOn) throw routeUnknown()
  const { api } = await authentication()
  const body = { provider: signOnProvider, callbackURL: to, errorCallbackURL: '/sign-in' }
  const begun = await api
    .signInSocial({ body, headers: new Headers(), returnHeaders: true })
    .catch(() => undefined)
  // It is asked where it is at the first sign-in, and may not be there: whoever came by a link is led back to the form.
  if (!begun?.response.url)
    return { url: `/sign-in?error=unreachable&to=${encodeURIComponent(to)}`, headers: new Headers() }
  return { url: begun.response.url, headers: begun.headers }
}
