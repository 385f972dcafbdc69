import { beforeAll, expect, it } from 'vitest'
import type { OpenDatabase } from '../../../api/database/open.ts'
import { foldIncident, isOverdue } from '../../../api/incident/fold.model.ts'
import { type IncidentStage, isOpen } from '../../../api/incident/incident.model.ts'
import type {
  IncidentAnswer,
  IncidentPage,
  IncidentPoints,
  IncidentSummary,
} from '../../../api/incident/incident.shapes.ts'
import { storedEvents } from '../../../api/incident/stored-incident.queries.ts'
import { as } from '../../support/accounts.ts'
import { eachDatabase } from '../../support/databases.ts'
import { randomFrom } from '../../support/features.ts'
import { requestsTo } from '../../support/requests.ts'

const street = '320199001'
const hour = 3_600_000

/** How an incident was, by its log alone. */
type Then = {
  stage: IncidentStage
  due: Date | null
  settled: Date | null
  overdue: boolean
  unit: number | null
}

eachDatabase('what was', (database) => {
  let opened: OpenDatabase
  let requests: ReturnType<typeof requestsTo>
  let logs: Map<number, Awaited<ReturnType<typeof storedEvents>>>
  const instants: Date[] = []

  beforeAll(async () => {
    opened = await database.open('demo')
    requests = requestsTo(opened)
    const found = (await opened.query(
      `SELECT id FROM incident WHERE street_code = '${street}' ORDER BY id`,
    )) as { id: number }[]
    logs = new Map()
    for (const { id } of found) logs.set(id, await storedEvents(opened.database, { streetCode: street, id }))
    const random = randomFrom(7)
    // The demo of the tests ends on a day of its own.
    const now = Math.max(...[...logs.values()].flat().map(({ entry }) => new Date(entry.at).getTime()))
    for (const days of [0.02, 0.3, 1, 9, 60, 200])
      instants.push(new Date(Math.round(now - days * 24 * hour - random() * hour)))
  })

  const read = <Answer>(path: string, at: Date, more = '') =>
    requests.json<Answer>(`/api/incidents${path}?street=${street}&at=${at.toISOString()}${more}`)

  function foldedAt(at: Date): Map<number, Then> {
    const then = new Map<number, Then>()
    for (const [id, events] of logs) {
      const entries = events.flatMap(({ entry }) => (new Date(entry.at) <= at ? [entry] : []))
      if (entries.length === 0) continue
      const { stage, dueAt, settledAt, unitCode } = foldIncident(entries, {
        dispatchDueAt: null,
        dueAt: events[0]?.dueAt ?? null,
      })
      then.set(id, {
        stage,
        due: dueAt,
        settled: settledAt,
        overdue: isOverdue({ stage, settledAt, dueAt }, at),
        unit: unitCode === null ? null : Number(unitCode),
      })
    }
    return then
  }

  it('is what the log says, in list, map and figures', async () => {
    for (const at of instants) {
      const then = foldedAt(at)
      const { total, columns } = await read<IncidentPoints>('/points', at)
      expect([at, total]).toEqual([at, then.size])
      for (const [index, id] of columns.id.entries())
        expect([id, columns.stage[index], columns.overdue[index], columns.due_at[index]]).toEqual([
          id,
          then.get(id)?.stage,
          then.get(id)?.overdue,
          then.get(id)?.due?.getTime() ?? null,
        ])
      const open = [...then].filter(([, { stage }]) => isOpen(stage))
      const page = await read<IncidentPage>('', at, '&open=true&limit=500&sort=urgency')
      expect(page.incidents.map(({ id }) => id).toSorted((one, other) => one - other)).toEqual(
        open.map(([id]) => id).toSorted((one, other) => one - other),
      )
      for (const row of page.incidents)
        expect([row.stage, row.overdue, row.settled_at, row.unit_id]).toEqual([
          then.get(row.id)?.stage,
          then.get(row.id)?.overdue,
          then.get(row.id)?.settled?.toISOString() ?? null,
          then.get(row.id)?.unit,
        ])
      const summary = await read<IncidentSummary>('/summary', at)
      expect([summary.total, summary.open, summary.overdue]).toEqual([
        then.size,
        open.length,
        [...then.values()].filter(({ overdue }) => overdue).length,
      ])
      const overdue = await read<IncidentPage>('', at, '&overdue=true&limit=500')
      expect(overdue.total).toBe(summary.overdue)
    }
    expect(new Set(instants.map((at) => foldedAt(at).size)).size).toBe(instants.length)
  })

  it('is the same that each incident tells of itself', async () => {
    const at = instants[1] ?? new Date()
    const { incidents } = await read<IncidentPage>('', at, '&open=true&limit=100')
    expect(incidents.length).toBeGreaterThan(5)
    for (const row of incidents.slice(0, 12)) {
      const own = await read<IncidentAnswer>(`/${row.id}`, at)
      expect([own.stage, own.overdue, own.due_at, own.closed_at]).toEqual([
        row.stage,
        row.overdue,
        row.due_at,
        row.closed_at,
      ])
    }
  })

  it('goes page by page, and within the filter and the scope', async () => {
    const at = instants[3] ?? new Date()
    const ids: number[] = []
    let cursor = ''
    do {
      const page = await read<IncidentPage>('', at, `&category=01&limit=200${cursor}`)
      ids.push(...page.incidents.map(({ id }) => id))
      cursor = page.next === null ? '' : `&cursor=${page.next}`
    } while (cursor !== '')
    const { total } = await read<IncidentPoints>('/points', at, '&category=01')
    expect([ids.length, new Set(ids).size]).toEqual([total, total])
    const grid = `${street}001001`
    const leader = as({ role: 'leader', scope: grid })
    const own = await requests.json<IncidentPage>(
      `/api/incidents?street=${street}&at=${at.toISOString()}&limit=500`,
      leader,
    )
    const all = await read<IncidentPage>('', at, `&grid=${grid}&limit=500`)
    expect(own.incidents.map(({ id }) => id)).toEqual(all.incidents.map(({ id }) => id))
    expect(own.total).toBeGreaterThan(0)
  })

  it.each([
    ['the future', () => new Date(Date.now() + hour).toISOString()],
    ['no instant', () => 'yesterday'],
    ['a time without its offset', () => '2026-06-01T08:00:00'],
  ])('refuses %s', async (_name, at) => {
    for (const path of ['', '/points', '/summary'])
      expect(
        await requests.problem(`/api/incidents${path}?street=${street}&at=${encodeURIComponent(at())}`),
      ).toMatchObject({ status: 400, errors: [{ pointer: '/at' }] })
  })

  it('is nothing before the first report', async () => {
    const { total } = await read<IncidentPage>('', new Date('2001-01-01T00:00:00Z'))
    expect(total).toBe(0)
  })
})
