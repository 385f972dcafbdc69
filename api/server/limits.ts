import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { bodyTooLarge, requestTimeout } from '../problem.ts'

/**
 * Bodies past `bytes` are refused before they are read; past another size at the addresses in `larger`. Requests without
 * a body are not looked at: that costs time.
 */
export function limitBody(
  bytes = 2 * 1024 * 1024,
  larger: Readonly<Record<string, number>> = {},
): MiddlewareHandler {
  const limitTo = (most: number) =>
    bodyLimit({
      maxSize: most,
      onError: () => {
        throw bodyTooLarge({ detail: `at most ${most} bytes` })
      },
    })
  const limit = limitTo(bytes)
  const limits = new Map(Object.entries(larger).map(([path, most]) => [path, limitTo(most)]))
  return (context, next) =>
    context.req.method === 'GET' || context.req.method === 'HEAD'
      ? next()
      : (limits.get(context.req.path) ?? limit)(context, next)
}

/** An answer that takes longer is given up, so that a caller is not left hanging. */
export const limitTime =
  (milliseconds: number): MiddlewareHandler =>
  async (_context, next) => {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(requestTimeout({ headers: { 'retry-after': '5' } })), milliseconds)
    })
    try {
      await Promise.race([next(), late])
    } finally {
      clearTimeout(timer)
    }
  }
