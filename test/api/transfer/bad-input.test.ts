import { sql } from 'drizzle-orm'
import gcoord from 'gcoord'
import { beforeAll, describe, expect, it } from 'vitest'
import type { OpenDatabase } from '../../../api/database/open.ts'
import { rows } from '../../../api/database/rows.ts'
import { coordinateSystem } from '../../../api/transfer/coordinate-system.ts'
import type { ImportKind, ImportReport, RawFeature } from '../../../api/transfer/import.model.ts'
import { type ImportOptions, importFeatures } from '../../../api/transfer/import.ts'
import { ImportError, ImportRejectedError } from '../../../api/transfer/import-error.ts'
import { eachDatabase } from '../../support/databases.ts'
import { featuresOf, mesh, pointAt, randomFrom, square } from '../../support/features.ts'

const street = '110101001'
const inside = pointAt(118.746, 32.046)
const ring = (...corners: number[][]) => ({ type: 'Polygon', coordinates: [corners] })
const grid = { name: '网格', code: `${street}001900` }
const unit = { code: 'X', name: '单位', kind: 'police' }
const incident = { code: 'X', reported_at: '2026-06-17' }
const step = { actor: '人', actor_role: 'system' }

type BadFeature = readonly [string, ImportKind, Record<string, unknown>, object | null, string, RegExp]

