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
  const url = new URL(context.req.url)
  const protocol = context.req.header('x-forwarded-proto')
  const forwarded = context.req.header('x-forwarded-host')
  if (protocol === 'https' || protocol === 'http') url.protocol = protocol
  const origin = `${url.protocol}//${forwarded && host.test(forwarded) ? forwarded : url.host}`
  return `${origin}/ogc`
}
