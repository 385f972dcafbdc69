import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import type { OpenDatabase } from '../../../api/database/open.ts'
import { rows } from '../../../api/database/rows.ts'
import type { ImportKind } from '../../../api/transfer/import.model.ts'
import { type ImportOptions, importFeatures } from '../../../api/transfer/import.ts'
import { ImportRejectedError } from '../../../api/transfer/import-error.ts'
import { eachDatabase } from '../../support/databases.ts'
import { featuresOf, mesh, pointAt, square } from '../../support/features.ts'

const west = 118.74
const south = 32.04
const cells = mesh(west, south, 4, 3)
const inside = pointAt(west + 0.006, south + 0.006)
const around = square(west - 0.002, south - 0.002, 0.02)
const step = { actor: '指挥', actor_role: 'commander' }
const history = [
  { ...step, verb: 'report', at: '2026-06-17T01:00:00Z', from_stage: null, to_stage: 'assessment' },
  { ...step, verb: 'accept', at: '2026-06-17T01:10:00Z', from_stage: 'assessment', to_stage: 'dispatch' },
  {
    ...step,
    verb: 'dispatch',
    at: '2026-06-17T01:20:00Z',
    from_stage: 'dispatch',
    to_stage: 'dispatch',
    unit_code: 'U1',
  },
]
const unit = (code: string, further = {}) =>
  [{ code, name: `单位${code}`, kind: 'sanitation', staff: 12, ...further }, inside] as const

