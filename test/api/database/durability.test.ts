import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, it } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../../api/database/open.ts'
import { writeReferenceData } from '../../../api/incident/reference.ts'
import { eachDatabase, onPostgresql } from '../../support/databases.ts'
import { randomFrom } from '../../support/features.ts'
import { type Cluster, createCluster, postgresqlBin } from '../../support/postgresql-cluster.ts'
import { storedAndFolded } from '../../support/stored.ts'

const writer = fileURLToPath(new URL('./writer.ts', import.meta.url))
const rounds = 10

/** A writer that has been loaded and waits; `acknowledged` grows as it speaks once `start` resolved. */
function loadWriter(place: string, first: number) {
  // Code that is killed so soon need not be compiled well.
  const child = spawn(
    process.execPath,
    ['--wasm-lazy-compilation', '--no-wasm-tier-up', '--import', 'tsx', writer, place, String(first)],
    { stdio: ['pipe', 'pipe', 'ignore'] },
  )
  const acknowledged: number[] = []
  const lines = createInterface({ input: child.stdout })
  const ready = new Promise<void>((resolve, reject) => {
    child.once('exit', () => reject(new Error('the writer ended before it was ready')))
    lines.on('line', (line) => (line === 'ready' ? resolve() : acknowledged.push(Number(line))))
  })
  const closed = new Promise<void>((resolve) => lines.once('close', resolve))
  /** Tells it to open the database; resolves when it begins to write. */
  const start = () => {
    child.stdin.write('\n')
    return ready
  }
  return { child, acknowledged, start, closed }
}

async function killed(child: ChildProcess): Promise<void> {
  const exit = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await exit
}

/** The numbers of the incidents that were reported, and accepted too. */
const numbersIn = async (opened: OpenDatabase, stage = 'dispatch'): Promise<number[]> =>
  (
    await opened.query(
      'SELECT substr(description, 5)::int AS number FROM incident WHERE stage = $1 ORDER BY 1',
      [stage],
    )
  ).map(({ number }) => Number(number))

/**
 * Kills the writer again and again at random moments, each new one on the same folder and without a look between; every
 * acknowledged incident must be there in the end. At most one a round may be written and not yet acknowledged.
 */
async function killRepeatedly(place: string, seed: number): Promise<Set<number>> {
  const random = randomFrom(seed)
  const acknowledged = new Set<number>()
  const load = (round: number) => loadWriter(place, round * 1_000_000)
  let next = load(0)
  for (let round = 0; round < rounds; round += 1) {
    const running = next
    const started = running.start()
    // The next one loads its modules while this one opens the database.
    if (round + 1 < rounds) next = load(round + 1)
    await started
    await expect.poll(() => running.acknowledged.length, { timeout: 20_000 }).toBeGreaterThan(0)
    await pause(random() * 250)
    await killed(running.child)
    await running.closed
    for (const number of running.acknowledged) acknowledged.add(number)
  }
  return acknowledged
}

eachDatabase('a writer that is killed', ({ place }) => {
  it(`loses no acknowledged step in ${rounds} kills, and leaves none half done`, async () => {
    const { url, directory } = await place()
    const acknowledged = await killRepeatedly(url ?? directory ?? '', 11)
    const opened = await openDatabase({ prepare: writeReferenceData, url, directory })
    const found = new Set(await numbersIn(opened))
    const reported = await numbersIn(opened, 'assessment')
    for (const { id } of await opened.query('SELECT id FROM incident')) {
      const { stored, folded } = await storedAndFolded(opened, '320199001', Number(id))
      expect(stored, `incident ${id}`).toEqual(folded)
    }
    await opened.close()
    expect(reported.length).toBeLessThanOrEqual(rounds)
    expect(acknowledged.size).toBeGreaterThanOrEqual(rounds)
    expect([...acknowledged].filter((number) => !found.has(number))).toEqual([])
    expect(found.size - acknowledged.size).toBeLessThanOrEqual(rounds)
  }, 240_000)
})

onPostgresql('a cluster that is stopped at once', () => {
  let cluster: Cluster | undefined
  afterEach(() => cluster?.remove())

  it('loses no acknowledged row, and the pool opens its connections again', async () => {
    cluster = await createCluster(postgresqlBin() ?? '', { durable: true })
    const observer = await openDatabase({ prepare: writeReferenceData, url: cluster.url('postgres') })
    const running = loadWriter(cluster.url('postgres'), 0)
    await running.start()
    await expect.poll(() => running.acknowledged.length, { timeout: 20_000 }).toBeGreaterThan(5)
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
    expect(running.acknowledged.filter((number) => !found.has(number))).toEqual([])
    await expect.poll(() => listening, { timeout: 20_000 }).toBe(2)
    await observer.query("SELECT pg_notify('revision', 'again')")
    await expect.poll(() => heardBefore).toContain('again')
    await observer.close()
  }, 60_000)

  it('can be removed', async () => {
    cluster = await createCluster(postgresqlBin() ?? '')
    cluster.stop('fast')
    cluster.remove()
    expect(existsSync(cluster.folder)).toBe(false)
  }, 60_000)
})
