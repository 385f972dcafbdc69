import { sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import type { OpenDatabase } from '../../api/database/open.ts'
import { rows } from '../../api/database/rows.ts'
import { prepareDemoAccounts } from '../../api/identity/demo-accounts.ts'
import { createIdentity } from '../../api/identity/identity.ts'
import { randomFrom } from '../../data/demo/random.ts'
import { Office } from '../../data/simulation/office.ts'
import { demoStreet, type Played, play } from '../../data/simulation/play.ts'
import { eachDatabase } from '../support/databases.ts'
import { requestsTo } from '../support/requests.ts'

eachDatabase('a simulated office', (database) => {
  let opened: OpenDatabase
  let office: Office
  let played: Played

  beforeAll(async () => {
    opened = await database.open('demo')
    const identity = createIdentity(opened)
    await prepareDemoAccounts(identity, 'the demo password')
    const requests = requestsTo(opened, { identity, reader: undefined })
    office = new Office('http://office', (address, init) =>
      requests.ask(String(address).replace('http://office', ''), init),
    )
    let left = 250
    played = await play({
      office,
      street: await demoStreet(office),
      random: randomFrom('a day'),
      open: 40,
      isOver: () => left-- <= 0,
      pause: () => Promise.resolve(),
    })
  }, 120_000)

  it('takes steps of nearly every kind, and is refused none but what somebody else was faster with', () => {
    const { steps, refused } = played
    for (const verb of [
      'report',
      'accept',
      'dispatch',
      'acknowledge',
      'arrive',
      'complete',
      'verify',
    ] as const)
      expect([verb, steps[verb] ?? 0]).toEqual([verb, expect.toSatisfy((count: number) => count > 4)])
    for (const verb of ['callback', 'close', 'whistle', 'rework', 'return'] as const)
      expect([verb, steps[verb] ?? 0]).toEqual([verb, expect.toSatisfy((count: number) => count > 0)])
    expect(Object.keys(refused).filter((code) => code !== 'incident_conflict')).toEqual([])
  })

  it('verifies nothing that the same person completed', async () => {
    const same = await rows(
      opened.database,
      sql`SELECT 1 FROM incident_event AS verified JOIN LATERAL (
            SELECT actor_id FROM incident_event AS done WHERE done.street_code = verified.street_code
              AND done.incident_id = verified.incident_id AND done.verb = 'complete' AND done.sequence < verified.sequence
            ORDER BY done.sequence DESC LIMIT 1) AS done ON done.actor_id = verified.actor_id
          WHERE verified.verb = 'verify' AND verified.actor_id IS NOT NULL`,
    )
    expect(same).toEqual([])
  })

  it('plays with nothing but demo data', async () => {
    await opened.query("UPDATE dataset SET is_demo = false WHERE kind = 'incidents'")
    await expect(demoStreet(office, '320199001')).rejects.toThrow('holds real data')
    const count = async () => (await opened.query('SELECT 1 FROM incident_event')).length
    const before = await count()
    await expect(
      play({
        office,
        street: '320199001',
        random: randomFrom('too late'),
        open: 40,
        isOver: () => false,
        pause: () => Promise.resolve(),
      }),
    ).rejects.toThrow('holds real data')
    expect(await count()).toBe(before)
    await opened.query('UPDATE dataset SET is_demo = false')
    await expect(demoStreet(office)).rejects.toThrow('no demo street')
  })
})
