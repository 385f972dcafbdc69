import { beforeAll, expect, it } from 'vitest'
import type { OpenDatabase } from '../../../api/database/open.ts'
import { urgeLate } from '../../../api/incident/supervise.ts'
import { as } from '../../support/accounts.ts'
import { eachDatabase } from '../../support/databases.ts'
import { loopOf } from '../../support/loop.ts'
import { storedAndFolded } from '../../support/stored.ts'
import { seedStreet } from '../../support/street.ts'

const street = '320199001'

eachDatabase('people and processes that act at once', (database) => {
  let opened: OpenDatabase
  let loop: ReturnType<typeof loopOf>
  let units: number[]

  beforeAll(async () => {
    opened = await database.open()
    units = (await seedStreet(opened.database, { street, incidents: 0 })).units.map(({ id }) => id)
    loop = loopOf(opened, street, units)
  })

  const agrees = async (id: number) => {
    const { stored, folded, events } = await storedAndFolded(opened, street, id)
    expect(stored).toEqual(folded)
    return events
  }
  const commanderNamed = (id: string) => as({ role: 'commander', scope: street, id })

  it('are 200 on one incident, and one of them wins', async () => {
    const { id } = await loop.done(loop.report())
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, index) =>
        loop.act(commanderNamed(`c${index}`), id, index % 2 ? 'accept' : 'void'),
      ),
    )
    const won = answers.filter(({ status }) => status === 200)
    expect(won).toHaveLength(1)
    for (const { status, told } of answers)
      if (status !== 200) {
        expect([status, told.code]).toEqual([409, 'incident_conflict'])
        expect(told.incident).toMatchObject({ id, stage: won[0]?.told.stage, loop: { sequence: 2 } })
      }
    expect(await agrees(id)).toHaveLength(2)
  }, 60_000)

  it('write one history where all may go on, in the order of the log', async () => {
    const { id } = await loop.done(loop.report())
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, index) => loop.act(commanderNamed(`c${index}`), id, 'urge')),
    )
    expect(answers.map(({ status }) => status)).toEqual(Array(200).fill(200))
    expect(new Set(answers.map(({ told }) => told.loop.sequence)).size).toBe(200)
    const events = await agrees(id)
    expect(events.map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: 201 }, (_, index) => index + 1),
    )
    const positions = events.map(({ position }) => Number(position))
    expect(positions).toEqual(positions.toSorted((one, two) => one - two))
  }, 60_000)

  it('are refused by If-Match where somebody was there before', async () => {
    const { id } = await loop.done(loop.report())
    const { commander } = loop.people
    const seen = { 'if-match': '"1"' }
    expect((await loop.act(commander, id, 'urge', {}, seen)).status).toBe(200)
    const late = await loop.act(commander, id, 'urge', {}, seen)
    expect([late.status, late.told.code, late.told.incident?.loop.sequence]).toEqual([
      409,
      'incident_conflict',
      2,
    ])
    expect((await loop.act(commander, id, 'urge', {}, { 'if-match': '1' })).status).toBe(400)
    expect(await agrees(id)).toHaveLength(2)
  })

  it('give each report a code of its own', async () => {
    const reported = await Promise.all(Array.from({ length: 30 }, () => loop.done(loop.report())))
    const codes = reported.map(({ code }) => code).toSorted()
    expect(new Set(codes).size).toBe(30)
    const numbers = codes.map((code) => Number(code.slice(-4)))
    expect(Number(numbers.at(-1)) - Number(numbers[0])).toBe(29)
  })

  it('get the first answer again under the same key, also both at once', async () => {
    const { commander } = loop.people
    const { id } = await loop.done(loop.report())
    const key = { 'idempotency-key': 'accept-1' }
    const [one, two] = await Promise.all([
      loop.act(commander, id, 'accept', { note: '属实' }, key),
      loop.act(commander, id, 'accept', { note: '属实' }, key),
    ])
    expect([one?.status, two?.status]).toEqual([200, 200])
    expect(one?.told).toEqual(two?.told)
    await loop.done(loop.act(commander, id, 'dispatch', { units: units.slice(0, 1) }))
    const again = await loop.act(commander, id, 'accept', { note: '属实' }, key)
    expect([again.status, again.told]).toEqual([200, one?.told])
    expect(await agrees(id)).toHaveLength(3)
    for (const [verb, body] of [
      ['accept', { note: '不同' }],
      ['void', { note: '属实' }],
    ] as const) {
      const reused = await loop.act(commander, id, verb, body, key)
      expect([reused.status, reused.told.code]).toEqual([422, 'idempotency_key_reused'])
    }
    // Another account's key is another key.
    expect((await loop.act(commanderNamed('c9'), id, 'urge', {}, key)).status).toBe(200)
    // What was refused may be tried again.
    const refused = { 'idempotency-key': 'close-1' }
    expect((await loop.act(commander, id, 'close', {}, refused)).status).toBe(409)
    expect((await loop.act(commander, id, 'urge', {}, refused)).status).toBe(200)
    expect((await loop.act(commander, id, 'urge', {}, { 'idempotency-key': 'x'.repeat(201) })).status).toBe(
      400,
    )
  })

  it('report once under one key', async () => {
    const count = async () => Number((await opened.query('SELECT count(*) AS count FROM incident'))[0]?.count)
    const before = await count()
    const body = {
      category: '0102',
      severity: 'normal',
      description: '重复',
      longitude: 118.756,
      latitude: 32.0622,
    }
    const key = { 'idempotency-key': 'report-1' }
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => loop.send(loop.people.leader, '/api/incidents', body, key)),
    )
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(201))
    expect(new Set(answers.map(({ told }) => told.id)).size).toBe(1)
    expect(answers.map(({ headers }) => headers.get('location'))).toEqual(
      Array(8).fill(`/api/incidents/${answers[0]?.told.id}`),
    )
    expect(await count()).toBe(before + 1)
  })

  it('urge what is late once for each clock, however many processes look', async () => {
    const { commander, handler } = loop.people
    /** Moves a limit, in the log too, which nobody else may do. */
    const moveLimit = async (column: 'due_at' | 'dispatch_due_at', time: string, id?: number) => {
      const where = (key: string) => (id === undefined ? '' : `WHERE ${key} = ${id}`)
      await opened.query(`UPDATE incident SET ${column} = ${time} ${where('id')}`)
      if (column !== 'due_at') return
      await opened.query('ALTER TABLE incident_event DISABLE TRIGGER incident_event_is_final')
      await opened.query(`UPDATE incident_event SET due_at = ${time} ${where('incident_id')}`)
      await opened.query('ALTER TABLE incident_event ENABLE TRIGGER incident_event_is_final')
    }
    const late = (id: number, column: 'due_at' | 'dispatch_due_at') =>
      moveLimit(column, "now() - interval '1 minute'", id)
    for (const column of ['due_at', 'dispatch_due_at'] as const)
      await moveLimit(column, "now() + interval '9 days'")
    const urges = async (id: number) =>
      await opened.query(
        "SELECT actor, actor_role FROM incident_event WHERE incident_id = $1 AND verb = 'urge'",
        [id],
      )
    const undispatched = await loop.done(loop.report())
    const settled = await loop.inStage('supervision')
    const handled = await loop.inStage('handling')
    await late(undispatched.id, 'dispatch_due_at')
    await late(settled.id, 'due_at')
    await late(handled.id, 'due_at')
    await late(handled.id, 'dispatch_due_at')
    const counts = await Promise.all([1, 2, 3].map(() => urgeLate(opened.database)))
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(2)
    expect(await urgeLate(opened.database)).toBe(0)
    expect(await urges(undispatched.id)).toEqual([{ actor: 'system', actor_role: 'system' }])
    expect(await urges(settled.id)).toEqual([])
    expect(await urges(handled.id)).toHaveLength(1)
    await late(undispatched.id, 'due_at')
    expect(await urgeLate(opened.database)).toBe(0)
    await loop.done(loop.act(handler, handled.id, 'complete', { note: '已清理' }))
    await loop.done(loop.act(commander, undispatched.id, 'void'))
    expect(await urgeLate(opened.database)).toBe(0)
  }, 60_000)
})
