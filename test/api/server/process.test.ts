import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { type IncomingMessage, request } from 'node:http'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, it } from 'vitest'
import { openDatabase } from '../../../api/database/open.ts'
import { writeReferenceData } from '../../../api/incident/reference.ts'
import { eachDatabase, onPostgresql } from '../../support/databases.ts'
import { startServer } from '../../support/server-process.ts'
import { seedStreet } from '../../support/street.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

let child: ChildProcess | undefined
afterEach(() => {
  child?.kill('SIGKILL')
})

/** Starts a server that ends with its test. */
async function start(...given: Parameters<typeof startServer>) {
  const server = await startServer(...given)
  child = server.child
  return server
}

eachDatabase('the server process', (database) => {
  it('starts, answers, and stops when told to, having finished what ran', async () => {
    const place = await database.place()
    const opened = await openDatabase({ ...place, prepare: writeReferenceData })
    await seedStreet(opened.database, { street: '320199001' })
    await opened.query(
      "INSERT INTO dataset (street_code, kind, source, loaded_at, features, is_demo) VALUES ('320199001', 'grids', 'test', now(), 20, true)",
    )
    await opened.close()
    const { base, child: started, exited, output } = await start(place, '--empty')
    const first = database.kind === 'embedded' ? 'open' : 'connect'
    for (const step of [first, 'postgis', 'migrate', 'reference data'])
      expect(output()).toMatch(new RegExp(`^database: ${step} \\(\\d+\\.\\d s\\)$`, 'm'))
    expect(output()).not.toMatch(/^demo:/m)
    expect(await (await fetch(`${base}/readyz`)).json()).toMatchObject({ status: 'ready' })
    const running = request(`${base}/api/places/figures`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'transfer-encoding': 'chunked' },
    })
    const answered = new Promise<number | undefined>((resolve, reject) => {
      running.once('response', (response) => resolve(response.resume().statusCode))
      running.once('error', reject)
    })
    running.write('{"street":"320199001","polygon":{"type":"Polygon",')
    // The question for the numbers is being answered itself.
    const asked = async () =>
      /^streetgrid_http_requests_running (\d+)$/m.exec(await (await fetch(`${base}/metrics`)).text())?.[1]
    await expect.poll(asked, { timeout: 20_000 }).toBe('2')
    started.kill('SIGTERM')
    await expect.poll(output, { timeout: 20_000 }).toContain('"stopping"')
    running.end('"coordinates":[[[118.75,32.06],[118.76,32.06],[118.76,32.07],[118.75,32.06]]]}}')
    expect(await answered).toBe(200)
    expect(await exited).toBe(0)
  }, 120_000)
})

onPostgresql('the server process', (database) => {
  it('plays a stream of the demo’s incidents unless it is quiet, and ends it with itself', async () => {
    const place = await database.place()
    const since = new Date().toISOString()
    const { child: started, exited, output } = await start(place, '--lively')
    await expect.poll(output, { timeout: 20_000 }).toContain('gentle stream')
    const opened = await openDatabase({ ...place, prepare: writeReferenceData })
    const steps = () =>
      opened.query(
        `SELECT 1 FROM incident_event WHERE at > '${since}' AND actor_id IS NOT NULL AND actor_role <> 'system'`,
      )
    await expect.poll(async () => (await steps()).length, { timeout: 60_000 }).toBeGreaterThan(0)
    await opened.close()
    started.kill('SIGTERM')
    expect(await exited).toBe(0)
  }, 120_000)

  it('says what it loads and how long that took, and refuses fifty megabytes that come in pieces', async () => {
    const { base, output } = await start(await database.place())
    expect(output()).not.toContain('gentle stream')
    for (const line of ['grids, 57', 'estates, 45', 'incidents, \\d{4}'])
      expect(output()).toMatch(new RegExp(`^demo: ${line} \\(\\d+\\.\\d s\\)$`, 'm'))
    const upload = request(`${base}/api/places/figures`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'transfer-encoding': 'chunked' },
    })
    // The server hangs up once it has answered: what is still being written then fails.
    upload.on('error', () => undefined)
    const answered = new Promise<IncomingMessage>((resolve) => upload.once('response', resolve))
    const piece = Buffer.alloc(1024 * 1024, ' ')
    let sent = 0
    const sending = (async () => {
      while (sent < 50 && !upload.destroyed) {
        const isTaken = upload.write(piece)
        sent += 1
        if (!isTaken) await Promise.race([once(upload, 'drain'), once(upload, 'close')])
      }
      upload.end()
    })()
    const response = await answered
    const text: Buffer[] = []
    for await (const chunk of response) text.push(chunk as Buffer)
    expect(response.statusCode).toBe(413)
    expect(JSON.parse(Buffer.concat(text).toString())).toMatchObject({ code: 'body_too_large' })
    upload.destroy()
    await sending.catch(() => undefined)
    expect((await fetch(`${base}/readyz`)).status).toBe(200)
  }, 120_000)
})

/** What a server says that does not start, with this environment. */
async function refusal(variables: Record<string, string>): Promise<string> {
  const started = spawn(process.execPath, ['--import', 'tsx', 'api/main.ts', '--empty'], {
    cwd: root,
    env: { ...process.env, PORT: '0', DATABASE_URL: '', ...variables },
  })
  child = started
  let said = ''
  for (const stream of [started.stdout, started.stderr]) stream.on('data', (chunk) => (said += chunk))
  expect((await once(started, 'close'))[0]).toBe(1)
  return said.trim()
}

it('says in one line what is wrong with the environment', async () => {
  expect(await refusal({ PORT: 'many', DATABASE_URL: 'mysql://x' })).toMatch(
    /^streetgrid: environment: DATABASE_URL must be .*; PORT must be a port number from 0 to 65535, not “many”$/,
  )
  expect(await refusal({ PORT: '99999' })).toMatch(/^streetgrid: environment: PORT must be .* not “99999”$/)
})

it('says what to do about a folder that it cannot use', async () => {
  const file = fileURLToPath(import.meta.url)
  expect(await refusal({ DATA_DIR: file })).toMatch(
    /^streetgrid: the database's folder \S+ is a file, not a folder: choose another with DATA_DIR.*$/,
  )
  expect(await refusal({ DATA_DIR: `${file}/below` })).toMatch(
    /^streetgrid: .*below cannot be made .*DATA_DIR.*$/,
  )
  expect(await refusal({ DATA_DIR: '/proc/nope/deeper' })).toMatch(
    /^streetgrid: .*nope\/deeper cannot be made .*DATA_DIR.*$/,
  )
}, 60_000)

it('says that the port is taken before it touches a database', async () => {
  const holder = createServer().listen(0, '127.0.0.1')
  await once(holder, 'listening')
  const { port } = holder.address() as AddressInfo
  const folder = mkdtempSync(join(tmpdir(), 'streetgrid-port-'))
  const data = join(folder, 'data')
  expect(await refusal({ PORT: String(port), HOST: '127.0.0.1', DATA_DIR: data })).toMatch(
    new RegExp(`^streetgrid: port ${port} on 127.0.0.1 is in use.*PORT=\\d+ npm start\\)$`),
  )
  expect(existsSync(data)).toBe(false)
  expect(await refusal({ HOST: '192.0.2.1', DATA_DIR: data })).toMatch(
    /^streetgrid: HOST 192.0.2.1 is no address/,
  )
  holder.close()
  rmSync(folder, { recursive: true })
}, 60_000)