const badFeatures: BadFeature[] = [
  ['no geometry', 'units', unit, null, 'missing_geometry', /no geometry/],
  [
    'the wrong geometry type',
    'units',
    unit,
    square(118.745, 32.045),
    'wrong_geometry_type',
    /is Polygon; expected Point/,
  ],
  ['an unknown geometry type', 'units', unit, { type: 'Circle' }, 'wrong_geometry_type', /is Circle/],
  ['a coordinate that is NaN', 'units', unit, pointAt(Number.NaN, 32), 'not_a_number', /NaN/],
  [
    'a coordinate that is text',
    'units',
    unit,
    { type: 'Point', coordinates: ['118', 32] },
    'not_a_number',
    /118/,
  ],
  [
    'coordinates nested deeper than a stack is',
    'grids',
    grid,
    {
      type: 'Polygon',
      coordinates: Array.from({ length: 20_000 }).reduce<unknown[]>((inner) => [inner], []),
    },
    'not_a_number',
    /not a number/,
  ],
  [
    'coordinates without nesting',
    'grids',
    grid,
    { type: 'Polygon', coordinates: [118, 32] },
    'invalid_geometry',
    /nested/,
  ],
  [
    'latitude before longitude',
    'units',
    unit,
    pointAt(32.05, 118.75),
    'swapped_coordinates',
    /latitude stands before/,
  ],
  [
    'metres without a system',
    'units',
    unit,
    pointAt(40_381_943, 3_548_080),
    'projected_coordinates',
    /EPSG:4528/,
  ],
  ['coordinates out of range', 'units', unit, pointAt(181, 91), 'out_of_range', /outside/],
  [
    'an open ring',
    'grids',
    grid,
    ring([118.74, 32.04], [118.75, 32.04], [118.75, 32.05], [118.74, 32.05]),
    'invalid_geometry',
    /not closed/,
  ],
  [
    'a ring of two corners',
    'grids',
    grid,
    ring([118.74, 32.04], [118.75, 32.04], [118.74, 32.04]),
    'invalid_geometry',
    /three corners/,
  ],
  [
    'a ring that crosses itself',
    'grids',
    grid,
    ring([118.74, 32.04], [118.75, 32.05], [118.75, 32.04], [118.74, 32.05], [118.74, 32.04]),
    'invalid_geometry',
    /Self-intersection\[118\.745 32\.045/,
  ],
  [
    'a place outside the street',
    'incidents',
    incident,
    pointAt(118.9, 32.3),
    'outside_boundary',
    /118\.900000, 32\.300000/,
  ],
  ['a missing value', 'units', { code: 'X', kind: 'police' }, inside, 'missing_value', /name is missing/],
  [
    'an ill-typed value',
    'estates',
    { name: '小区', built_year: 'old' },
    square(118.745, 32.045, 0.001),
    'invalid_value',
    /built_year/,
  ],
  [
    'a value out of its range',
    'buildings',
    { floors: 0 },
    square(118.745, 32.045, 0.001),
    'invalid_value',
    /floors/,
  ],
  ['a word that is no kind of unit', 'units', { ...unit, kind: 'army' }, inside, 'invalid_value', /kind/],
  [
    'a code of another street',
    'grids',
    { name: '网格', code: '310101001001001' },
    square(118.745, 32.045),
    'wrong_street',
    /not in street/,
  ],
  [
    'a grid outside the community it names',
    'grids',
    { ...grid, community_code: `${street}002` },
    square(118.745, 32.045),
    'invalid_value',
    /does not begin/,
  ],
  [
    'an estate that is not there',
    'buildings',
    { estate_code: 'none' },
    square(118.745, 32.045, 0.001),
    'unknown_reference',
    /no estate none/,
  ],
  [
    'more signed than there are',
    'redevelopment-zones',
    { name: '区', kind: 'shanty', households: 5, signed_households: 6 },
    square(118.745, 32.045, 0.001),
    'invalid_value',
    /exceeds households/,
  ],
  [
    'an incident without a time',
    'incidents',
    { code: 'X' },
    inside,
    'missing_value',
    /reported_at is missing/,
  ],
  [
    'an incident whose time is none',
    'incidents',
    { code: 'X', reported_at: 'soon' },
    inside,
    'invalid_value',
    /no time.*: “soon”/,
  ],
  [
    'an incident closed before its report',
    'incidents',
    { ...incident, closed_at: '2026-06-16' },
    inside,
    'invalid_value',
    /before/,
  ],
  [
    'a history the loop does not allow',
    'incidents',
    {
      code: 'X',
      history: [{ ...step, verb: 'close', at: '2026-06-17T00:00:00Z', from_stage: null, to_stage: 'closed' }],
    },
    inside,
    'invalid_history',
    /begins with a report/,
  ],
  [
    'a history that names an unknown unit',
    'incidents',
    {
      code: 'X',
      history: [
        {
          ...step,
          verb: 'report',
          at: '2026-06-17T00:00:00Z',
          from_stage: null,
          to_stage: 'assessment',
          unit_code: 'U9',
        },
      ],
    },
    inside,
    'unknown_reference',
    /no unit U9/,
  ],
]

const counted = [
  'district',
  'community',
  'grid',
  'estate',
  'building',
  'redevelopment_zone',
  'unit',
  'incident',
  'incident_event',
  'dataset',
]

eachDatabase('bad input', ({ open }) => {
  let opened: OpenDatabase
  const load = (kind: ImportKind, features: Iterable<RawFeature>, options: Partial<ImportOptions> = {}) =>
    importFeatures(opened.database, { street, kind, source: 'bad.geojson', features, ...options })
  /** Every table's rows, to see that nothing was written. */
  const contents = () =>
    rows(
      opened.database,
      sql.join(
        counted.map(
          (table) => sql`SELECT ${table}::text AS kind, count(*)::int AS count FROM ${sql.identifier(table)}`,
        ),
        sql` UNION ALL `,
      ),
    )
  async function refusal(run: Promise<unknown>): Promise<ImportReport> {
    const error = await run.then(
      () => undefined,
      (reason: unknown) => reason,
    )
    expect(error).toBeInstanceOf(ImportRejectedError)
    return (error as ImportRejectedError).report
  }

  beforeAll(async () => {
    opened = await open()
    await load(
      'grids',
      featuresOf(
        ...mesh(118.74, 32.04, 3, 3).map((cell, index) => [{ name: `网格${index}` }, cell] as const),
      ),
    )
    // The office's own boundary limits what lies in it; a derived one does not limit grids.
    await load('districts', featuresOf([{ name: '街道' }, square(118.735, 32.035, 0.03)]))
  })

  it.each(badFeatures)(
    '%s: nothing is written, the report names the place',
    async (_, kind, properties, geometry, code, message) => {
      const before = await contents()
      const good = kind === 'grids' ? ([{ name: '好' }, square(118.745, 32.045, 0.001)] as const) : undefined
      const report = await refusal(load(kind, featuresOf(...(good ? [good] : []), [properties, geometry])))
      expect(report.written).toBe(0)
      expect(report.rejected).toHaveLength(1)
      expect(report.rejected[0]).toMatchObject({ at: good ? 'feature 2' : 'feature 1', code })
      expect(report.rejected[0]?.message).toMatch(message)
      expect(await contents()).toEqual(before)
    },
  )

  it('refuses a code used twice, and takes the first with skipBad', async () => {
    const before = await contents()
    const twice = featuresOf(
      [unit, inside],
      [{ ...unit, name: '二' }, inside],
      [{ ...unit, code: 'Y' }, inside],
    )
    const report = await refusal(load('units', twice))
    expect(report.rejected).toEqual([
      {
        at: 'feature 2',
        code: 'duplicate_code',
        pointer: '/code',
        message: 'code X is already used at feature 1',
      },
    ])
    expect(await contents()).toEqual(before)
    expect(await load('units', twice, { skipBad: true })).toMatchObject({ read: 3, written: 2 })
    expect(await rows(opened.database, sql`SELECT code, name FROM unit ORDER BY code`)).toEqual([
      { code: 'X', name: '单位' },
      { code: 'Y', name: '单位' },
    ])
  })

  it.each([
    ['an unknown kind', { kind: 'ships' as ImportKind }, /no kind ships/],
    ['a street that is no code', { street: '1101' }, /nine|9 digits/],
    ['a street that is not there', { street: '999999999' }, /is not in the database/],
    [
      'a category map to nowhere',
      { kind: 'incidents' as const, categories: { Noise: '7777' } },
      /unknown code 7777/,
    ],
  ])('%s: does not begin', async (_, options, message) => {
    const before = await contents()
    const run = importFeatures(opened.database, {
      street,
      kind: 'units',
      source: 'x',
      features: featuresOf([unit, inside]),
      ...options,
    })
    await expect(run).rejects.toThrow(ImportError)
    await expect(
      importFeatures(opened.database, {
        street,
        kind: 'units',
        source: 'x',
        features: featuresOf([unit, inside]),
        ...options,
      }),
    ).rejects.toThrow(message)
    expect(await contents()).toEqual(before)
  })

  it('a source that breaks in the middle writes nothing', async () => {
    const before = await contents()
    async function* broken() {
      yield* featuresOf([{ ...unit, code: 'Z' }, inside])
      throw new Error('line 3 is torn')
    }
    await expect(
      importFeatures(opened.database, { street, kind: 'units', source: 'x', features: broken() }),
    ).rejects.toThrow('torn')
    expect(await contents()).toEqual(before)
  })

  describe('coordinates of another system', () => {
    const random = randomFrom(3)
    const places = Array.from(
      { length: 40 },
      () => [118.737 + random() * 0.026, 32.037 + random() * 0.026] as const,
    )
    const shifted = places.map(([longitude, latitude]) =>
      gcoord.transform([longitude, latitude], gcoord.WGS84, gcoord.GCJ02),
    )
    const asFeatures = (list: readonly (readonly number[])[]) =>
      featuresOf(
        ...list.map(([x = 0, y = 0], index) => [{ ...incident, code: `S${index}` }, pointAt(x, y)] as const),
      )

    it('asks whether they are GCJ-02 when more would lie inside, and takes them when told', async () => {
      const report = await refusal(load('incidents', asFeatures(shifted)))
      expect(report.notes.find(({ code }) => code === 'suspected_shift')?.message).toMatch(
        /40 if they are GCJ-02.*--crs GCJ-02/,
      )
      const taken = await load('incidents', asFeatures(shifted), { crs: coordinateSystem('GCJ-02') })
      expect(taken).toMatchObject({ written: 40 })
      expect(taken.notes.map(({ code }) => code)).not.toContain('suspected_shift')
    })

    it('does not ask when they are right', async () => {
      const report = await load('incidents', asFeatures(places), { dryRun: true })
      expect(report.notes.map(({ code }) => code)).not.toContain('suspected_shift')
    })

    it('refuses degrees that are said to be metres', async () => {
      const report = await refusal(
        load('units', featuresOf([{ ...unit, code: 'D' }, inside]), { crs: coordinateSystem('EPSG:4549') }),
      )
      expect(report.rejected).toMatchObject([
        { at: 'feature 1', code: 'geographic_coordinates', message: expect.stringContaining('EPSG:4549') },
      ])
    })

    it('takes metres of EPSG:4549', async () => {
      await load('units', featuresOf([{ ...unit, code: 'M' }, pointAt(381_943.593, 3_548_080.244)]), {
        crs: coordinateSystem('EPSG:4549'),
      })
      const [found] = await rows<{ x: number; y: number }>(
        opened.database,
        sql`SELECT ST_X(location) AS x, ST_Y(location) AS y FROM unit WHERE code = 'M'`,
      )
      expect(found?.x).toBeCloseTo(118.75, 7)
      expect(found?.y).toBeCloseTo(32.05, 7)
    })
  })
})
