import type { Context, TypedResponse } from 'hono'
import type { Encoding, StoredBody } from './body-cache.ts'

/** The best encoding the caller takes; brotli before gzip where both are as welcome. */
export function preferredEncoding(accept: string | undefined): Encoding {
  if (!accept) return 'identity'
  const weights = new Map<string, number>()
  for (const part of accept.split(',')) {
    const [name = '', ...parameters] = part
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/)
    const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2)
    weights.set(name, weight === undefined ? 1 : Number(weight) || 0)
  }
  const weigh = (name: string) => weights.get(name) ?? weights.get('*') ?? 0
  if (weigh('br') > 0 && weigh('br') >= weigh('gzip')) return 'br'
  return weigh('gzip') > 0 ? 'gzip' : 'identity'
}

/** True if one of the tags in `If-None-Match` is this one (weak comparison, RFC 9110 13.1.2). */
export function isUnchanged(ifNoneMatch: string | undefined, tag: string): boolean {
  if (!ifNoneMatch) return false
  if (ifNoneMatch.trim() === '*') return true
  return ifNoneMatch.split(',').some((candidate) => candidate.trim().replace(/^W\//, '') === tag)
}

type ReplyOptions = {
  /** `Cache-Control`; by default a copy is kept and checked each time. */
  cacheControl?: string
  /** 200 unless given. */
  status?: 200 | 404
  headers?: Record<string, string>
}

/** Sends a stored body in the encoding the caller takes, or 304 if the caller has it. */
export async function replyStored(
  context: Context,
  body: StoredBody,
  { cacheControl = 'no-cache', status = 200, headers }: ReplyOptions = {},
): Promise<Response> {
  const encoding = body.isCompressible ? preferredEncoding(context.req.header('accept-encoding')) : 'identity'
  const tag = encoding === 'identity' ? `"${body.hash}"` : `"${body.hash}-${encoding}"`
  const common: Record<string, string> = {
    ...headers,
    etag: body.isWeak ? `W/${tag}` : tag,
    'cache-control': cacheControl,
  }
  if (body.isCompressible)
    common.vary = headers?.vary ? `${headers.vary}, Accept-Encoding` : 'Accept-Encoding'
  if (status === 200 && isUnchanged(context.req.header('if-none-match'), tag))
    return context.body(null, 304, common)
  const bytes = encoding === 'identity' ? body.bytes : await body.encoded(encoding)
  common['content-type'] = body.type
  if (encoding !== 'identity') common['content-encoding'] = encoding
  return context.body(bytes as Uint8Array<ArrayBuffer>, status, common)
}

/**
 * States what JSON a response holds that the database wrote and nobody here parsed, so that the type reaches the
 * browser all the same.
 */
export const typed = <Shape>(response: Response): Response & TypedResponse<Shape, 200, 'json'> =>
  response as Response & TypedResponse<Shape, 200, 'json'>
