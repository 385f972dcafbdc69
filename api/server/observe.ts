import { randomUUID } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import type { Logger } from 'pino'
import type { Metrics } from './metrics.ts'

export type RequestVariables = { Variables: { requestId: string } }

const acceptableId = /^[\w.:-]{8,80}$/

/**
 * Gives each request an id (the caller's `X-Request-Id`, if it is a sane one), counts it, times it and writes one line
 * about it. The query string is not logged: it may hold what somebody searched for.
 */
export function observe(log: Logger, metrics: Metrics): MiddlewareHandler<RequestVariables> {
  return async (context, next) => {
    const started = performance.now()
    const given = context.req.header('x-request-id')
    const requestId = given && acceptableId.test(given) ? given : randomUUID()
    context.set('requestId', requestId)
    context.header('x-request-id', requestId)
    metrics.running.inc()
    try {
      await next()
    } finally {
      metrics.running.dec()
      const seconds = (performance.now() - started) / 1000
      const { method, path } = context.req
      const route = routePath(context)
      const status = context.res.status
      metrics.requests.observe({ method, route, status }, seconds)
      const level =
        status >= 500 ? 'error' : path.startsWith('/api') || path.startsWith('/ogc') ? 'info' : 'debug'
      if (log.isLevelEnabled(level))
        log[level](
          { requestId, method, path, route, status, ms: Math.round(seconds * 10_000) / 10 },
          'request',
        )
    }
  }
}
