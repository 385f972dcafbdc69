import { beforeAll, expect, it } from 'vitest'
import type { OpenDatabase } from '../../../api/database/open.ts'
import { mostPrepared } from '../../../api/database/postgresql.ts'
import { onPostgresql } from '../../support/databases.ts'
import { requestsTo } from '../../support/requests.ts'
import { seedStreet } from '../../support/street.ts'

const connections = 10

onPostgresql('prepared statements', ({ open }) => {
  let opened: OpenDatabase
  let requests: ReturnType<typeof requestsTo>

  beforeAll(async () => {
    opened = await open()
    await seedStreet(opened.database, { street: '320199001', incidents: 20 })
    requests = requestsTo(opened)
  })

  /** What each connection of the pool has prepared: all are kept busy at once, so that each answers. */
  async function preparedByConnection(): Promise<string[][]> {
    const seen = new Map<unknown, string[]>()
    const looks = Array.from({ length: connections * 3 }, () =>
      opened.query(
        'SELECT pg_backend_pid() AS pid, (SELECT array_agg(statement) FROM pg_prepared_statements) AS texts, pg_sleep(0.1)',
      ),
    )
    for (const [look] of await Promise.all(looks)) seen.set(look?.pid, (look?.texts as string[] | null) ?? [])
    expect(seen.size).toBe(connections)
    return [...seen.values()]
  }

  it('are the same in whatever order conditions are given', async () => {
    const conditions = ['stage=handling', 'severity=normal', 'source=grid', 'overdue=false']
    const orders = conditions.flatMap((first) =>
      conditions.map((second) => [first, second, ...conditions].join('&')),
    )
    const distinct = orders.map((order) => [...new Set(order.split('&'))].join('&'))
    for (const order of distinct)
      expect((await requests.ask(`/ogc/collections/incidents/items?${order}`)).status).toBe(200)
    const pages = (await preparedByConnection()).flat().filter((text) => text.includes('row_number()'))
    expect(new Set(pages).size).toBe(1)
  })

  it('do not grow without bound', async () => {
    await Promise.all(
      Array.from({ length: mostPrepared * 2 }, (_, index) =>
        opened.query(`SELECT $1::int AS c${index}`, [index]),
      ),
    )
    const byConnection = await preparedByConnection()
    expect(new Set(byConnection.flat()).size).toBeLessThanOrEqual(mostPrepared)
    expect(new Set(byConnection.flat()).size).toBeGreaterThan(mostPrepared / 2)
    expect(await opened.query('SELECT $1::int AS c599', [7])).toEqual([{ c599: 7 }])
  })
})
