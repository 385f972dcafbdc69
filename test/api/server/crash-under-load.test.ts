import type { ChildProcess } from 'node:child_process'
import { afterAll, expect, it } from 'vitest'
import { openDatabase } from '../../../api/database/open.ts'
import type { IncidentAnswer } from '../../../api/incident/incident.shapes.ts'
import { writeReferenceData } from '../../../api/incident/reference.ts'
import { isPutOffWrite } from '../../../api/server/lost-connection.ts'
import { onPostgresql } from '../../support/databases.ts'
import { listenTo } from '../../support/live.ts'
import { type Cluster, createCluster, postgresqlBin } from '../../support/postgresql-cluster.ts'
import { cookieOf, startServer } from '../../support/server-process.ts'
import { storedAndFolded } from '../../support/stored.ts'

const street = '320199001'

onPostgresql('a database that crashes while steps are taken and streamed', () => {
  let cluster: Cluster | undefined
  let server: ChildProcess | undefined
  afterAll(() => {
    server?.kill('SIGKILL')
    cluster?.remove()
  })

  it('is told as 503, loses nothing that was acknowledged, and the same process and stream go on', async () => {
    cluster = await createCluster(postgresqlBin() ?? '', { durable: true })
    const url = cluster.url('postgres')
    const started = await startServer({ url })
    server = started.child
    const { base } = started
    const json = { 'content-type': 'application/json' }
    const cookie = await cookieOf(base, 'demo', { username: 'commander' })
    const listener = await listenTo(fetch(`${base}/api/live?street=${street}`))
    await listener.until(({ messages }) => messages.length > 0)
    const begun = Number(listener.messages[0]?.id)

    /** The last step that was acknowledged of each incident. */
    const acknowledged = new Map<number, number>()
    const statuses = new Set<number>()
    let isOver = false
    const post = async (path: string, body: object): Promise<number | undefined> => {
      const response = await fetch(`${base}/api/incidents${path}`, {
        method: 'POST',
        headers: { ...json, cookie },
        body: JSON.stringify(body),
      })
      statuses.add(response.status)
      const told = (await response.json()) as IncidentAnswer
      if (!response.ok) {
        expect([response.status, told.code]).toEqual([503, 'database_unavailable'])
        return undefined
      }
      acknowledged.set(told.id, told.loop.sequence)
      return told.id
    }
    const report = { category: '0102', longitude: 118.7503, latitude: 32.0721, description: '路口垃圾外溢' }
    const writers = Array.from({ length: 4 }, async () => {
      while (!isOver) {
        const id = await post('', report)
        if (id !== undefined) await post(`/${id}/accept`, {})
        if (id !== undefined) await post(`/${id}/urge`, {})
      }
    })
    await expect.poll(() => acknowledged.size, { timeout: 20_000 }).toBeGreaterThan(10)
    for (let round = 0; round < 3; round++) {
      statuses.clear()
      cluster.stop('immediate')
      await expect.poll(() => statuses.has(503), { timeout: 20_000 }).toBe(true)
      const before = acknowledged.size
      cluster.start()
      await expect.poll(() => acknowledged.size, { timeout: 30_000 }).toBeGreaterThan(before + 10)
    }
    isOver = true
    await Promise.all(writers)
    expect(started.child.exitCode).toBeNull()

    const opened = await openDatabase({ prepare: writeReferenceData, url })
    const log = (await opened.query(
      `SELECT position FROM incident_event WHERE street_code = '${street}' AND position > ${begun} ORDER BY position`,
    )) as { position: string }[]
    const positions = log.map(({ position }) => Number(position))
    for (const [id, sequence] of acknowledged) {
      const { stored, folded, events } = await storedAndFolded(opened, street, id)
      expect(stored, `incident ${id}`).toEqual(folded)
      expect(events.length, `incident ${id}`).toBeGreaterThanOrEqual(sequence)
    }
    await listener.until(({ positions: told }) => (told.at(-1) ?? 0) >= (positions.at(-1) ?? 0))
    expect(listener.positions.slice(0, positions.length)).toEqual(positions)
    await listener.close()
    await opened.close()
  }, 180_000)
})

it('of what nobody caught only a write that was put off is outlived', () => {
  const error = new TypeError("Cannot read properties of null (reading 'write')")
  error.stack = `${error.message}\n    at Immediate.nextWrite (/srv/node_modules/postgres/src/connection.js:255:22)`
  expect(isPutOffWrite(error)).toBe(true)
  const own = new TypeError("Cannot read properties of null (reading 'write')")
  expect(isPutOffWrite(own)).toBe(false)
  expect(isPutOffWrite(new Error('nextWrite (/srv/node_modules/postgres/src/connection.js)'))).toBe(false)
})
