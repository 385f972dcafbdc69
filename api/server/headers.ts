import type { MiddlewareHandler } from 'hono'
import { tiandituHosts } from '../settings/tianditu.model.ts'

/** The policy of the web pages: MapLibre and deck.gl need blob workers, Mantine style elements; nothing from outside. */
function pagePolicy(withTianditu: boolean): string {
  const outside = withTianditu ? ` ${tiandituHosts.join(' ')}` : ''
  return [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: blob:${outside}`,
    "font-src 'self' data:",
    `connect-src 'self'${outside}`,
    "worker-src 'self' blob:",
    "child-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** Set before the handler runs, so that a handler may still say otherwise (the pages of `/ogc` are stricter). */
export function securityHeaders(options: { tianditu: boolean }): MiddlewareHandler {
  const headers = Object.entries({
    'content-security-policy': pagePolicy(options.tianditu),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'origin-agent-cluster': '?1',
    'permissions-policy': 'camera=(self), geolocation=(self), microphone=(), payment=(), usb=()',
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  })
  return async (context, next) => {
    for (const [name, value] of headers) context.header(name, value)
    await next()
  }
}
