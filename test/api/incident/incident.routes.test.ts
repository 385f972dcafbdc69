import { booleanPointInPolygon, distance } from '@turf/turf'
import { eq } from 'drizzle-orm'
import type { Polygon } from 'geojson'
import { beforeAll, expect, it } from 'vitest'
import type { OpenDatabase } from '../../../api/database/open.ts'
import { type StatementMessage, statements } from '../../../api/database/rows.ts'
import { applicableDue } from '../../../api/incident/due.model.ts'
import { isOverdue } from '../../../api/incident/fold.model.ts'
import { type IncidentVerb, incidentStages, isOpen } from '../../../api/incident/incident.model.ts'
import type {
  IncidentDetail,
  IncidentPage,
  IncidentPoints,
  IncidentSummary,
} from '../../../api/incident/incident.shapes.ts'
import { incidentEvent, incident as incidentTable } from '../../../api/incident/incident.table.ts'
import { type IncidentSortName, incidentSorts, sortName } from '../../../api/incident/incident-sort.model.ts'
import { eachDatabase } from '../../support/databases.ts'
import { pointAt } from '../../support/features.ts'
import { requestsTo } from '../../support/requests.ts'
import { type SeededIncident, type SeededStreet, seedStreet } from '../../support/street.ts'

eachDatabase('incident routes', (database) => {
  let street: SeededStreet
  let opened: OpenDatabase
  let requests: ReturnType<typeof requestsTo>

  beforeAll(async () => {
    opened = await database.open()
    street = await seedStreet(opened.database, { street: '320199001' })
    await seedStreet(opened.database, { street: '320199002', incidents: 40, seed: 3 })
    requests = requestsTo(opened)
  })

  const address = (path: string, parameters: Record<string, string>) =>
    `/api/incidents${path}?${new URLSearchParams({ street: '320199001', ...parameters })}`
  /** The rank and the instant, as the list sorts by urgency; nothing of the seed has a limit to dispatch. */
  const urgencyOf = (incident: SeededIncident): string => {
    const { dueAt, settledAt, closedAt, reportedAt } = incident
    const [rank, at] =
      closedAt !== null
        ? [4, closedAt]
        : settledAt !== null
          ? [2, settledAt]
          : dueAt === null
            ? [3, reportedAt]
            : [isLate(incident) ? 0 : 1, dueAt]
    return `${rank} ${at.toISOString()}`
  }
  const isLate = ({ stage, dueAt, settledAt }: SeededIncident) =>
    isOverdue({ stage, dueAt, settledAt }, new Date())
  const ring: [number, number][] = [
    [118.752, 32.062],
    [118.765, 32.063],
    [118.761, 32.074],
    [118.7545, 32.07],
  ]
  const drawn: Polygon = { type: 'Polygon', coordinates: [[...ring, ...ring.slice(0, 1)]] }
  const dayAgo = (days: number) => new Date(Date.now() - days * 86_400_000)
  const from = dayAgo(40)
  const to = dayAgo(5)

  const cases: [string, Record<string, string>, (incident: SeededIncident) => boolean][] = [
    ['nothing', {}, () => true],
    ['a main category', { category: '01' }, ({ category }) => category.startsWith('01')],
    [
      'categories',
      { category: '0102,05' },
      ({ category }) => category === '0102' || category.startsWith('05'),
    ],
    [
      'a community and a grid of another',
      { grid: '320199001002,320199001001003' },
      ({ gridCode }) => gridCode?.startsWith('320199001002') || gridCode === '320199001001003',
    ],
    ['stages', { stage: 'dispatch,handling' }, ({ stage }) => stage === 'dispatch' || stage === 'handling'],
    ['severity', { severity: 'urgent' }, ({ severity }) => severity === 'urgent'],
    ['open ones', { open: 'true' }, ({ stage }) => isOpen(stage)],
    ['ended ones', { open: 'false' }, ({ stage }) => !isOpen(stage)],
    ['overdue ones', { overdue: 'true' }, isLate],
    ['those not overdue', { overdue: 'false' }, (incident) => !isLate(incident)],
    [
      'a period',
      { from: from.toISOString(), to: to.toISOString() },
      ({ reportedAt }) => reportedAt >= from && reportedAt < to,
    ],
    [
      'a drawn shape',
      { polygon: ring.map((corner) => corner.join(' ')).join(',') },
      ({ location }) => booleanPointInPolygon(location, drawn),
    ],
    [
      'a circle',
      { circle: '118.76,32.068,400' },
      // Turf measures on a sphere, PostGIS on the ellipsoid: nothing of the seed lies in the metre between them.
      ({ location }) => distance(location.coordinates, [118.76, 32.068], { units: 'meters' }) <= 400,
    ],
    [
      'a box',
      { bbox: '118.753,32.062,118.76,32.07' },
      ({ location: { coordinates } }) => {
        const [longitude = 0, latitude = 0] = coordinates
        return longitude >= 118.753 && longitude <= 118.76 && latitude >= 32.062 && latitude <= 32.07
      },
    ],
    ['text with wildcards', { text: '100%_' }, ({ description }) => description.includes('100%_')],
    ['a grid', { grid: '320199001001001' }, ({ gridCode }) => gridCode === '320199001001001'],
    [
      'all at once',
      {
        category: '01,05',
        open: 'true',
        from: from.toISOString(),
        polygon: ring.map((corner) => corner.join(' ')).join(','),
      },
      ({ category, stage, reportedAt, location }) =>
        /^0[15]/.test(category) &&
        isOpen(stage) &&
        reportedAt >= from &&
        booleanPointInPolygon(location, drawn),
    ],
  ]

  /** Conditions by ids that only the seeded database knows. */
  const placed: [string, () => Record<string, string>, (incident: SeededIncident) => boolean][] = [
    [
      'estates',
      () => ({ estate: `${street.estates[1]?.id},${street.estates[4]?.id}` }),
      ({ estateId }) => estateId === street.estates[1]?.id || estateId === street.estates[4]?.id,
    ],
    ['a zone', () => ({ zone: String(street.zoneId) }), ({ zoneId }) => zoneId === street.zoneId],
    ['a unit', () => ({ unit: String(street.units[1]?.id) }), ({ unitId }) => unitId === street.units[1]?.id],
    [
      'a zone and a stage',
      () => ({ zone: String(street.zoneId), stage: 'dispatch' }),
      ({ zoneId, stage }) => zoneId === street.zoneId && stage === 'dispatch',
    ],
  ]

  it.each([
    ...cases.map(([name, parameters, matches]) => [name, () => parameters, matches] as const),
    ...placed,
  ])('filters points, list and summary alike by %s', async (_name, given, matches) => {
    const parameters = given()
    const expected = street.incidents.filter(matches)
    expect(expected.length).toBeGreaterThan(0)
    const points = await requests.json<IncidentPoints>(address('/points', parameters))
    expect(points.total).toBe(expected.length)
    expect([...points.columns.id].sort((left, right) => left - right)).toEqual(
      expected.map(({ id }) => id).sort((left, right) => left - right),
    )
    for (const column of Object.values(points.columns)) expect(column).toHaveLength(expected.length)
    const page = await requests.json<IncidentPage>(address('', { ...parameters, limit: '5' }))
    expect(page.total).toBe(expected.length)
    const summary = await requests.json<IncidentSummary>(address('/summary', parameters))
    expect(summary.total).toBe(expected.length)
    expect(summary.open).toBe(expected.filter(({ stage }) => isOpen(stage)).length)
    expect(summary.overdue).toBe(expected.filter(isLate).length)
  })

  it('finds nothing of its own in a community of another street', async () => {
    const page = await requests.json<IncidentPage>(address('', { grid: '320199002001' }))
    expect(page).toMatchObject({ total: 0, incidents: [], next: null })
  })

  it('groups the summary into parts that add up', async () => {
    const summary = await requests.json<IncidentSummary>(address('/summary', {}))
    const sum = (parts: { total: number }[]) => parts.reduce((total, part) => total + part.total, 0)
    const inGrids = street.incidents.filter(({ gridCode }) => gridCode !== null).length
    expect(Object.values(summary.by_stage).reduce((total, count) => total + count)).toBe(300)
    expect(Object.values(summary.by_severity).reduce((total, count) => total + count)).toBe(300)
    expect([sum(summary.by_category), sum(summary.by_main_category), sum(summary.by_day)]).toEqual([
      300, 300, 300,
    ])
    expect(sum(summary.by_grid)).toBe(inGrids)
    expect(summary.by_category.every(({ code }) => /^\d{4}$/.test(code))).toBe(true)
    expect(summary.by_main_category.every(({ code }) => /^\d{2}$/.test(code))).toBe(true)
    expect(summary.by_day.every(({ day }) => /^\d{4}-\d\d-\d\d$/.test(day))).toBe(true)
  })

  it.each(incidentSorts)(
    'pages through the list sorted by %s in order, without loss or repetition',
    async (sort) => {
      const seen: IncidentPage['incidents'] = []
      let cursor: string | null = null
      do {
        const page: IncidentPage = await requests.json(
          address('', { sort, limit: '37', ...(cursor !== null && { cursor }) }),
        )
        expect(page.total).toBe(300)
        seen.push(...page.incidents)
        cursor = page.next
      } while (cursor !== null)
      const direction = sort.startsWith('-') ? -1 : 1
      const values: Record<IncidentSortName, (incident: SeededIncident) => string | number | null> = {
        reported_at: ({ reportedAt }) => reportedAt.getTime(),
        due_at: ({ dueAt, stage }) => (isOpen(stage) ? (dueAt?.getTime() ?? null) : null),
        code: ({ code }) => code,
        category: ({ category }) => category,
        stage: ({ stage }) => incidentStages.indexOf(stage),
        urgency: urgencyOf,
      }
      const value = values[sortName(sort)]
      const expected = street.incidents.toSorted((one, other) => {
        const [left, right] = [value(one), value(other)]
        if (left === right) return (one.id - other.id) * direction
        // Those without a limit, or with one that no longer matters, come last either way.
        if (left === null) return 1
        if (right === null) return -1
        return (left < right ? -1 : 1) * direction
      })
      expect(seen.map(({ id }) => id)).toEqual(expected.map(({ id }) => id))
    },
  )

  it('puts first by urgency what is overdue, then what the clock that applies gives least time', async () => {
    const other = '320199002'
    await opened.query(
      `UPDATE incident SET dispatch_due_at = now() + (id % 7 - 3) * interval '1 hour', due_at = now() + (id % 5 - 1) * interval '1 day',
         dispatched_at = CASE WHEN id % 3 = 0 THEN reported_at + interval '1 minute' END
       WHERE street_code = $1 AND settled_at IS NULL`,
      [other],
    )
    const { incidents } = await requests.json<IncidentPage>(
      `/api/incidents?street=${other}&sort=urgency&limit=500`,
    )
    expect(incidents).toHaveLength(40)
    const key = (row: IncidentPage['incidents'][number]): [number, string] => {
      if (row.closed_at !== null) return [4, row.closed_at]
      if (row.settled_at !== null) return [2, row.settled_at]
      const due = applicableDue(row)
      return due === null ? [3, row.reported_at] : [row.overdue ? 0 : 1, due.due_at]
    }
    const expected = incidents.toSorted((one, two) => {
      const [[rank, at], [otherRank, otherAt]] = [key(one), key(two)]
      return rank - otherRank || (at < otherAt ? -1 : at > otherAt ? 1 : one.id - two.id)
    })
    expect(incidents.map(({ id }) => id)).toEqual(expected.map(({ id }) => id))
    const clocks = new Set(incidents.map((row) => `${key(row)[0]} ${applicableDue(row)?.clock}`))
    expect([...clocks].toSorted()).toEqual(
      expect.arrayContaining([
        '0 dispatch',
        '0 settle',
        '1 dispatch',
        '1 settle',
        '2 undefined',
        '4 undefined',
      ]),
    )
  })

  it('counts days as they are in Shanghai', async () => {
    await opened.database.insert(incidentTable).values({
      streetCode: '320199001',
      code: 'late evening in UTC',
      scheme: 'CJ/T 214-2007+local',
      category: '0101',
      stage: 'dispatch',
      severity: 'normal',
      source: 'grid',
      reportedAt: new Date('2025-03-04T23:30:00Z'),
      updatedAt: new Date('2025-03-04T23:30:00Z'),
      sequence: 1,
      location: pointAt(118.2, 32),
    })
    const summary = await requests.json<IncidentSummary>(
      address('/summary', { from: '2025-03-01T00:00:00Z', to: '2025-03-08T00:00:00Z' }),
    )
    expect(summary.by_day).toEqual([{ day: '2025-03-05', total: 1 }])
    await opened.query("DELETE FROM incident WHERE code = 'late evening in UTC'")
  })

  it('masks who reported an incident and tells nothing of them in lists', async () => {
    const [first] = street.incidents
    const detail = await requests.json<IncidentDetail>(`/api/incidents/${first?.id}`)
    expect(detail.reporter).toEqual({ name: '张**', phone: '138****8000' })
    const [report] = detail.history
    expect(report).toMatchObject({ verb: 'report', actor_role: 'resident', actor: '张**' })
    const list = await (await requests.ask(address('', {}))).text()
    const points = await (await requests.ask(address('/points', {}))).text()
    expect(`${list}${points}`).not.toMatch(/张三|1381234|reporter/)
  })

  it('shows an incident as it was, and nothing before it was reported', async () => {
    const ended = street.incidents.find(({ stage }) => stage === 'closed')
    const then = new Date((ended?.reportedAt.getTime() ?? 0) + 1000)
    const detail = await requests.json<IncidentDetail>(`/api/incidents/${ended?.id}?at=${then.toISOString()}`)
    expect(detail).toMatchObject({ stage: 'assessment', closed_at: null, settled_at: null, overdue: false })
    expect(detail.history).toHaveLength(1)
    const before = new Date(then.getTime() - 5000).toISOString()
    expect(await requests.problem(`/api/incidents/${ended?.id}?at=${before}`)).toMatchObject({
      status: 404,
      code: 'incident_unknown',
    })
  })

  it('reads an incident and its log at one moment, while others write', async () => {
    const { id = 0 } = street.incidents.find(({ stage }) => stage === 'dispatch') ?? {}
    const stages = ['handling', 'dispatch'] as const
    // A slow machine sees few of the states: they follow one another until enough of them were seen.
    const seen = new Set<number>()
    let isReading = true
    const write = async () => {
      for (let sequence = 3; isReading; sequence += 1) {
        const stage = stages[(sequence + 1) % 2] ?? 'dispatch'
        await opened.database.transaction(async (transaction) => {
          await transaction.insert(incidentEvent).values({
            streetCode: '320199001',
            incidentId: id,
            sequence,
            at: new Date(),
            verb: stage === 'handling' ? 'acknowledge' : 'return',
            toStage: stage,
            actor: '处置单位1',
            actorRole: 'handler',
          })
          await transaction.update(incidentTable).set({ stage, sequence }).where(eq(incidentTable.id, id))
        })
      }
    }
    const read = async () => {
      while (seen.size < 10) {
        const { stage, history } = await requests.json<IncidentDetail>(`/api/incidents/${id}`)
        if (history.length > 2) expect(stage).toBe(history.at(-1)?.to_stage)
        seen.add(history.length)
      }
    }
    await Promise.all([read().finally(() => (isReading = false)), write()])
  })

  it('finds the limit as it was before it was extended', async () => {
    const reportedAt = new Date('2026-03-04T01:00:00Z')
    const hours = (count: number) => new Date(reportedAt.getTime() + count * 3_600_000)
    // Urgent: three working days of seven hours, around the clock.
    const [first, granted] = [hours(21), hours(30)]
    const [stored] = await opened.database
      .insert(incidentTable)
      .values({
        streetCode: '320199001',
        code: 'extended',
        scheme: 'CJ/T 214-2007+local',
        category: '0201',
        stage: 'handling',
        severity: 'urgent',
        source: 'grid',
        reportedAt,
        dueAt: granted,
        updatedAt: hours(20),
        sequence: 5,
        location: pointAt(118.2, 32),
      })
      .returning({ id: incidentTable.id })
    const stages = ['assessment', 'dispatch', 'handling', 'handling', 'handling'] as const
    const event = (sequence: number, verb: IncidentVerb, at: Date, detail?: Record<string, unknown>) => ({
      streetCode: '320199001',
      incidentId: stored?.id ?? 0,
      sequence,
      at,
      verb,
      fromStage: stages[sequence - 2] ?? null,
      toStage: stages[sequence - 1] ?? 'handling',
      actor: '指挥员',
      actorRole: 'commander' as const,
      detail,
    })
    await opened.database
      .insert(incidentEvent)
      .values([
        event(1, 'report', reportedAt),
        event(2, 'accept', hours(1)),
        event(3, 'acknowledge', hours(2)),
        event(4, 'extend', hours(19)),
        event(5, 'extend', hours(22), { due_at: '2026-03-05T15:00:00+08:00' }),
      ])
    const at = (moment: Date) =>
      requests.json<IncidentDetail>(`/api/incidents/${stored?.id}?at=${moment.toISOString()}`)
    expect(await at(hours(20))).toMatchObject({ due_at: first.toISOString(), overdue: false })
    expect(await at(hours(21.5))).toMatchObject({ due_at: first.toISOString(), overdue: true })
    const extended = await at(hours(23))
    expect(extended).toMatchObject({ due_at: granted.toISOString(), overdue: false })
    expect(extended.history.map(({ due_at }) => due_at)).toEqual([
      null,
      null,
      null,
      null,
      granted.toISOString(),
    ])
    expect(await at(hours(31))).toMatchObject({ due_at: granted.toISOString(), overdue: true })
    await opened.query("DELETE FROM incident WHERE code = 'extended'")
  })

  it.each(['/api/incidents/', '/ogc/collections/incidents/items/'])(
    '%s is answered from an index',
    async (path) => {
      await opened.query('ANALYZE incident')
      const asked: StatementMessage[] = []
      const listener = (message: unknown) => asked.push(message as StatementMessage)
      statements.subscribe(listener)
      const id = street.incidents[7]?.id ?? 0
      expect((await requests.ask(`${path}${id}`)).status).toBe(200)
      statements.unsubscribe(listener)
      const statement = asked.find(
        ({ text, parameters }) => /incident/.test(text) && parameters.map(Number).includes(id),
      )
      const plan = await opened.query(`EXPLAIN ${statement?.text}`, statement?.parameters)
      expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toMatch(/incident_id_index/)
    },
  )

  it('finds of two streets’ incidents with the same id always the same one', async () => {
    const [twin] = await opened.query(
      "SELECT id FROM incident WHERE street_code = '320199002' ORDER BY id LIMIT 1",
    )
    await opened.query(
      `INSERT INTO incident (street_code, id, code, scheme, category, stage, severity, source, reported_at, updated_at, sequence, location)
       SELECT '320199001', id, 'twin', scheme, category, 'dispatch', severity, source, reported_at, updated_at, 1, location
       FROM incident WHERE street_code = '320199002' AND id = $1`,
      [twin?.id],
    )
    for (const order of ['ASC', 'DESC']) {
      // Writes the rows anew, so that they lie in the table in the other order.
      await opened.query(
        `UPDATE incident SET description = description || '${order}' WHERE id = $1 AND street_code = '32019900${order === 'ASC' ? 1 : 2}'`,
        [twin?.id],
      )
      expect(await requests.json(`/api/incidents/${twin?.id}`)).toMatchObject({ code: 'twin' })
      expect(await requests.json(`/ogc/collections/incidents/items/${twin?.id}`)).toMatchObject({
        properties: { code: 'twin', street_code: '320199001' },
      })
    }
    expect(
      (await requests.json<IncidentDetail>(`/api/incidents/${twin?.id}?street=320199002`)).code,
    ).not.toBe('twin')
    await opened.query("DELETE FROM incident WHERE code = 'twin'")
  })
})