eachDatabase('importing again', ({ open }) => {
  let opened: OpenDatabase
  let number = 0
  let street = ''
  const load = (
    kind: ImportKind,
    features: ImportOptions['features'],
    options: Partial<ImportOptions> = {},
  ) => importFeatures(opened.database, { street, kind, source: `${kind}.geojson`, features, ...options })
  const all = (query: ReturnType<typeof sql>) => rows(opened.database, query)
  const replace = true
  const failure = (run: Promise<unknown>) =>
    run.then(
      () => undefined,
      (reason: unknown) => reason,
    )

  beforeEach(async () => {
    opened ??= await open()
    number += 1
    street = `1101${String(number).padStart(5, '0')}`
    await load(
      'grids',
      featuresOf(...cells.map((cell, index) => [{ name: `网格${index}`, households: 100 }, cell] as const)),
    )
  })

  describe('units', () => {
    const acted = () =>
      all(sql`SELECT verb, unit.code AS unit, unit.id AS id, incident.unit_id AS "inCharge" FROM incident_event AS event
        JOIN incident ON incident.street_code = event.street_code AND incident.id = incident_id
        LEFT JOIN unit ON unit.street_code = event.street_code AND unit.id = event.unit_id
        WHERE event.street_code = ${street} ORDER BY event.sequence`)
    const codes = () => all(sql`SELECT code FROM unit WHERE street_code = ${street} ORDER BY code`)

    beforeEach(async () => {
      await load('units', featuresOf(unit('U1'), unit('U2')))
      await load('incidents', featuresOf([{ code: 'I1', category: '0102', history }, inside]))
    })

    it('keep their ids, and the log who acted, when the same ones replace them', async () => {
      const before = await acted()
      expect(before).toMatchObject([{ unit: null }, { unit: null }, { verb: 'dispatch', unit: 'U1' }])
      const report = await load('units', featuresOf(unit('U1', { name: '环卫所' }), unit('U3')), { replace })
      expect(report).toMatchObject({ written: 2, removed: 1 })
      expect(await acted()).toEqual(before)
      expect(await codes()).toEqual([{ code: 'U1' }, { code: 'U3' }])
      expect(await all(sql`SELECT name FROM unit WHERE street_code = ${street} AND code = 'U1'`)).toEqual([
        { name: '环卫所' },
      ])
    })

    it('cannot go when a log names them', async () => {
      const before = await acted()
      const error = await failure(load('units', featuresOf(unit('U2'), unit('U3')), { replace }))
      expect(error).toMatchObject({ name: 'ImportError', code: 'in_use' })
      expect(String(error)).toMatch(/lacks U1 “单位U1”, which incident/)
      expect(await acted()).toEqual(before)
      expect(await codes()).toEqual([{ code: 'U1' }, { code: 'U2' }])
      await expect(
        opened.database.execute(sql`UPDATE incident_event SET unit_id = NULL WHERE street_code = ${street}`),
      ).rejects.toThrow()
    })

    it('stay when the file names them, though their feature is refused', async () => {
      const report = await load('units', featuresOf(unit('U1', { staff: -1 }), unit('U3')), {
        replace,
        skipBad: true,
      })
      expect(report).toMatchObject({ written: 1, removed: 1 })
      expect(report.rejected).toMatchObject([{ pointer: '/staff' }])
      expect(await codes()).toEqual([{ code: 'U1' }, { code: 'U3' }])
    })
  })

  it('keeps what the file does not tell, and says so', async () => {
    const features = featuresOf(
      ...cells.map((cell, index) => [{ name: `网格${index}`, elderly_population: index }, cell] as const),
      [{ name: '新网格' }, square(west + 0.02, south, 0.004)],
    )
    const report = await load('grids', features)
    const grids = () =>
      all(
        sql`SELECT households, count(*) AS count, sum(elderly_population) AS elderly FROM grid WHERE street_code = ${street} GROUP BY 1 ORDER BY 1`,
      )
    expect(await grids()).toEqual([
      { households: 0, count: 1, elderly: 0 },
      { households: 100, count: 12, elderly: 66 },
    ])
    const kept = report.notes.find(({ code }) => code === 'kept')?.message
    expect(kept).toMatch(/households \(12\), resident_population \(12\)/)
    expect(kept).not.toMatch(/elderly_population/)
    // A file that is the whole of its kind tells everything.
    await load('grids', features, { replace })
    expect(await grids()).toEqual([{ households: 0, count: 13, elderly: 66 }])
  })

  it('keeps optional texts, years and truth values of units, estates and buildings', async () => {
    const area = square(west + 0.004, south + 0.004, 0.001)
    await load('units', featuresOf(unit('U1', { address: '安怀巷1号', on_duty: false })))
    await load('estates', featuresOf([{ code: 'E', name: '安乐村', built_year: 1985, kind: 'slab' }, area]))
    await load('buildings', featuresOf([{ code: 'B', floors: 6, kind: 'market', structure: 'steel' }, area]))
    // An empty cell tells as little as an absent column.
    await load('units', featuresOf([{ code: 'U1', name: '二', kind: 'police', address: null }, inside]))
    await load('estates', featuresOf([{ code: 'E', name: '安乐里', built_year: '' }, area]))
    await load('buildings', featuresOf([{ code: 'B', name: '市场' }, area]))
    expect(
      await all(
        sql`SELECT name, kind, address, staff, on_duty FROM unit WHERE street_code = ${street} AND code = 'U1'`,
      ),
    ).toEqual([{ name: '二', kind: 'police', address: '安怀巷1号', staff: 12, on_duty: false }])
    expect(
      await all(sql`SELECT name, built_year, is_old, kind FROM estate WHERE street_code = ${street}`),
    ).toEqual([{ name: '安乐里', built_year: 1985, is_old: true, kind: 'slab' }])
    expect(
      await all(sql`SELECT name, floors, kind, structure FROM building WHERE street_code = ${street}`),
    ).toEqual([{ name: '市场', floors: 6, kind: 'market', structure: 'steel' }])
  })

  it('keeps a zone’s milestones and checks its progress together with what stays', async () => {
    const zone = { code: 'Z', name: '城河村', kind: 'shanty' }
    const milestones = [{ name: '征询', planned_on: '2026-03-01' }]
    await load('redevelopment-zones', featuresOf([{ ...zone, households: 388, milestones }, around]))
    await load('redevelopment-zones', featuresOf([{ ...zone, signed_households: 380 }, around]))
    const error = await failure(
      load('redevelopment-zones', featuresOf([{ ...zone, vacated_households: 381 }, around])),
    )
    expect(error).toBeInstanceOf(ImportRejectedError)
    expect(error).toMatchObject({
      report: { rejected: [{ code: 'invalid_value', pointer: '/vacated_households' }] },
    })
    expect(
      await all(sql`SELECT households, signed_households AS signed, vacated_households AS vacated, milestone.name FROM redevelopment_zone AS zone
        JOIN redevelopment_milestone AS milestone ON milestone.street_code = zone.street_code AND zone_id = zone.id WHERE zone.street_code = ${street}`),
    ).toEqual([{ households: 388, signed: 380, vacated: 0, name: '征询' }])
    await load('redevelopment-zones', featuresOf([zone, around]), { replace })
    expect(
      await all(
        sql`SELECT households, (SELECT count(*) FROM redevelopment_milestone AS milestone WHERE milestone.street_code = zone.street_code) AS milestones
          FROM redevelopment_zone AS zone WHERE street_code = ${street}`,
      ),
    ).toEqual([{ households: 0, milestones: 0 }])
  })

  it('keeps the name and the facts of a street', async () => {
    const facts = { grids: 12 }
    const known = () =>
      all(
        sql`SELECT name, facts, facts_source AS source, facts_as_of::text AS as_of FROM district WHERE street_code = ${street}`,
      )
    await load(
      'districts',
      featuresOf([{ name: '一街道', facts, facts_source: '年报', facts_as_of: '2026-01-01' }, around]),
    )
    const told = { name: '一街道', facts, source: '年报', as_of: '2026-01-01' }
    const report = await load('districts', featuresOf([{}, around]))
    expect(await known()).toEqual([told])
    expect(report.notes.find(({ code }) => code === 'kept')?.message).toMatch(/name, facts/)
    await load('districts', featuresOf([{}, around]), { name: '二街道' })
    expect(await known()).toEqual([{ ...told, name: '二街道' }])
    // New facts do not stand under the source of older ones.
    await load('districts', featuresOf([{ facts: { grids: 13 } }, around]))
    expect(await known()).toEqual([{ name: '二街道', facts: { grids: 13 }, source: null, as_of: null }])
  })

  it('keeps the ids of estates, and what lies in them', async () => {
    const estate = (code: string, x: number) =>
      [{ code, name: `小区${code}` }, square(x, south + 0.005, 0.002)] as const
    await load('estates', featuresOf(estate('E1', west + 0.005), estate('E2', west + 0.009)))
    await load('buildings', featuresOf([{ code: 'B' }, square(west + 0.0055, south + 0.0055, 0.0004)]))
    await load('incidents', featuresOf([{ code: 'I', reported_at: '2026-06-17' }, inside]))
    const within = () =>
      all(sql`SELECT building.estate_id AS building, incident.estate_id AS incident FROM building JOIN incident USING (street_code)
        WHERE street_code = ${street}`)
    const before = await within()
    expect(before).toEqual([{ building: expect.any(Number), incident: expect.any(Number) }])
    expect(await load('estates', featuresOf(estate('E1', west + 0.005)), { replace })).toMatchObject({
      written: 1,
      removed: 1,
    })
    expect(await within()).toEqual(before)
    await load('estates', featuresOf(estate('E2', west + 0.009)), { replace })
    expect(await within()).toEqual([{ building: null, incident: null }])
  })

  it('lets a building follow the drawing, unless the office names its estate', async () => {
    const estate = (code: string, x: number) =>
      [{ code, name: `小区${code}` }, square(x, south + 0.005, 0.002)] as const
    const there = west + 0.005
    const away = west + 0.011
    const footprint = square(there + 0.0005, south + 0.0055, 0.0004)
    const places = async () =>
      all(sql`SELECT building.code, estate.code AS estate, estate_code AS named FROM building
        LEFT JOIN estate ON estate.street_code = building.street_code AND estate.id = estate_id WHERE building.street_code = ${street} ORDER BY 1`)
    await load('estates', featuresOf(estate('E1', there), estate('E2', away)))
    await load(
      'buildings',
      featuresOf([{ code: 'drawn' }, footprint], [{ code: 'named', estate_code: 'E2' }, footprint]),
    )
    expect(await places()).toEqual([
      { code: 'drawn', estate: 'E1', named: null },
      { code: 'named', estate: 'E2', named: 'E2' },
    ])
    // The estates change places.
    await load('estates', featuresOf(estate('E1', away), estate('E2', there)))
    expect(await places()).toMatchObject([{ estate: 'E2' }, { estate: 'E2' }])
    // A file without the column does not take the office's word back.
    await load('buildings', featuresOf([{ code: 'named', floors: 3 }, footprint]))
    await load('estates', featuresOf(estate('E1', there), estate('E2', away)), { replace })
    expect(await places()).toMatchObject([{ estate: 'E1' }, { estate: 'E2', named: 'E2' }])
    // It outlasts the estate, and counts again when that is back.
    await load('estates', featuresOf(estate('E1', there)), { replace })
    expect(await places()).toMatchObject([{ estate: 'E1' }, { estate: 'E1', named: 'E2' }])
    await load('estates', featuresOf(estate('E2', away)))
    expect(await places()).toMatchObject([{ estate: 'E1' }, { estate: 'E2', named: 'E2' }])
  })

  it('numbers grids anew when they replace others, and keeps the code of one with the same name', async () => {
    await load('incidents', featuresOf([{ code: 'I', reported_at: '2026-06-17' }, inside]))
    const report = await load(
      'grids',
      featuresOf(
        [{ name: '网格3' }, square(west, south, 0.008)],
        [{ name: '东' }, square(west + 0.008, south, 0.008)],
      ),
      { replace },
    )
    expect(report).toMatchObject({ written: 2, removed: 10 })
    const kept = `${street}001`
    const grids = await all(sql`SELECT code, name FROM grid WHERE street_code = ${street} ORDER BY name`)
    expect(grids).toEqual([
      { code: `${kept}001`, name: '东' },
      { code: expect.stringMatching(`^${kept}`), name: '网格3' },
    ])
    expect(
      await all(
        sql`SELECT grid.name FROM incident JOIN grid ON grid.street_code = incident.street_code AND grid.code = grid_code WHERE incident.street_code = ${street}`,
      ),
    ).toEqual([{ name: '网格3' }])
  })

  it('does not let a community go that has grids', async () => {
    const error = await failure(
      load('communities', featuresOf([{ code: `${street}002`, name: '二社区' }, around]), { replace }),
    )
    expect(error).toMatchObject({ code: 'in_use' })
    expect(await all(sql`SELECT code FROM community WHERE street_code = ${street}`)).toEqual([
      { code: `${street}001` },
    ])
  })

  it('tells an incident anew under its id when its file replaces the others', async () => {
    await load('units', featuresOf(unit('U1')))
    await load(
      'incidents',
      featuresOf(
        [{ code: 'I1', category: '0102', history }, inside],
        [{ code: 'I2', reported_at: '2026-06-17' }, inside],
      ),
    )
    const logs = () =>
      all(sql`SELECT incident.code, incident.id, stage, (SELECT json_agg(verb ORDER BY sequence) FROM incident_event AS event
          WHERE event.street_code = incident.street_code AND incident_id = incident.id) AS verbs FROM incident WHERE street_code = ${street} ORDER BY 1`)
    const [first] = await logs()
    const report = await load(
      'incidents',
      featuresOf([{ code: 'I1', category: '0102', history: history.slice(0, 2) }, inside]),
      { replace },
    )
    expect(report).toMatchObject({ written: 1, removed: 1 })
    expect(await logs()).toEqual([{ ...(first as object), stage: 'dispatch', verbs: ['report', 'accept'] }])
  })
})
