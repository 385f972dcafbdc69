import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { everywhere } from '../../../api/identity/scope.ts'
import { toProblem } from '../../../api/problem.ts'
import { BodyCache, type BodyKey, StoredBody } from '../../../api/server/body-cache.ts'
import { isUnchanged, preferredEncoding } from '../../../api/server/reply.ts'
import { staticRoutes } from '../../../api/server/static.ts'

describe('encoding', () => {
  it.each([
    [undefined, 'identity'],
    ['', 'identity'],
    ['gzip, deflate, br', 'br'],
    ['gzip;q=1, br;q=0.5', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['*', 'br'],
    ['*;q=0', 'identity'],
    ['identity', 'identity'],
    ['GZIP ; Q=0.5', 'gzip'],
  ])('of %j is %s', (accept, encoding) => expect(preferredEncoding(accept)).toBe(encoding))
})

describe('If-None-Match', () => {
  it.each([
    [undefined, false],
    ['"a"', true],
    ['W/"a"', true],
    ['"b", "a"', true],
    ['*', true],
    ['"b"', false],
    ['a', false],
  ])('%j', (header, expected) => expect(isUnchanged(header, '"a"')).toBe(expected))
})

describe('body cache', () => {
  const body = (text: string) => new StoredBody(text, 'text/plain')
  const key: BodyKey = { scope: everywhere, address: '/api/x' }

  it('gives nobody what was made for another scope', async () => {
    const cache = new BodyCache()
    const scopes = [everywhere, '320199001', '320199001001'] as const
    for (const scope of scopes) {
      expect(cache.has({ ...key, scope })).toBe(false)
      await cache.get({ ...key, scope }, '1', async () => body(String(scope)))
    }
    for (const scope of scopes)
      expect((await cache.get({ ...key, scope }, '1', async () => body('again'))).bytes.toString()).toBe(
        String(scope),
      )
  })

  it('makes a body once for many who ask, and again for a new revision', async () => {
    const cache = new BodyCache()
    let made = 0
    const ask = (revision: string) => cache.get(key, revision, async () => body(`${++made}`))
    const all = await Promise.all([ask('1'), ask('1'), ask('1')])
    expect(all.map(({ bytes }) => bytes.toString())).toEqual(['1', '1', '1'])
    expect((await ask('2')).bytes.toString()).toBe('2')
  })

  it('forgets a failure', async () => {
    const cache = new BodyCache()
    await expect(cache.get(key, '1', () => Promise.reject(new Error('down')))).rejects.toThrow('down')
    expect((await cache.get(key, '1', async () => body('up'))).bytes.toString()).toBe('up')
  })

  it('lets the least recently used go', async () => {
    const cache = new BodyCache(12_000)
    let made = 0
    const ask = (key: string) =>
      cache.get({ scope: everywhere, address: key }, '1', async () => body(`${++made}`.padEnd(3000)))
    await ask('a')
    await ask('b')
    await ask('a')
    await ask('c')
    await ask('a')
    expect(made).toBe(3)
    await ask('b')
    expect(made).toBe(4)
  })

  it('counts the addresses, which may be longer than what they answer', async () => {
    const cache = new BodyCache(1_000_000)
    const addresses = Array.from({ length: 100 }, (_, index) => `${index}`.padEnd(14_000, ','))
    for (const address of addresses)
      await cache.get({ scope: everywhere, address }, '1', async () => body('{}'))
    const kept = addresses.filter((address) => cache.has({ scope: everywhere, address }))
    expect(kept).toEqual(addresses.slice(-35))
  })
})

describe('static pages', () => {
  let directory: string
  let app: Hono

  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'streetgrid-pages-'))
    mkdirSync(join(directory, 'assets'))
    writeFileSync(join(directory, 'index.html'), '<!doctype html><title>index</title>')
    writeFileSync(join(directory, 'assets', 'main-a1b2C3d4.js'), `//${'x'.repeat(5000)}`)
    app = new Hono().route('/', staticRoutes(directory))
    app.onError((error, context) => toProblem(error).respond(context))
  })
  afterAll(() => rmSync(directory, { recursive: true }))

  it('keeps hashed files for ever, compressed', async () => {
    const response = await app.request('/assets/main-a1b2C3d4.js', { headers: { 'accept-encoding': 'br' } })
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(response.headers.get('content-encoding')).toBe('br')
  })

  it.each([
    ['/', 200],
    ['/sign-in', 200],
    ['/account', 200],
    ['/admin', 200],
    ['/desk/ledger', 200],
    ['/nothing', 404],
    ['/nothing/7', 404],
  ])('gives the page for %s with %i', async (path, status) => {
    const response = await app.request(path)
    expect([response.status, response.headers.get('cache-control')]).toEqual([status, 'no-cache'])
    expect(await response.text()).toContain('<title>index</title>')
  })

  it.each(['/assets/missing.js', '/../package.json', '/%2e%2e/package.json', '/..%2fpackage.json', '/api/x'])(
    'reaches nothing else: %s',
    async (path) => expect((await app.request(path)).status).toBe(404),
  )
})
