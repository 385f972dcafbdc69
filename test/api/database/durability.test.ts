import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { DirectoryLockedError } from '../../../api/database/lock.ts'
import { type OpenDatabase, openDatabase } from '../../../api/database/open.ts'
import { eachDatabase, onEmbedded } from '../../support/databases.ts'
import { randomFrom } from '../../support/features.ts'
import { type Cluster, createCluster, postgresqlBin } from '../../support/postgresql-cluster.ts'

const writer = fileURLToPath(new URL('./writer.ts', import.meta.url))
const rounds = 10

/** Starts the writer; `acknowledged` grows as it speaks, `ready` resolves when it has opened the database. */
function startWriter(place: string, first: number) {
  const child = spawn(
    process.execPath,
    ['--wasm-lazy-compilation', '--import', 'tsx', writer, place, String(first)],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  )
  const acknowledged: number[] = []
  const lines = createInterface({ input: child.stdout })
  const ready = new Promise<void>((resolve, reject) => {
    child.once('exit', () => reject(new Error('the writer ended before it was ready')))
    lines.on('line', (line) => (line === 'ready' ? resolve() : acknowledged.push(Number(line))))
  })
  const closed = new Promise<void>((resolve) => lines.once('close', resolve))
  return { child, acknowledged, ready, closed }
}

async function killed(child: ChildProcess): Promise<void> {
  const exit = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await exit
}

const numbersIn = async (opened: OpenDatabase): Promise<number[]> =>
  (await opened.query('SELECT number FROM durable ORDER BY number')).map(({ number }) => Number(number))

/**
 * Kills the writer again and again at random moments, each new one on the same folder and without a look between; every
 * acknowledged row must be there in the end. At most one row a round may be written and not yet acknowledged.
 */
async function killRepeatedly(place: string, seed: number): Promise<Set<number>> {
  const random = randomFrom(seed)
  const acknowledged = new Set<number>()
  for (let round = 0; round < rounds; round += 1) {
    const running = startWriter(place, round * 1_000_000)
    await running.ready
    await pause(5 + random() * 250)
    await killed(running.child)
    await running.closed
    for (const number of running.acknowledged) acknowledged.add(number)
  }
  return acknowledged
}

eachDatabase('a writer that is killed', ({ place }) => {
  it(`loses no acknowledged row in ${rounds} kills`, async () => {
    const { url, directory } = await place()
    const acknowledged = await killRepeatedly(url ?? directory ?? '', 11)
    const opened = await openDatabase({ url, directory })
    const found = new Set(await numbersIn(opened))
    await opened.close()
    expect(acknowledged.size).toBeGreaterThan(rounds)
    expect([...acknowledged].filter((number) => !found.has(number))).toEqual([])
    expect(found.size - acknowledged.size).toBeLessThanOrEqual(rounds)
  }, 240_000)
})

describe.skipIf(postgresqlBin() === undefined)('a cluster that is stopped at once', () => {
  let cluster: Cluster | undefined
  afterEach(() => cluster?.remove())

  it('loses no acknowledged row, and the pool opens its connections again', async () => {
    cluster = await createCluster(postgresqlBin() ?? '', { durable: true })
    const observer = await openDatabase({ url: cluster.url('postgres') })
    const running = startWriter(cluster.url('postgres'), 0)
    await running.ready
    await pause(300)
    const heardBefore: string[] = []
    let listening = 0
    await observer.listen(
      'revision',
      (payload) => heardBefore.push(payload),
      () => {
        listening += 1
      },
    )
    cluster.stop('immediate')
    await killed(running.child)
    await running.closed
    cluster.start()
    await expect
      .poll(
        () =>
          observer.query('SELECT 1').then(
            () => true,
            () => false,
          ),
        { timeout: 10_000 },
      )
      .toBe(true)
    const found = new Set(await numbersIn(observer))
    expect(running.acknowledged.length).toBeGreaterThan(5)
    expect(running.acknowledged.filter((number) => !found.has(number))).toEqual([])
    await expect.poll(() => listening, { timeout: 20_000 }).toBe(2)
    await observer.query("SELECT pg_notify('revision', 'again')")
    await expect.poll(() => heardBefore).toContain('again')
    await observer.close()
  }, 60_000)
})

onEmbedded('the folder lock', ({ place }) => {
  let directory = ''
  beforeAll(async () => {
    directory = (await place()).directory ?? ''
  })
  const lockFile = () => join(directory, 'lock.json')

  it('turns a second process away with a message that names the first', async () => {
    const running = startWriter(directory, 0)
    await running.ready
    const error = await openDatabase({ directory }).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(DirectoryLockedError)
    expect(error).toMatchObject({ code: 'database_locked', pid: running.child.pid })
    expect(String(error)).toMatch(/is open in process \d+.*stop that one first.*DATABASE_URL/s)
    await killed(running.child)
  }, 30_000)

  it.each([
    ['of a process that is gone', { pid: 4_194_000 }],
    ['of a pid that another process has now', { pid: process.pid, started: 'another boot:1' }],
    ['of another host, long untouched', { pid: 1, host: 'elsewhere', touched: 0 }],
    ['that is torn', 'torn'],
  ])(
    'takes over a lock %s',
    async (_, holder) => {
      const record =
        typeof holder === 'string'
          ? holder
          : JSON.stringify({ token: 'stale', host: hostname(), started: null, ...holder })
      writeFileSync(lockFile(), record)
      utimesSync(lockFile(), 0, 0)
      const opened = await openDatabase({ directory })
      expect(JSON.parse(readFileSync(lockFile(), 'utf8')).pid).toBe(process.pid)
      await opened.close()
      expect(() => readFileSync(lockFile())).toThrow(/ENOENT/)
    },
    30_000,
  )

  it('does not take the lock of another host that is alive', async () => {
    writeFileSync(lockFile(), JSON.stringify({ token: 'x', pid: 1, host: 'elsewhere', started: null }))
    await expect(openDatabase({ directory })).rejects.toThrow(/process 1 on elsewhere/)
  })
})
