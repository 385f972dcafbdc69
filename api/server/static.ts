import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { Hono } from 'hono'
import { declareProblem, routeUnknown } from '../problem.ts'
import { StoredBody } from './body-cache.ts'
import { replyStored } from './reply.ts'

const webNotBuilt = declareProblem(
  'web_not_built',
  503,
  'The web pages are not built yet: npm start builds them',
)

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
}

/** Vite puts a content hash into the names under assets/: such a file never changes. */
const isHashed = (path: string) => /^\/assets\/.+-[\w-]{8,}\.\w+$/.test(path)

/**
 * The built web pages, held in memory by their path: nothing outside the folder can be reached. Read again when
 * index.html was rebuilt (looked at once a second at most).
 */
class BuiltPages {
  #directory: string
  #files = new Map<string, StoredBody>()
  #builtAt = 0
  #lookedAt = 0

  constructor(directory: string) {
    this.#directory = directory
  }

  get(path: string): StoredBody | undefined {
    this.#refresh()
    return this.#files.get(path)
  }

  #refresh(): void {
    const now = Date.now()
    if (now - this.#lookedAt < 1000) return
    this.#lookedAt = now
    const builtAt = statSync(join(this.#directory, 'index.html'), { throwIfNoEntry: false })?.mtimeMs ?? 0
    if (builtAt === this.#builtAt || !existsSync(this.#directory)) return
    this.#builtAt = builtAt
    this.#files.clear()
    for (const entry of readdirSync(this.#directory, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue
      const file = join(entry.parentPath, entry.name)
      const path = `/${relative(this.#directory, file).split(sep).join('/')}`
      this.#files.set(
        path,
        new StoredBody(readFileSync(file), types[extname(file)] ?? 'application/octet-stream'),
      )
    }
  }
}

/** The addresses of the single page's own surfaces. */
const surfaces = new Set([
  '/',
  '/sign-in',
  '/change-password',
  '/account',
  '/admin',
  '/desk',
  '/desk/figures',
  '/desk/ledger',
])

/**
 * Serves the built web pages. An address without a file name gets index.html, which says so itself where there is no
 * such surface; the status says it to other software.
 */
export function staticRoutes(directory: string) {
  const pages = new BuiltPages(directory)
  return new Hono().get('/*', (context) => {
    const { path } = context.req
    const file = pages.get(path === '/' ? '/index.html' : path)
    if (file) {
      const cacheControl = isHashed(path) ? 'public, max-age=31536000, immutable' : 'no-cache'
      return replyStored(context, file, { cacheControl })
    }
    if (extname(path) !== '' || /^\/(api|ogc|open311)(\/|$)/.test(path)) throw routeUnknown()
    const page = pages.get('/index.html')
    if (!page) throw webNotBuilt()
    return replyStored(context, page, { status: surfaces.has(path) ? 200 : 404 })
  })
}
