import { setImmediate as turn } from 'node:timers/promises'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../../api/database/open.ts'
import { writeReferenceData } from '../../../api/incident/reference.ts'
import { LiveHub } from '../../../api/live/hub.ts'
import { createMetrics } from '../../../api/server/metrics.ts'
import { onPostgresql } from '../../support/databases.ts'
import { randomFrom } from '../../support/features.ts'
import { type Listener, listenTo, positionsAfter, writeStep } from '../../support/live.ts'
import { requestsTo } from '../../support/requests.ts'
import { seedStreet } from '../../support/street.ts'

const street = '320199001'
const never = 3_600_000

onPostgresql('streams of several processes', (database) => {
  const processes: { opened: OpenDatabase; hub: LiveHub; requests: ReturnType<typeof requestsTo> }[] = []
  let ids: number[] = []

  beforeAll(async () => {
    const place = await database.place()
    for (let index = 0; index < 2; index += 1) {
      const opened = await openDatabase({ ...place, prepare: writeReferenceData })
      const metrics = createMetrics()
      const hub = new LiveHub(opened, {
        metrics,
        log: pino({ level: 'silent' }),
        heartbeatMilliseconds: never,
        checkMilliseconds: never,
        pageSize: 7,
      })
      processes.push({ opened, hub, requests: requestsTo(opened, { live: hub, metrics }) })
    }
    const seeded = await seedStreet(at(0).opened.database, { street, incidents: 40 })
    ids = seeded.incidents.filter(({ stage }) => stage === 'handling').map(({ id }) => id)
  })
  afterAll(async () => {
    for (const { hub, opened } of processes) {
      await hub.stop()
      await opened.close()
    }
  })

  const at = (index: number) => {
    const found = processes[index % processes.length]
    if (found === undefined) throw new Error('no process was started')
    return found
  }
  const listen = (index: number, after: number) =>
    listenTo(at(index).requests.ask(`/api/live?street=${street}&after=${after}`))
  const lastPosition = async () => (await positionsAfter(at(0).opened.database, 0)).at(-1) ?? 0

  /** Writers in both processes, in transactions of one to three steps, every fourth of which is taken back. */
  function write(transactions: number, seed: number) {
    const random = randomFrom(seed)
    const writer = async (index: number) => {
      for (let count = 0; count < transactions; count += 1) {
        const steps = 1 + Math.floor(random() * 3)
        const isTakenBack = random() < 0.25
        await at(index)
          .opened.database.transaction(async (transaction) => {
            for (let step = 0; step < steps; step += 1) {
              const id = ids[Math.floor(random() * ids.length)] ?? 0
              await writeStep(transaction, { street, id, dueAt: new Date() })
              if (random() < 0.5) await turn()
            }
            if (isTakenBack) throw new Error('taken back')
          })
          .catch((error: Error) => {
            if (error.message !== 'taken back') throw error
          })
      }
    }
    return Promise.all([0, 1, 2, 3].map(writer))
  }

  it('all tell exactly the log, in its order, while four write at once', async () => {
    const before = await lastPosition()
    const listeners: Listener[] = []
    for (let index = 0; index < 6; index += 1) listeners.push(await listen(index, before))
    await write(25, 11)
    const all = await positionsAfter(at(0).opened.database, before)
    expect(all.length).toBeGreaterThan(100)
    for (const listener of listeners) {
      await listener.until(({ positions }) => positions.length >= all.length)
      expect(listener.positions).toEqual(all)
      await listener.close()
    }
  })

  it('lose and repeat nothing for one who goes and comes back a hundred times, to this process or that', async () => {
    const before = await lastPosition()
    const random = randomFrom(5)
    let isWriting = true
    const writing = (async () => {
      while (isWriting) await write(2, Math.floor(random() * 1000))
    })()
    const got: number[] = []
    for (let round = 0; round < 100; round += 1) {
      const listener = await listen(Math.floor(random() * 2), got.at(-1) ?? before)
      const wanted = Math.floor(random() * 6)
      await listener.until(({ positions }) => positions.length >= wanted)
      await listener.close()
      got.push(...listener.positions)
    }
    isWriting = false
    await writing
    const all = await positionsAfter(at(0).opened.database, before)
    const last = await listen(0, got.at(-1) ?? before)
    await last.until(({ positions }) => got.length + positions.length >= all.length)
    await last.close()
    expect([...got, ...last.positions]).toEqual(all)
  })

  it('lose nothing when the connection that listens is ended', async () => {
    const before = await lastPosition()
    const listener = await listen(0, before)
    const step = () => writeStep(at(1).opened.database, { street, id: ids[0] ?? 0, dueAt: new Date() })
    await step()
    await listener.until(({ positions }) => positions.length === 1)
    const listening = `FROM pg_stat_activity WHERE datname = current_database() AND query ILIKE 'listen%'`
    const ended = await at(1).opened.query(`SELECT pg_terminate_backend(pid) AS ended ${listening}`)
    expect(ended.length).toBeGreaterThan(0)
    for (let count = 0; count < 5; count += 1) await step()
    await listener.until(({ positions }) => positions.length === 6)
    await step()
    await listener.until(({ positions }) => positions.length === 7)
    expect(listener.positions).toEqual(await positionsAfter(at(0).opened.database, before))
    await listener.close()
  })
})
