import sharp from 'sharp'
import { beforeAll, expect, it } from 'vitest'
import type { OpenDatabase } from '../../../api/database/open.ts'
import type { IncidentAnswer } from '../../../api/incident/incident.shapes.ts'
import { as } from '../../support/accounts.ts'
import { eachDatabase } from '../../support/databases.ts'
import { requestsTo } from '../../support/requests.ts'
import { type SeededStreet, seedStreet } from '../../support/street.ts'

const street = '320199001'

eachDatabase('the closed loop', (database) => {
  let opened: OpenDatabase
  let seeded: SeededStreet
  let requests: ReturnType<typeof requestsTo>

  beforeAll(async () => {
    opened = await database.open()
    seeded = await seedStreet(opened.database, { street, incidents: 20 })
    requests = requestsTo(opened)
  })

  const commander = as({ role: 'commander', scope: street })
  const leader = as({ role: 'leader', scope: street, id: 'leader' })
  const handlerOf = (unit: number | undefined) =>
    as({ role: 'handler', scope: street, unit: unit ?? 0, id: `handler ${unit}` })

  const send = async (who: ReturnType<typeof as>, path: string, body: object = {}) => {
    const headers = { ...who.headers, 'content-type': 'application/json' }
    const response = await requests.ask(path, { method: 'POST', body: JSON.stringify(body), headers })
    return { status: response.status, body: (await response.json()) as IncidentAnswer }
  }
  const here = { category: '0102', longitude: 118.755, latitude: 32.066, description: '路口垃圾外溢' }

  it('is gone through from the report to the close, with all that belongs to it', async () => {
    const [first, second] = seeded.units
    const reported = await send(leader, '/api/incidents', {
      ...here,
      severity: 'urgent',
      reporter: { name: '王小明', phone: '13812348000' },
    })
    expect(reported.status).toBe(201)
    const { id, code, grid_code: gridCode } = reported.body
    expect(reported.body).toMatchObject({
      stage: 'assessment',
      severity: 'urgent',
      source: 'hotline',
      reporter: { name: '王**', phone: '138****8000' },
    })
    expect(code).toMatch(/^SG\d{12}$/)
    expect(gridCode?.slice(0, 9)).toBe(street)
    expect(reported.body.possible).toEqual(['complete'])
    const step = async (who: ReturnType<typeof as>, verb: string, body?: object) => {
      const answer = await send(who, `/api/incidents/${id}/${verb}`, body)
      expect([verb, answer.status, answer.status === 200 ? '' : answer.body]).toEqual([verb, 200, ''])
      return answer.body
    }
    expect((await step(commander, 'accept')).stage).toBe('dispatch')
    const called = await step(commander, 'whistle', {
      units: [first?.id, second?.id],
      kind: 'hard_case',
      note: '请速到场',
    })
    expect(called).toMatchObject({ stage: 'dispatch', unit_id: first?.id })
    expect(
      called.loop.calls.map(({ unit_id: unit, kind, arrived_at: arrived }) => [unit, kind, arrived]),
    ).toEqual([
      [first?.id, 'hard_case_whistle', null],
      [second?.id, 'hard_case_whistle', null],
    ])
    expect(called.history.at(-1)?.units).toEqual([first?.name, second?.name])
    expect((await step(handlerOf(second?.id), 'acknowledge')).stage).toBe('handling')
    await step(handlerOf(second?.id), 'arrive')
    const asked = await step(handlerOf(second?.id), 'extend', {
      note: '要等配件',
      until: '2099-01-01T00:00:00Z',
    })
    expect(asked.loop.requested).toEqual({ verb: 'extend', due_at: '2099-01-01T00:00:00.000Z' })
    const granted = await step(commander, 'extend', { note: '同意' })
    expect(granted.due_at).toBe('2099-01-01T00:00:00.000Z')
    expect(granted.loop.requested).toBeNull()
    expect(granted.history.at(-1)?.previous_due_at).toBe(reported.body.due_at)
    expect((await step(handlerOf(second?.id), 'complete', { note: '已清运' })).stage).toBe('supervision')
    expect((await step(commander, 'rework', { note: '还有余渣' })).stage).toBe('handling')
    await step(handlerOf(second?.id), 'complete', { note: '已清净' })
    const verified = await step(leader, 'verify', { note: '现场已干净' })
    expect(verified.stage).toBe('feedback')
    await step(commander, 'callback', { answered: true, responded: true, solved: true, satisfied: false })
    const closed = await step(commander, 'close')
    expect(closed).toMatchObject({ stage: 'closed', overdue: false, possible: [] })
    expect(closed.loop).toMatchObject({ reworks: 1, callback: { satisfied: false } })
    expect(closed.loop.calls.every((call) => call.ended_at !== null)).toBe(true)
    expect(closed.history.map(({ verb }) => verb)).toEqual([
      'report',
      'accept',
      'whistle',
      'acknowledge',
      'arrive',
      'extend',
      'extend',
      'complete',
      'rework',
      'complete',
      'verify',
      'callback',
      'close',
    ])
    const then = await requests.json<IncidentAnswer>(
      `/api/incidents/${id}?at=${encodeURIComponent(closed.history[3]?.at ?? '')}`,
    )
    expect(then.stage).toBe('handling')
    expect(then.loop.calls.map((call) => call.ended_at)).toEqual([null, null])
  })

  it('tells who reported to who may know, for a reason that is kept', async () => {
    const reporter = { name: '王小明', phone: '13812348000' }
    const { body } = await send(leader, '/api/incidents', {
      ...here,
      description: '王小明来电13812348000',
      reporter,
    })
    const ask = async (who: ReturnType<typeof as>, given: object) => {
      const headers = { ...who.headers, 'content-type': 'application/json' }
      return requests.ask(`/api/incidents/${body.id}/reveal`, {
        method: 'POST',
        body: JSON.stringify(given),
        headers,
      })
    }
    const reason = '回访前核对电话'
    const other = as({ role: 'leader', scope: `${body.grid_code?.slice(0, 12)}999` })
    const planner = as({ role: 'planner', scope: street })
    for (const who of [other, planner, handlerOf(seeded.units[0]?.id)])
      expect((await ask(who, { reason })).status).toBe(403)
    expect((await ask(commander, {})).status).toBe(400)
    expect(await opened.query("SELECT 1 FROM audit WHERE action = 'revealed'")).toEqual([])
    expect(await (await ask(commander, { reason })).json()).toEqual({
      reporter,
      description: '王小明来电13812348000',
      address: null,
    })
    expect(
      await opened.query("SELECT actor, place, subject, reason FROM audit WHERE action = 'revealed'"),
    ).toEqual([{ actor: 'commander', place: body.grid_code, subject: body.code, reason }])
  })

  it('asks for a photo of what was seen where the category does', async () => {
    await opened.query("UPDATE category SET needs_photo = true WHERE code = '0103'")
    const { body } = await send(leader, '/api/incidents', { ...here, category: '0103' })
    await send(leader, `/api/incidents/${body.id}/complete`, { note: '已清' })
    expect((await send(commander, `/api/incidents/${body.id}/verify`, { note: '好了' })).status).toBe(400)
    const photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'grey' } })
      .jpeg()
      .toBuffer()
    const headers = { ...commander.headers, 'content-type': 'image/jpeg' }
    const stored = await requests.json<{ id: number }>(`/api/attachments?street=${street}`, {
      method: 'POST',
      body: new Uint8Array(photo),
      headers,
    })
    const verified = await send(commander, `/api/incidents/${body.id}/verify`, {
      note: '好了',
      attachments: [stored.id],
    })
    expect(verified.body).toMatchObject({
      stage: 'feedback',
      attachments: [{ id: stored.id, width: 40, height: 30, seq: 3 }],
    })
  })

  it('is taken up again by a unit that is still called when another has given it back', async () => {
    const [first, second] = seeded.units
    const { body } = await send(leader, '/api/incidents', here)
    const step = (who: ReturnType<typeof as>, verb: string, given?: object) =>
      send(who, `/api/incidents/${body.id}/${verb}`, given)
    await step(commander, 'accept')
    await step(commander, 'dispatch', { units: [first?.id, second?.id] })
    await step(handlerOf(first?.id), 'acknowledge')
    await step(handlerOf(second?.id), 'acknowledge')
    expect((await step(handlerOf(second?.id), 'acknowledge')).status).toBe(409)
    const returned = await step(handlerOf(first?.id), 'return', { note: '不属本单位' })
    expect(returned.body).toMatchObject({ stage: 'dispatch', possible: [] })
    const resumed = await step(handlerOf(second?.id), 'acknowledge')
    expect(resumed.body).toMatchObject({ stage: 'handling', unit_id: second?.id })
    expect((await step(handlerOf(second?.id), 'complete', { note: '已处理' })).body.stage).toBe('supervision')
  })

  it('keeps a small matter in the grid, and has another verify it', async () => {
    const { body } = await send(leader, '/api/incidents', here)
    const done = await send(leader, `/api/incidents/${body.id}/complete`, { note: '当场清理' })
    expect(done.body).toMatchObject({ stage: 'supervision', possible: ['rework'] })
    expect((await send(leader, `/api/incidents/${body.id}/verify`, { note: '好了' })).status).toBe(409)
    const other = as({ role: 'leader', scope: street, id: 'another' })
    expect((await send(other, `/api/incidents/${body.id}/verify`, { note: '好了' })).body.stage).toBe(
      'feedback',
    )
  })
})
