import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import type { OpenDatabase } from '../../../api/database/open.ts'
import type { IncidentPage } from '../../../api/incident/incident.shapes.ts'
import { onPostgresql } from '../../support/databases.ts'
import { loopOf } from '../../support/loop.ts'
import { storedAndFolded } from '../../support/stored.ts'
import { seedStreet } from '../../support/street.ts'

const street = '320199001'
const hour = 3_600_000

// The embedded database lives in the server's process and has no other clock.
onPostgresql('a clock that is wrong', (database) => {
  let opened: OpenDatabase
  let loop: ReturnType<typeof loopOf>
  let called: number[]

  beforeAll(async () => {
    opened = await database.open()
    const { units } = await seedStreet(opened.database, { street, incidents: 0 })
    called = units.slice(0, 1).map(({ id }) => id)
    loop = loopOf(
      opened,
      street,
      units.map(({ id }) => id),
    )
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  const databaseTime = async (): Promise<number> => {
    const [row] = (await opened.query(
      'SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS now',
    )) as {
      now: string | number
    }[]
    return Number(row?.now)
  }

  it.each([-26, 26])(
    'in the server, by %i hours, moves no time of the loop: the database tells it',
    async (hours) => {
      const before = await databaseTime()
      const right = await loop.done(loop.report({ severity: 'urgent' }))
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + hours * hour })
      const wrong = await loop.done(loop.report({ severity: 'urgent' }))
      await loop.done(loop.act(loop.people.commander, wrong.id, 'accept'))
      const taken = await loop.done(loop.act(loop.people.commander, wrong.id, 'whistle', { units: called }))
      const { incidents } = await loop.requests.json<IncidentPage>(
        `/api/incidents?street=${street}&overdue=true`,
      )
      expect(incidents.map(({ id }) => id)).not.toContain(wrong.id)
      vi.useRealTimers()
      const after = await databaseTime()
      const limit = (incident: typeof right) =>
        Date.parse(incident.dispatch_due_at ?? '') - Date.parse(incident.reported_at)
      expect(limit(wrong)).toBe(limit(right))
      for (const { at } of taken.history) {
        expect(Date.parse(at)).toBeGreaterThanOrEqual(Math.floor(before))
        expect(Date.parse(at)).toBeLessThanOrEqual(Math.ceil(after))
      }
      const [call] = taken.loop.calls
      expect(Date.parse(call?.acknowledge_due_at ?? '') - Date.parse(call?.called_at ?? '')).toBe(hour)
    },
  )

  it('of the database, gone back by an hour, puts no step before the one it follows', async () => {
    const { id } = await loop.done(loop.report())
    await loop.done(loop.act(loop.people.commander, id, 'accept'))
    // As if the steps so far had been taken before the clock was set back.
    await opened.query(
      `UPDATE incident SET reported_at = reported_at + interval '1 hour', accepted_at = accepted_at + interval '1 hour',
        updated_at = updated_at + interval '1 hour' WHERE street_code = '${street}' AND id = ${id}`,
    )
    await opened.query('ALTER TABLE incident_event DISABLE TRIGGER incident_event_is_final')
    await opened.query(
      `UPDATE incident_event SET at = at + interval '1 hour' WHERE street_code = '${street}' AND incident_id = ${id}`,
    )
    await opened.query('ALTER TABLE incident_event ENABLE TRIGGER incident_event_is_final')
    const { history } = await loop.done(loop.act(loop.people.commander, id, 'urge'))
    const times = history.map(({ at }) => Date.parse(at))
    expect(times).toEqual(times.toSorted((one, other) => one - other))
    expect(times.at(-1)).toBe(times.at(-2))
    const { stored, folded } = await storedAndFolded(opened, street, id)
    expect(stored).toEqual(folded)
  })
})
