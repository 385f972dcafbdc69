import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../../api/database/open.ts'
import { writeReferenceData } from '../../../api/incident/reference.ts'
import { onPostgresql } from '../../support/databases.ts'
import { type Cluster, createCluster, postgresqlBin } from '../../support/postgresql-cluster.ts'
import { requestsTo } from '../../support/requests.ts'
import { seedStreet } from '../../support/street.ts'

onPostgresql('a database that goes away', () => {
  let cluster: Cluster
  let opened: OpenDatabase
  let requests: ReturnType<typeof requestsTo>

  beforeAll(async () => {
    cluster = await createCluster(postgresqlBin() ?? '')
    opened = await openDatabase({ prepare: writeReferenceData, url: cluster.url('postgres') })
    await seedStreet(opened.database, { street: '320199001', incidents: 20 })
    requests = requestsTo(opened)
  })
  afterAll(async () => {
    await opened?.close().catch(() => undefined)
    cluster?.remove()
  })

  const paths = [
    '/api/districts',
    '/api/features/grids?street=320199001',
    '/api/incidents?street=320199001',
    '/api/search?street=320199001&q=su',
    '/ogc/collections/incidents/items',
    '/readyz',
  ]

  it('is told to each of a crowd within five seconds, however often it was tried before', async () => {
    cluster.stop('immediate')
    for (let round = 0; round < 3; round++) {
      const started = performance.now()
      const crowd = Array.from({ length: 25 }, (_, index) =>
        requests.ask(`/api/places/at?street=320199001&longitude=118.75&latitude=32.0${index + 10}`),
      )
      for (const { status, headers } of await Promise.all(crowd))
        expect([status, headers.get('retry-after')]).toEqual([503, '5'])
      expect(performance.now() - started).toBeLessThan(5000)
    }
    cluster.start()
    await expect.poll(async () => (await requests.ask('/readyz')).status, { timeout: 5000 }).toBe(200)
  }, 120_000)

  it('is told as 503 with a time to come back, and is used again without a restart', async () => {
    for (const path of paths) expect((await requests.ask(path)).status, path).toBe(200)
    for (const mode of ['immediate', 'fast'] as const) {
      cluster.stop(mode)
      for (const path of paths) {
        const response = await requests.ask(path)
        expect([path, response.status, response.headers.get('retry-after')]).toEqual([path, 503, '5'])
        expect(await response.json()).toMatchObject({ code: 'database_unavailable' })
      }
      expect((await requests.ask('/healthz')).status).toBe(200)
      expect(await (await requests.ask('/metrics')).text()).toContain('streetgrid_database_up 0')
      cluster.start()
      for (const path of paths) {
        let status = 0
        for (let tries = 0; tries < 100 && status !== 200; tries++) {
          if (tries > 0) await pause(100)
          status = (await requests.ask(path)).status
        }
        expect(status, path).toBe(200)
      }
    }
  }, 120_000)
})
