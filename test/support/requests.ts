import { pino } from 'pino'
import { type AppOptions, createApp } from '../../api/app.ts'
import type { OpenDatabase } from '../../api/database/open.ts'
import { testReader } from './accounts.ts'

/** The whole app on a database, asked without a socket. */
export function requestsTo(opened: OpenDatabase, options: Partial<AppOptions> = {}) {
  const app = createApp({ opened, reader: testReader, log: pino({ level: 'silent' }), ...options })
  const ask = (path: string, init?: RequestInit) => Promise.resolve(app.request(path, init))
  return {
    ask,
    /** Every address of the app as `GET /api/grids/{code}`. */
    routes: app.routes.map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`),
    /** The JSON of a successful answer; anything else fails the test with the answer's text. */
    async json<Shape>(path: string, init?: RequestInit): Promise<Shape> {
      const response = await ask(path, init)
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
      return (await response.json()) as Shape
    },
    /** Status and code of a problem. */
    async problem(path: string, init?: RequestInit) {
      const response = await ask(path, init)
      const body = (await response.json()) as {
        code: string
        errors?: { pointer: string; detail: string }[]
        place?: { longitude: number; latitude: number }
      }
      return { status: response.status, ...body, contentType: response.headers.get('content-type') }
    },
  }
}
