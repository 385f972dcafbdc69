import { booleanPointInPolygon, area as geodesicArea } from '@turf/turf'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import type { OpenDatabase } from '../../../api/database/open.ts'
import { rows } from '../../../api/database/rows.ts'
import { asGeoJson } from '../../../api/database/spatial.ts'
import { findCategory } from '../../../api/incident/category.model.ts'
import { foldIncident } from '../../../api/incident/fold.model.ts'
import type { IncidentHistoryEntry } from '../../../api/incident/incident.model.ts'
import { nextStage } from '../../../api/incident/transition.model.ts'
import { limitsFor } from '../../../api/incident/working-time.model.ts'
import { type ImportOptions, importFeatures } from '../../../api/transfer/import.ts'
import { eachDatabase } from '../../support/databases.ts'
import { featuresOf, mesh, pointAt, randomFrom, square } from '../../support/features.ts'

const street = '110101001'
const other = '310101002'
const cells = mesh(118.74, 32.04, 5, 4)

eachDatabase('the import engine', ({ open }) => {
  let opened: OpenDatabase
  const load = (options: Partial<ImportOptions> & Pick<ImportOptions, 'kind' | 'features'>) =>
    importFeatures(opened.database, { street, source: `${options.kind}.geojson`, ...options })
  const all = <Row>(query: ReturnType<typeof sql>) => rows<Row>(opened.database, query)
  const codesOf = (report: { notes: { code: string }[] }) => report.notes.map(({ code }) => code)

  beforeAll(async () => {
    opened = await open()
    await load({
      kind: 'grids',
      name: '试验街道',
      features: featuresOf(...cells.map((cell, index) => [{ name: `网格${index}` }, cell] as const)),
    })
  })

  it('makes a street of grids alone: numbered, with a community and the union as its boundary', async () => {
    const grids = await all<{ code: string; name: string }>(
      sql`SELECT code, name FROM grid WHERE street_code = ${street} ORDER BY code`,
    )
    expect(grids).toEqual(
      cells.map((_, index) => ({
        code: `${street}001${String(index + 1).padStart(3, '0')}`,
        // The mesh counts row by row from the south, codes column by column from the north.
        name: `网格${(3 - (index % 4)) * 5 + Math.floor(index / 4)}`,
      })),
    )
    const [district] = await all<{ name: string; derived: boolean; area: number }>(
      sql`SELECT name, boundary_derived AS derived, area FROM district WHERE street_code = ${street}`,
    )
    const expected = cells.reduce((sum, cell) => sum + geodesicArea(cell), 0)
    expect(district).toMatchObject({ name: '试验街道', derived: true })
    // Turf measures on a sphere, PostGIS on the ellipsoid.
    expect(Math.abs((district?.area ?? 0) / expected - 1)).toBeLessThan(0.005)
    expect(
      await all(sql`SELECT code, name, boundary_derived FROM community WHERE street_code = ${street}`),
    ).toEqual([{ code: `${street}001`, name: '试验街道', boundary_derived: true }])
  })

  it('tells overlapping grids from borders that rounding moved', async () => {
    const overlapping = async (other: string, ...easts: number[]) => {
      const { notes } = await load({
        kind: 'grids',
        street: other,
        features: featuresOf(
          ...easts.map((west, index) => [{ name: `网格${index}` }, square(west, 32, 0.01)] as const),
        ),
      })
      return notes.find(({ code }) => code === 'grids_overlap')?.message
    }
    // Neighbours share up to 3e-14 degrees.
    const rounded = [118, 118.01 - 3e-14, 118.02 - 6e-14, 118.03 - 9e-14]
    expect(await overlapping('999005002', ...rounded)).toBeUndefined()
    // Half a metre of a border of a kilometre.
    expect(await overlapping('999005003', 118, 118.009995, 118.03)).toMatch(
      /^1 pair of grids overlaps \(网格0 \/ 网格1\)/,
    )
  })

  it('tells every thousand features that it reads, and when it checks and writes', async () => {
    const steps: string[] = []
    await load({
      kind: 'service-points',
      features: featuresOf(
        ...Array.from(
          { length: 1_001 },
          () => [{ name: '点', kind: 'party_service' }, pointAt(118.745, 32.045)] as const,
        ),
      ),
      dryRun: true,
      onProgress: ({ step, count }) => steps.push(`${step} ${count}`),
    })
    expect(steps).toEqual(['reading 1000', 'checking 1001', 'writing 1001'])
  })

  it('names communities that no file named after their street, in no language of its own', async () => {
    const bronx = '999005001'
    await load({
      kind: 'grids',
      street: bronx,
      name: 'The Bronx',
      features: featuresOf(
        [{ name: 'Bedford Park', code: `${bronx}001001` }, square(118.74, 33.04, 0.002)],
        [{ name: 'Norwood', code: `${bronx}002001` }, square(118.742, 33.04, 0.002)],
      ),
    })
    expect(await all(sql`SELECT name FROM community WHERE street_code = ${bronx} ORDER BY code`)).toEqual([
      { name: 'The Bronx 001' },
      { name: 'The Bronx 002' },
    ])
  })

  it('takes the same file again without changing codes or rows', async () => {
    const report = await load({
      kind: 'grids',
      features: featuresOf(...cells.map((cell, index) => [{ name: `网格${index}` }, cell] as const)),
    })
    expect(report).toMatchObject({ read: 20, written: 20, removed: 0 })
    expect(codesOf(report)).toEqual(['kept', 'updated'])
    expect(await opened.database.$count(sql`grid WHERE street_code = ${street}`)).toBe(20)
  })

  it('counts points per grid as an independent computation does', async () => {
    const random = randomFrom(7)
    const points = Array.from(
      { length: 600 },
      () => [118.738 + random() * 0.024, 32.038 + random() * 0.02] as const,
    )
    const report = await load({
      kind: 'incidents',
      skipBad: true,
      source: 'points.geojson',
      features: featuresOf(
        ...points.map(
          ([longitude, latitude]) =>
            [
              { category: '0102', description: '暴露垃圾', reported_at: '2026-06-17 09:00' },
              pointAt(longitude, latitude),
            ] as const,
        ),
      ),
    })
    const expected = cells.map(
      (cell) =>
        points.filter(([longitude, latitude]) => booleanPointInPolygon([longitude, latitude], cell)).length,
    )
    const found = await all<{ name: string; count: number }>(
      sql`SELECT grid.name, count(incident.id) AS count FROM grid LEFT JOIN incident ON incident.street_code = grid.street_code AND incident.grid_code = grid.code
        WHERE grid.street_code = ${street} GROUP BY grid.name`,
    )
    expect(Object.fromEntries(found.map(({ name, count }) => [name, count]))).toEqual(
      Object.fromEntries(expected.map((count, index) => [`网格${index}`, count])),
    )
    const inside = expected.reduce((sum, count) => sum + count, 0)
    expect(report).toMatchObject({ read: 600, written: inside })
    expect(report.rejected).toHaveLength(600 - inside)
    expect(new Set(report.rejected.map(({ code }) => code))).toEqual(new Set(['outside_boundary']))
  })

  it('keeps two streets in one database apart', async () => {
    const before = await all<{ code: string }>(
      sql`SELECT code, grid_code FROM incident WHERE street_code = ${street} ORDER BY code`,
    )
    const shared = cells.slice(0, 6)
    const load2 = (kind: ImportOptions['kind'], features: ImportOptions['features']) =>
      importFeatures(opened.database, { street: other, kind, source: 'same.geojson', features })
    await load2('grids', featuresOf(...shared.map((cell, index) => [{ name: `格${index}` }, cell] as const)))
    await load2(
      'incidents',
      featuresOf([{ code: before[0]?.code, reported_at: '2026-06-17' }, pointAt(118.7421, 32.0419)]),
    )
    expect(
      await all(sql`SELECT code, grid_code FROM incident WHERE street_code = ${street} ORDER BY code`),
    ).toEqual(before)
    const [incident] = await all<{ grid_code: string; category: string }>(
      sql`SELECT grid_code, category FROM incident WHERE street_code = ${other}`,
    )
    expect(incident?.grid_code.startsWith(other)).toBe(true)
    expect(incident?.category).toBe('9900')
    await opened.database.execute(sql`DELETE FROM district WHERE street_code = ${other}`)
    expect(await all(sql`SELECT FROM incident_event WHERE street_code = ${other}`)).toEqual([])
  })

  it('decides grid, estate and zone of what lies in them, and again when areas change', async () => {
    const cell = cells[7] ?? square(0, 0)
    const [x = 0, y = 0] = [118.74 + 2.5 * 0.004, 32.04 + 1.5 * 0.004]
    await load({
      kind: 'estates',
      features: featuresOf([{ code: 'E1', name: '安乐村', built_year: 1985 }, square(x, y, 0.0008)]),
    })
    await load({
      kind: 'buildings',
      features: featuresOf(
        [{ code: 'B1', floors: '6', households: 36 }, square(x + 0.0001, y + 0.0001, 0.0001)],
        [{ code: 'B2', estate_code: 'E1' }, square(x + 0.001, y + 0.001, 0.0001)],
      ),
    })
    await load({
      kind: 'redevelopment-zones',
      features: featuresOf([
        {
          code: 'Z1',
          name: '城河村',
          kind: 'shanty',
          households: 388,
          signed_households: 377,
          milestones: [
            { name: '征询', planned_on: '2026-03-01', done_on: '2026-03-04' },
            { name: '签约', planned_on: '2026-07-01' },
          ],
        },
        square(x, y, 0.0004),
      ]),
    })
    await load({
      kind: 'incidents',
      features: featuresOf([
        { code: 'I1', category: '0102', reported_at: '2026-06-17 09:00' },
        pointAt(x + 0.0002, y + 0.0002),
      ]),
    })
    const [incident] = await all<{ grid: string; estate: string; zone: string; due: string }>(
      sql`SELECT grid.name AS grid, estate.code AS estate, redevelopment_zone.code AS zone
        FROM incident JOIN grid ON grid.street_code = incident.street_code AND grid.code = grid_code
        JOIN estate ON estate.street_code = incident.street_code AND estate.id = estate_id
        JOIN redevelopment_zone ON redevelopment_zone.street_code = incident.street_code AND redevelopment_zone.id = zone_id
        WHERE incident.code = 'I1' AND incident.street_code = ${street}`,
    )
    expect(incident).toEqual({ grid: '网格7', estate: 'E1', zone: 'Z1' })
    expect(booleanPointInPolygon([x, y], cell)).toBe(true)
    const buildings = await all(
      sql`SELECT building.code, floors, estate.code AS estate, grid_code IS NOT NULL AS gridded FROM building
        LEFT JOIN estate ON estate.street_code = building.street_code AND estate.id = estate_id WHERE building.street_code = ${street} ORDER BY 1`,
    )
    expect(buildings).toEqual([
      { code: 'B1', floors: 6, estate: 'E1', gridded: true },
      { code: 'B2', floors: 1, estate: 'E1', gridded: true },
    ])
    expect(
      await all(sql`SELECT sequence, name, done_on::text AS done FROM redevelopment_milestone ORDER BY 1`),
    ).toEqual([
      { sequence: 1, name: '征询', done: '2026-03-04' },
      { sequence: 2, name: '签约', done: null },
    ])
    await load({
      kind: 'estates',
      features: featuresOf([{ code: 'E1', name: '安乐村' }, square(x + 0.005, y, 0.0008)]),
    })
    expect(
      await all(sql`SELECT estate_id FROM incident WHERE code = 'I1' AND street_code = ${street}`),
    ).toEqual([{ estate_id: null }])
  })

  it('folds histories and writes them as events in the same transaction', async () => {
    await load({
      kind: 'units',
      features: featuresOf([{ code: 'U1', name: '环卫所', kind: 'sanitation' }, pointAt(118.7, 32)]),
    })
    const step = (
      verb: IncidentHistoryEntry['verb'],
      at: string,
      from_stage: IncidentHistoryEntry['from_stage'],
      to_stage: IncidentHistoryEntry['to_stage'],
      unit_code?: string,
    ): IncidentHistoryEntry => ({
      verb,
      at,
      from_stage,
      to_stage,
      actor: '测试',
      actor_role: 'commander',
      unit_code,
    })
    const history = [
      step('report', '2026-06-17T01:00:00Z', null, 'assessment'),
      step('accept', '2026-06-17T01:10:00Z', 'assessment', 'dispatch'),
      step('dispatch', '2026-06-17T01:20:00Z', 'dispatch', 'dispatch', 'U1'),
      step('acknowledge', '2026-06-17T01:30:00Z', 'dispatch', 'handling', 'U1'),
      step('complete', '2026-06-17T02:00:00Z', 'handling', 'supervision', 'U1'),
    ]
    await load({
      kind: 'incidents',
      features: featuresOf([{ code: 'I2', category: '暴露垃圾', history }, pointAt(118.75, 32.05)]),
    })
    const category = findCategory('0102')
    if (category === undefined) throw new Error('0102 is missing')
    const state = foldIncident(history, limitsFor(category, 'normal', new Date('2026-06-17T01:00:00Z')))
    const [row] = await opened.database.query.incident.findMany({
      columns: {
        id: true,
        category: true,
        stage: true,
        dueAt: true,
        dispatchDueAt: true,
        settledAt: true,
        closedAt: true,
        sequence: true,
        updatedAt: true,
      },
      where: (incident, { eq }) => eq(incident.code, 'I2'),
    })
    expect(row).toMatchObject({
      category: '0102',
      stage: 'supervision',
      dueAt: state.dueAt,
      dispatchDueAt: state.dispatchDueAt,
      settledAt: state.settledAt,
      closedAt: null,
      sequence: 5,
      updatedAt: state.updatedAt,
    })
    const events = await all<{ verb: string; unit: string | null; position: number }>(
      sql`SELECT verb, unit.code AS unit, position FROM incident_event AS event LEFT JOIN unit ON unit.street_code = event.street_code AND unit.id = event.unit_id
        WHERE event.incident_id = ${row?.id} ORDER BY sequence`,
    )
    expect(events.map(({ verb, unit }) => [verb, unit])).toEqual(
      history.map(({ verb, unit_code }) => [verb, unit_code ?? null]),
    )
    const positions = events.map(({ position }) => position)
    expect(positions).toEqual(positions.toSorted((left, right) => left - right))
    await expect(
      opened.database.execute(sql`UPDATE incident_event SET note = '改' WHERE incident_id = ${row?.id}`),
    ).rejects.toThrow()
    const again = await load({
      kind: 'incidents',
      features: featuresOf([{ code: 'I2', reported_at: '2020-01-01' }, pointAt(118.75, 32.05)]),
    })
    expect(codesOf(again)).toContain('already_there')
    expect(again.written).toBe(0)
  })

  it('fills in what follows from a history: who was called, how each step left it, and its counts', async () => {
    await load({
      kind: 'units',
      features: featuresOf(
        ...['U7', 'U8'].map(
          (code) => [{ code, name: code, kind: 'sanitation' }, pointAt(118.7, 32)] as const,
        ),
      ),
    })
    const steps: [IncidentHistoryEntry['verb'], string?, Record<string, unknown>?][] = [
      ['report'],
      ['accept'],
      ['whistle', 'U7', { units: ['U7', 'U8'] }],
      ['acknowledge', 'U7'],
      ['arrive', 'U8'],
      ['extend', 'U7', { requested_due_at: '2026-06-20T01:00:00Z' }],
      ['extend', undefined, { due_at: '2026-06-19T09:00:00+08:00' }],
      ['return', 'U7'],
      ['reassign', 'U8'],
      ['acknowledge', 'U8'],
      ['urge'],
      ['complete', 'U8'],
      ['verify'],
      ['callback', undefined, { answered: true, responded: true, solved: true, satisfied: false }],
    ]
    let stage: IncidentHistoryEntry['from_stage'] = null
    const history = steps.map(([verb, unit_code, detail], index): IncidentHistoryEntry => {
      const to = nextStage(verb, stage, detail) ?? 'closed'
      const at = `2026-06-17T01:${String(index).padStart(2, '0')}:00Z`
      const entry = { verb, at, from_stage: stage, to_stage: to, actor: '测试', unit_code, detail }
      stage = to
      return { ...entry, actor_role: 'commander' }
    })
    const file = (code: string, ...entries: IncidentHistoryEntry[]) => ({
      kind: 'incidents' as const,
      features: featuresOf([{ code, category: '0102', history: entries }, pointAt(118.75, 32.05)]),
    })
    await load(file('I3', ...history))
    const [row] = await all<Record<string, unknown>>(
      sql`SELECT incident.*, unit.code AS unit FROM incident LEFT JOIN unit ON unit.id = unit_id WHERE incident.code = 'I3'`,
    )
    expect(row).toMatchObject({
      stage: 'feedback',
      unit: 'U8',
      urges: 1,
      returns: 1,
      reworks: 0,
      requested_verb: null,
      callback_answered: true,
      callback_satisfied: false,
      merged_into: null,
    })
    const minute = (text: unknown) => new Date(String(text)).toISOString().slice(11, 16)
    expect(
      [row?.accepted_at, row?.dispatched_at, row?.urged_at, row?.settled_at, row?.due_at].map(minute),
    ).toEqual(['01:01', '01:02', '01:10', '01:11', '01:00'])
    const calls = await all<Record<string, unknown>>(
      sql`SELECT sequence, unit.code, incident_call.kind, acknowledged_at, arrived_at, ended_at FROM incident_call
        JOIN unit ON unit.id = unit_id WHERE incident_id = ${row?.id} ORDER BY 1, 2`,
    )
    const told = (value: unknown) => value && minute(value)
    expect(
      calls.map(({ sequence, code, kind, ...times }) => [
        sequence,
        code,
        kind,
        ...Object.values(times).map(told),
      ]),
    ).toEqual([
      [3, 'U7', 'work_whistle', '01:03', null, '01:07'],
      [3, 'U8', 'work_whistle', '01:04', '01:04', '01:08'],
      [9, 'U8', 'dispatch', '01:09', null, null],
    ])
    const events = await all<{ due: string | null; settled: string | null; unit: string | null }>(
      sql`SELECT due_at AS due, settled_at AS settled, unit.code AS unit FROM incident_event
        LEFT JOIN unit ON unit.id = charge_unit_id WHERE incident_id = ${row?.id} ORDER BY sequence`,
    )
    expect(events.map(({ unit }) => unit)).toEqual([
      null,
      null,
      ...Array(5).fill('U7'),
      null,
      ...Array(6).fill('U8'),
    ])
    expect(new Set(events.slice(0, 6).map(({ due }) => due)).size).toBe(1)
    expect(events.slice(6).map(({ due }) => minute(due))).toEqual(Array(8).fill('01:00'))
    expect(events.map(({ settled }) => settled !== null)).toEqual([
      ...Array(11).fill(false),
      true,
      true,
      true,
    ])
    const stranger = history.map((entry) =>
      entry.verb === 'whistle' ? { ...entry, detail: { units: ['U7', 'U99'] } } : entry,
    )
    const { rejected } = await load({ ...file('I4', ...stranger), skipBad: true })
    expect(rejected).toMatchObject([{ code: 'unknown_reference', pointer: '/history/2/detail/units/1' }])
    const merged = {
      ...history[0],
      verb: 'merge',
      from_stage: 'assessment',
      to_stage: 'merged',
      detail: { into: 1 },
    }
    await load(file('I5', ...history.slice(0, 1), merged as IncidentHistoryEntry))
    expect(await all(sql`SELECT stage, merged_into FROM incident WHERE code = 'I5'`)).toEqual([
      { stage: 'merged', merged_into: null },
    ])
  })

  it('closes foreign incidents without inventing steps', async () => {
    await load({
      kind: 'incidents',
      source: 'requests.csv',
      values: {
        map: { category: 'kind', reported_at: 'created', closed_at: 'closed' },
        set: { source: 'hotline' },
      },
      timeZone: 'America/New_York',
      categories: { 'Noise - Vehicle': '0508' },
      features: featuresOf(
        [
          {
            code: 'F1',
            kind: 'Noise - Vehicle',
            created: '2024-05-27T02:08:51.000',
            closed: '2024-05-27T03:00:00',
          },
          pointAt(118.75, 32.05),
        ],
        [
          { code: 'F2', kind: 'Rodent', created: '2024-05-27T02:08:51.000', status: 'Open' },
          pointAt(118.75, 32.05),
        ],
      ),
    })
    const found = await all(
      sql`SELECT code, category, description, source, stage, to_char(closed_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS closed,
          (SELECT json_agg(verb ORDER BY sequence) FROM incident_event WHERE incident_event.street_code = incident.street_code AND incident_id = incident.id) AS verbs
        FROM incident WHERE code IN ('F1', 'F2') ORDER BY code`,
    )
    expect(found).toEqual([
      {
        code: 'F1',
        category: '0508',
        description: '[Noise - Vehicle]',
        source: 'hotline',
        stage: 'closed',
        closed: '2024-05-27T07:00:00Z',
        verbs: ['report', 'close'],
      },
      {
        code: 'F2',
        category: '9900',
        description: '[Rodent]',
        source: 'hotline',
        stage: 'assessment',
        closed: null,
        verbs: ['report'],
      },
    ])
  })

  it('keeps the level of roads that cross without meeting, on the ground unless said, within bounds', async () => {
    const line = {
      type: 'LineString' as const,
      coordinates: [
        [118.741, 32.041],
        [118.744, 32.042],
      ],
    }
    const roads = (...records: Record<string, unknown>[]) =>
      load({
        kind: 'roads',
        skipBad: true,
        features: featuresOf(
          ...records.map((record, index) => [{ code: `L${index}`, ...record }, line] as const),
        ),
      })
    const report = await roads({}, { level: 2, bridge: true }, { level: -1, tunnel: true }, { level: 9 })
    expect(report).toMatchObject({ read: 4, written: 3 })
    expect(
      await all(
        sql`SELECT code, level, bridge, tunnel FROM road_segment WHERE street_code = ${street} ORDER BY code`,
      ),
    ).toEqual([
      { code: 'L0', level: 0, bridge: false, tunnel: false },
      { code: 'L1', level: 2, bridge: true, tunnel: false },
      { code: 'L2', level: -1, bridge: false, tunnel: true },
    ])
  })

  it('tells the boundary and the provenance', async () => {
    const boundary = {
      type: 'Polygon' as const,
      coordinates: [
        [
          [118.7, 32.0],
          [118.8, 32.0],
          [118.8, 32.1],
          [118.7, 32.1],
          [118.7, 32.0],
        ],
      ],
    }
    const report = await load({
      kind: 'districts',
      features: featuresOf([{ name: '新街道', facts: { area_km2: 2.32 } }, boundary]),
    })
    expect(report).toMatchObject({ written: 1 })
    const [district] = await all(
      sql`SELECT name, facts, boundary_derived AS derived, ${asGeoJson(sql`boundary`)} AS boundary FROM district WHERE street_code = ${street}`,
    )
    expect(district).toEqual({ name: '新街道', facts: { area_km2: 2.32 }, derived: false, boundary })
    const datasets = await all<{ kind: string; features: number; is_demo: boolean }>(
      sql`SELECT kind, features, is_demo FROM dataset WHERE street_code = ${street} AND kind IN ('grids', 'estates') ORDER BY kind`,
    )
    expect(datasets).toEqual([
      { kind: 'estates', features: 1, is_demo: false },
      { kind: 'grids', features: 20, is_demo: false },
    ])
  })

  describe('over a demo', () => {
    const demo = '320199007'
    const into = (
      kind: ImportOptions['kind'],
      features: ImportOptions['features'],
      options: Partial<ImportOptions> = {},
    ) => importFeatures(opened.database, { street: demo, kind, source: 'x.geojson', features, ...options })

    it('lets real rows take the place of demo rows of the same kind, and only those', async () => {
      const isDemo = true
      await into(
        'grids',
        featuresOf(...cells.slice(0, 5).map((cell, index) => [{ name: `样${index}` }, cell] as const)),
        { isDemo },
      )
      await into(
        'units',
        featuresOf([{ code: 'U1', name: '演示单位', kind: 'police' }, pointAt(118.745, 32.042)]),
        { isDemo },
      )
      await into('incidents', featuresOf([{ reported_at: '2026-06-17' }, pointAt(118.745, 32.042)]), {
        isDemo,
      })
      const report = await into('grids', featuresOf([{ name: '真' }, square(118.74, 32.038, 0.03)]))
      expect(report).toMatchObject({ written: 1, removed: 5 })
      expect(
        await all(
          sql`SELECT grid.name FROM incident JOIN grid ON grid.street_code = incident.street_code AND grid.code = grid_code WHERE incident.street_code = ${demo}`,
        ),
      ).toEqual([{ name: '真' }])
      expect(await opened.database.$count(sql`unit WHERE street_code = ${demo}`)).toBe(1)
      const units = await into(
        'units',
        featuresOf([{ code: 'R1', name: '派出所', kind: 'police' }, pointAt(118.745, 32.042)]),
      )
      expect(units).toMatchObject({ written: 1, removed: 1 })
    })

    it('a dry run reports and writes nothing', async () => {
      const report = await into(
        'units',
        featuresOf([{ code: 'R2', name: '二', kind: 'police' }, pointAt(118.745, 32.042)]),
        { dryRun: true },
      )
      expect(report).toMatchObject({ read: 1, written: 0 })
      expect(codesOf(report)).toContain('dry_run')
      expect(await opened.database.$count(sql`unit WHERE street_code = ${demo}`)).toBe(1)
    })
  })
})
