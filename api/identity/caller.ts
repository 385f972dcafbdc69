import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'

/**
 * The network address a request came from: of the socket, which behind a proxy is the proxy's; undefined where there is no
 * socket. What a caller claims in a header is not believed.
 */
export function addressOf(context: Context): string | undefined {
  if (!(context.env as { incoming?: unknown } | undefined)?.incoming) return undefined
  return getConnInfo(context).remote.address
}
