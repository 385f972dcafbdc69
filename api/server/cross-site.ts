import type { MiddlewareHandler } from 'hono'
import { crossSite } from '../identity/identity.problems.ts'

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses writes that a page of another site makes in the name of whoever is signed in here. Browsers say where a request
 * comes from, by `Sec-Fetch-Site` or, over plain HTTP, by `Origin`; other software says nothing and brings no cookie.
 */
export const refuseCrossSite: MiddlewareHandler = async (context, next) => {
  if (!reading.has(context.req.method) && isForeign(context.req.raw.headers)) throw crossSite()
  await next()
}

function isForeign(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null) return site !== 'same-origin' && site !== 'none'
  const origin = headers.get('origin')
  if (origin === null) return false
  const own = [headers.get('host'), headers.get('x-forwarded-host')]
  return !URL.canParse(origin) || !own.includes(new URL(origin).host)
}
