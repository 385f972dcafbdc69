import type { Context } from 'hono'
import { inputInvalid } from '../problem.ts'

export type Format = 'json' | 'html'

/** The form asked for: `f` decides, then what the caller says it accepts; JSON where both are as welcome. */
export function formatOf(context: Context): Format {
  const asked = context.req.query('f')
  if (asked === 'json' || asked === 'html') return asked
  if (asked !== undefined) throw inputInvalid({ errors: [{ pointer: '/f', detail: 'must be json or html' }] })
  const accept = context.req.header('accept')
  return accept && weight(accept, ['text/html', 'text/*']) > weight(accept, jsonTypes) ? 'html' : 'json'
}

const jsonTypes = [
  'application/json',
  'application/geo+json',
  'application/schema+json',
  'application/vnd.oai.openapi+json',
  'application/*',
]

function weight(accept: string, types: readonly string[]): number {
  let best = 0
  for (const part of accept.toLowerCase().split(',')) {
    const [type = '', ...parameters] = part.split(';').map((piece) => piece.trim())
    if (!types.includes(type)) continue
    const quality = parameters.find((parameter) => parameter.startsWith('q='))
    best = Math.max(best, quality === undefined ? 1 : Number(quality.slice(2)) || 0)
  }
  return best
}

const host = /^[\w.-]+(:\d{1,5})?$|^\[[\da-f:]+\](:\d{1,5})?$/i

/** The address `/ogc` is reached at from outside, which a reverse proxy tells in its headers. */
export function baseAddress(context: Context): string {
  const { url } = context.req
  const afterScheme = url.indexOf('://') + 3
  const given = context.req.header('x-forwarded-proto')
  const scheme = given === 'https' || given === 'http' ? given : url.slice(0, afterScheme - 3)
  const forwarded = context.req.header('x-forwarded-host')
  const authority = url.slice(afterScheme, url.indexOf('/', afterScheme))
  return `${scheme}://${forwarded && host.test(forwarded) ? forwarded : authority}/ogc`
}

/** Path and parameters of the request as they were sent. */
export const addressAsked = ({ req: { url } }: Context): string =>
  url.slice(url.indexOf('/', url.indexOf('://') + 3))

/** The parameters, each as often as it was given. */
export function parametersAsked({ req: { url } }: Context): URLSearchParams {
  const question = url.indexOf('?')
  return new URLSearchParams(question === -1 ? '' : url.slice(question + 1))
}
