import { distance, point } from '@turf/turf'
import { beforeAll, expect, it } from 'vitest'
import type { OpenDatabase } from '../../../api/database/open.ts'
import type { IncidentAnswer } from '../../../api/incident/incident.shapes.ts'
import { fitOf, scoreOf } from '../../../api/incident/suggestion.model.ts'
import type { Suggestions, Surroundings } from '../../../api/incident/surroundings.shapes.ts'
import { kindsFor } from '../../../api/incident/unit-fit.data.ts'
import { loadDemo } from '../../../api/transfer/load-demo.ts'
import { as } from '../../support/accounts.ts'
import { eachDatabase } from '../../support/databases.ts'
import { requestsTo } from '../../support/requests.ts'

const street = '320199001'

eachDatabase('around an incident', (database) => {
  let opened: OpenDatabase
  let requests: ReturnType<typeof requestsTo>
  let waiting: IncidentAnswer[]
  const commander = as({ role: 'commander', scope: street, id: 'commander' })

  beforeAll(async () => {
    opened = await database.open()
    await loadDemo(opened.database, new Date())
    requests = requestsTo(opened)
    // Whatever the day the demo is loaded, some wait to be dispatched.
    const reported = await requests.json<{ incidents: IncidentAnswer[] }>(
      `/api/incidents?street=${street}&stage=assessment&limit=4`,
    )
    for (const { id } of reported.incidents)
      await requests.ask(`/api/incidents/${id}/accept?street=${street}`, {
        method: 'POST',
        headers: commander.headers,
      })
    const { incidents } = await requests.json<{ incidents: IncidentAnswer[] }>(
      `/api/incidents?street=${street}&stage=dispatch&limit=50`,
    )
    waiting = incidents.filter(({ dispatched_at }) => dispatched_at === null)
    expect(waiting.length).toBeGreaterThan(3)
  })

  const suggestionsFor = (id: number) =>
    requests.json<Suggestions>(`/api/incidents/${id}/suggestions?street=${street}`)

  it('units are suggested by the rule, each once, and the way on foot is never shorter than the straight line', async () => {
    for (const incident of waiting.slice(0, 3)) {
      const { units } = await suggestionsFor(incident.id)
      const straight = await requests.json<{ items: { id: number; distance: number }[] }>(
        `/api/places/nearest?street=${street}&of=units&k=100&longitude=${incident.longitude}&latitude=${incident.latitude}`,
      )
      expect(units.map(({ unit_id }) => unit_id).toSorted((one, other) => one - other)).toEqual(
        straight.items.map(({ id }) => id).toSorted((one, other) => one - other),
      )
      const scores = units.map(({ score }) => score)
      expect(scores).toEqual(scores.toSorted((one, other) => other - one))
      for (const unit of units) {
        expect(unit.is_network).toBe(true)
        expect(unit.fit).toBe(fitOf(unit.kind, incident.category))
        expect(unit.score).toBe(scoreOf(unit))
        const line = straight.items.find(({ id }) => id === unit.unit_id)?.distance ?? 0
        if (unit.metres !== null) expect(unit.metres).toBeGreaterThanOrEqual(line - 2)
      }
      expect(units.filter(({ metres }) => metres === null).length).toBeLessThan(units.length / 4)
    }
  })

  it('what a unit has in hand counts against it, and only while it is not settled', async () => {
    const [first, second] = waiting
    const { units } = await suggestionsFor(second?.id ?? 0)
    const best = units[0]
    const before = best?.load ?? 0
    const response = await requests.ask(`/api/incidents/${first?.id}/dispatch?street=${street}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...commander.headers },
      body: JSON.stringify({ units: [best?.unit_id] }),
    })
    expect(response.status).toBe(200)
    const after = (await suggestionsFor(second?.id ?? 0)).units.find(
      ({ unit_id }) => unit_id === best?.unit_id,
    )
    expect(after?.load).toBe(before + 1)
    expect(after?.score).toBeLessThan(best?.score ?? 0)
    // What it does for this very incident is no other load.
    const own = (await suggestionsFor(first?.id ?? 0)).units.find(({ unit_id }) => unit_id === best?.unit_id)
    expect(own?.load).toBe(before)
  })

  it('similar incidents are of the same sub-category and within 200 m, by turf', async () => {
    const { incidents: all } = await requests.json<{ incidents: IncidentAnswer[] }>(
      `/api/incidents?street=${street}&limit=500&sort=-reported_at`,
    )
    const since = Date.now() - 30 * 86_400_000
    let found = 0
    for (const incident of all.slice(0, 60)) {
      const { incidents, units } = await requests.json<Surroundings>(
        `/api/incidents/${incident.id}/nearby?street=${street}`,
      )
      expect(units.length).toBeGreaterThan(0)
      const expected = all.filter(
        (other) =>
          other.id !== incident.id &&
          other.category === incident.category &&
          (other.closed_at === null || Date.parse(other.reported_at) >= since) &&
          distance(point([other.longitude, other.latitude]), point([incident.longitude, incident.latitude]), {
            units: 'meters',
          }) <= 199,
      )
      const ids = incidents.map(({ id }) => id)
      if (incidents.length < 10) expect(ids).toEqual(expect.arrayContaining(expected.map(({ id }) => id)))
      for (const other of incidents) expect(other.metres).toBeLessThanOrEqual(200)
      found += incidents.length
    }
    expect(found).toBeGreaterThan(0)
  })

  it('several are dispatched at once, each by itself, and once under one key', async () => {
    const [, second, third] = waiting
    const send = (body: object, who = commander, key = 'many-1') =>
      requests.ask(`/api/incidents/dispatch?street=${street}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': key, ...who.headers },
        body: JSON.stringify(body),
      })
    const { units } = await suggestionsFor(second?.id ?? 0)
    const body = {
      incidents: [{ id: second?.id }, { id: 999_999 }, { id: third?.id, sequence: 99 }, { id: second?.id }],
      units: [units[0]?.unit_id],
      note: '一并处置',
    }
    const answered = await (await send(body)).json()
    expect(
      answered.results.map((result: { problem?: { code: string } }) => result.problem?.code ?? 'done'),
    ).toEqual(['done', 'incident_unknown', 'incident_conflict', 'incident_conflict'])
    const again = await send(body)
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    expect(await again.json()).toEqual(answered)
    const one = await requests.json<IncidentAnswer>(`/api/incidents/${second?.id}?street=${street}`)
    expect(one.history.filter(({ verb }) => verb === 'dispatch')).toMatchObject([{ note: '一并处置' }])
    const leader = as({ role: 'leader', scope: street, id: 'leader' })
    const refused = await (await send({ ...body, incidents: [{ id: third?.id }] }, leader, 'many-2')).json()
    expect(refused.results).toMatchObject([{ problem: { code: 'not_permitted' } }])
    const wrong = await send({ ...body, units: [] }, commander, 'many-3')
    expect(wrong.status).toBe(400)
    expect(await wrong.json()).toMatchObject({ errors: [{ pointer: '/units' }] })
  })
})

it('every kind that is suggested for a category is found by its main or own code', () => {
  for (const [code, kinds] of Object.entries(kindsFor)) {
    expect(code).toMatch(/^\d{2}(\d{2})?$/)
    expect(fitOf(kinds[0] ?? 'police', code.padEnd(4, '0'))).toBe('first')
  }
  expect(fitOf('gas', '0102')).toBe('none')
})
