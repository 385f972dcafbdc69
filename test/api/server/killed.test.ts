import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, expect, it } from 'vitest'
import { openDatabase } from '../../../api/database/open.ts'
import { createIdentity } from '../../../api/identity/identity.ts'
import { writeAccount } from '../../../api/identity/write-account.ts'
import type { IncidentAnswer } from '../../../api/incident/incident.shapes.ts'
import { writeReferenceData } from '../../../api/incident/reference.ts'
import { onPostgresql } from '../../support/databases.ts'
import { randomFrom } from '../../support/features.ts'
import { cookieOf, type ServerProcess, startServer } from '../../support/server-process.ts'
import { storedAndFolded } from '../../support/stored.ts'
import { seedStreet } from '../../support/street.ts'

const street = '320199001'
const kills = 4
const password = 'Garden-Path-41'

/** A write as a client keeps it until it is answered: to be sent again, under its key, for as long as it takes. */
type Write = { path: string; body: object; key: string }

/** The embedded database takes long to open: that it stands this is shown without a server, by durability.test.ts. */
onPostgresql('a server that is killed while steps are taken', (database) => {
  let server: ServerProcess | undefined
  afterEach(() => {
    server?.child.kill('SIGKILL')
  })

  it(`loses nothing acknowledged in ${kills} kills, leaves nothing half done, and does once what is sent again`, async () => {
    const place = await database.place()
    const prepared = await openDatabase({ ...place, prepare: writeReferenceData })
    await seedStreet(prepared.database, { street, incidents: 0 })
    await writeAccount(createIdentity(prepared), {
      username: 'commander',
      name: '指挥长',
      role: 'commander',
      scope: street,
      unit: null,
      password,
    })
    await prepared.close()

    server = await startServer(place, '--empty')
    // The session outlives the process: nobody signs in again.
    const cookie = await cookieOf(server.base, 'username', { username: 'commander', password })
    const answered = new Map<string, IncidentAnswer>()
    let isOver = false
    let again = 0
    const send = async ({ path, body, key }: Write): Promise<IncidentAnswer> => {
      for (;;) {
        try {
          const response = await fetch(`${server?.base}/api/incidents${path}`, {
            method: 'POST',
            headers: { 'content-type': 'application/json', 'idempotency-key': key, cookie },
            body: JSON.stringify(body),
          })
          if (response.headers.get('idempotency-replayed') !== null) again += 1
          const told = (await response.json()) as IncidentAnswer
          expect([response.status, JSON.stringify(told).slice(0, 200)]).toEqual([
            path === '' ? 201 : 200,
            expect.anything(),
          ])
          answered.set(key, told)
          return told
        } catch (problem) {
          // Only a server that is not there is tried again.
          if (!(problem instanceof TypeError)) throw problem
          await pause(50)
        }
      }
    }
    const write = (path: string, body: object = {}) => send({ path, body, key: randomUUID() })
    let reports = 0
    const writers = Array.from({ length: 4 }, async () => {
      while (!isOver) {
        reports += 1
        const report = { category: '0102', longitude: 118.755, latitude: 32.066, description: '路口垃圾' }
        const { id } = await write('', report)
        await write(`/${id}/accept`)
        await write(`/${id}/urge`)
      }
    })
    const failed = Promise.all(writers)
    const random = randomFrom(7)
    for (let kill = 0; kill < kills; kill += 1) {
      const before = answered.size
      await Promise.race([
        expect.poll(() => answered.size, { timeout: 30_000 }).toBeGreaterThan(before + 12),
        failed,
      ])
      await pause(random() * 200)
      server.child.kill('SIGKILL')
      await server.exited
      server = await startServer(place, '--empty')
    }
    await expect.poll(() => answered.size).toBeGreaterThan(kills * 12)
    isOver = true
    await failed
    server.child.kill('SIGTERM')
    await server.exited

    const opened = await openDatabase({ ...place, prepare: writeReferenceData })
    const counted = await opened.query('SELECT count(*)::int AS n FROM incident')
    // As many as were reported, though some were sent more than once.
    expect(counted).toEqual([{ n: reports }])
    for (const { id } of await opened.query('SELECT id FROM incident')) {
      const { stored, folded, events } = await storedAndFolded(opened, street, Number(id))
      expect(stored, `incident ${id}`).toEqual(folded)
      expect(events.map(({ verb }) => verb)).toEqual(['report', 'accept', 'urge'])
    }
    await opened.close()
    process.stdout.write(`killed ${kills} times: ${answered.size} answered, ${again} of them told again\n`)
  }, 240_000)
})
