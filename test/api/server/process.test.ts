import { type ChildProcess, spawn } from 'node:child_process'
import { request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, it } from 'vitest'
import { openDatabase } from '../../../api/database/open.ts'
import { writeReferenceData } from '../../../api/incident/reference.ts'
import { eachDatabase } from '../../support/databases.ts'
import { seedStreet } from '../../support/street.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

eachDatabase('the server process', (database) => {
  let child: ChildProcess | undefined
  afterEach(() => {
    child?.kill('SIGKILL')
  })

  it('starts, answers, and stops when told to, having finished what ran', async () => {
    const place = await database.place()
    const opened = await openDatabase({ ...place, prepare: writeReferenceData })
    await seedStreet(opened.database, { street: '320199001' })
    await opened.close()
    let output = ''
    const started = spawn(process.execPath, ['--import', 'tsx', 'api/main.ts', '--empty', '--quiet'], {
      cwd: root,
      env: { ...process.env, PORT: '0', DATABASE_URL: place.url ?? '', DATA_DIR: place.directory ?? '.data' },
    })
    child = started
    started.stdout.on('data', (chunk) => (output += chunk))
    started.stderr.on('data', (chunk) => (output += chunk))
    const exited = new Promise<number | null>((resolve) => started.once('exit', resolve))
    let base: string | undefined
    for (let tries = 0; tries < 300 && !base; tries++) {
      await pause(100)
      base = /(http:\/\/\S+:\d+)\/ogc/.exec(output)?.[1]
    }
    if (!base) throw new Error(`the server did not start: ${output}`)
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
    await pause(1000)
    started.kill('SIGTERM')
    await pause(300)
    running.end('"coordinates":[[[118.75,32.06],[118.76,32.06],[118.76,32.07],[118.75,32.06]]]}}')
    expect(await answered).toBe(200)
    expect(await exited).toBe(0)
  }, 60_000)

  it('says in one line what is wrong with the environment', async () => {
    const started = spawn(process.execPath, ['--import', 'tsx', 'api/main.ts'], {
      cwd: root,
      env: { ...process.env, PORT: 'many', DATABASE_URL: 'mysql://x' },
    })
    child = started
    let errors = ''
    started.stderr.on('data', (chunk) => (errors += chunk))
    expect(await new Promise((resolve) => started.once('exit', resolve))).toBe(1)
    expect(errors.trim()).toMatch(
      /^streetgrid: environment: DATABASE_URL must be .*; PORT must be a port number$/,
    )
  })
})
