import { DrizzleQueryError, sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import type { OpenDatabase } from '../../../api/database/open.ts'
import { withoutParameters } from '../../../api/database/query-error.ts'
import { rows } from '../../../api/database/rows.ts'
import type { ImportKind } from '../../../api/transfer/import.model.ts'
import { importFeatures } from '../../../api/transfer/import.ts'
import { ImportRejectedError } from '../../../api/transfer/import-error.ts'
import { eachDatabase } from '../../support/databases.ts'
import { featuresOf, pointAt, square } from '../../support/features.ts'

const street = '110101001'
const point = pointAt(118.745, 32.045)
const area = square(118.745, 32.045, 0.001)
const greatest = 2_147_483_647
const unit = { code: 'X', name: '单位', kind: 'police' }
const zone = { code: 'X', name: '片区', kind: 'shanty' }
const report = {
  verb: 'report',
  at: '2026-06-17T00:00:00Z',
  from_stage: null,
  to_stage: 'assessment',
  actor: '人',
  actor_role: 'system',
}
const suspension = { ...report, verb: 'suspend', from_stage: 'dispatch', to_stage: 'dispatch' }
const accept = { ...report, verb: 'accept', from_stage: 'assessment', to_stage: 'dispatch' }
const nested = (depth: number): unknown => (depth === 0 ? 1 : { in: nested(depth - 1) })
const told = (entry: object) => ({ code: 'X', history: [{ ...report, ...entry }] })
const suspended = (due_at: unknown) => ({
  code: 'X',
  history: [report, accept, { ...suspension, detail: { due_at } }],
})

const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString()

type BadValue = readonly [string, ImportKind, Record<string, unknown>, object, pointer: string]

const badValues: BadValue[] = [
  ['a NUL character in a name', 'units', { ...unit, name: '单\0位' }, point, '/name'],
  ['half a surrogate pair in an address', 'units', { ...unit, address: '\uD83D' }, point, '/address'],
  ['a NUL character in a code', 'units', { ...unit, code: 'X\0' }, point, '/code'],
  [
    'a NUL character in a category',
    'incidents',
    { category: 'a\0', reported_at: '2026-06-17' },
    point,
    '/category',
  ],
  ['half a surrogate pair in a note', 'incidents', told({ note: '\uDC00 ' }), point, '/history/0/note'],
  [
    'a NUL character deep in a detail',
    'incidents',
    told({ detail: { a: [{ b: '\0' }] } }),
    point,
    '/history/0/detail',
  ],
  [
    'a NUL character in a key of a detail',
    'incidents',
    told({ detail: { '\0': 1 } }),
    point,
    '/history/0/detail',
  ],
  ['a detail without end', 'incidents', told({ detail: nested(3000) }), point, '/history/0/detail'],
  ['staff that is no decimal', 'units', { ...unit, staff: '0x10' }, point, '/staff'],
  ['more staff than an integer holds', 'units', { ...unit, staff: 9_999_999_999 }, point, '/staff'],
  ['one household too many', 'estates', { name: '小区', households: greatest + 1 }, area, '/households'],
  ['a population too large', 'buildings', { resident_population: 3e9 }, area, '/resident_population'],
  ['more households than can be', 'grids', { name: '网格', households: 3e9 }, area, '/households'],
  ['a figure of the street too large', 'districts', { facts: { grids: 3e9 } }, area, '/facts/grids'],
  [
    'a width below what a number holds',
    'roads',
    { width: 1e-60 },
    {
      type: 'LineString',
      coordinates: [
        [118.74, 32.04],
        [118.75, 32.05],
      ],
    },
    '/width',
  ],
  ['a date of the year 0', 'redevelopment-zones', { ...zone, started_on: '0000-01-01' }, area, '/started_on'],
  [
    'a milestone of the year 0',
    'redevelopment-zones',
    { ...zone, milestones: [{ name: '签约', planned_on: '0000-12-31' }] },
    area,
    '/milestones/0/planned_on',
  ],
  ['facts of the year 0', 'districts', { facts_as_of: '0000-06-01' }, area, '/facts_as_of'],
  ['a report in the year 0', 'incidents', { reported_at: '0000-06-17T00:00:00Z' }, point, '/reported_at'],
  [
    'a report before the year 1 in UTC',
    'incidents',
    { reported_at: '0001-01-01T00:00:00+08:00' },
    point,
    '/reported_at',
  ],
  [
    'a report after the year 9999 in UTC',
    'incidents',
    { reported_at: '9999-12-31T23:59:59-10:00' },
    point,
    '/reported_at',
  ],
  ['a report in the future', 'incidents', { reported_at: inMinutes(10) }, point, '/reported_at'],
  [
    'a close in the future',
    'incidents',
    { reported_at: '2026-06-17', closed_at: inMinutes(10) },
    point,
    '/closed_at',
  ],
  [
    'a step in the future',
    'incidents',
    { code: 'X', history: [report, { ...accept, at: inMinutes(10) }] },
    point,
    '/history/1/at',
  ],
  ['a step of the year 0', 'incidents', told({ at: '0000-06-17T00:00:00Z' }), point, '/history/0/at'],
  [
    'a step after the year 9999 in UTC',
    'incidents',
    told({ at: '9999-12-31T23:59:59-10:00' }),
    point,
    '/history/0/at',
  ],
  [
    'a close that is no time',
    'incidents',
    { reported_at: '2026-06-17', closed_at: 'later' },
    point,
    '/closed_at',
  ],
  [
    'a close before the report',
    'incidents',
    { reported_at: '2026-06-17', closed_at: '2026-06-16' },
    point,
    '/closed_at',
  ],
  ['a granted limit without its offset', 'incidents', suspended('2026-06-20T09:00:00'), point, '/history/2'],
  ['a granted limit in words', 'incidents', suspended('June 20, 2026'), point, '/history/2'],
  ['a granted limit that is a number', 'incidents', suspended(1_781_900_000_000), point, '/history/2'],
]

eachDatabase('values the database cannot hold', ({ open }) => {
  let opened: OpenDatabase
  const load = (kind: ImportKind, properties: Record<string, unknown>, geometry: object) =>
    importFeatures(opened.database, {
      street,
      kind,
      source: 'bad.geojson',
      features: featuresOf([properties, geometry]),
    })

  beforeAll(async () => {
    opened = await open()
    await load('grids', { name: '网格' }, square(118.74, 32.04, 0.01))
  })

  it.each(badValues)('refuses %s and names the field', async (_, kind, properties, geometry, pointer) => {
    const error = await load(kind, properties, geometry).then(
      () => undefined,
      (reason: unknown) => reason,
    )
    expect(error).toBeInstanceOf(ImportRejectedError)
    const [rejection, ...others] = error instanceof ImportRejectedError ? error.report.rejected : []
    expect(others).toEqual([])
    expect(rejection).toMatchObject({ at: 'feature 1', pointer })
    expect(rejection?.code).toMatch(/^invalid_(value|history)$/)
  })

  it.each([
    ['estates', { name: '小区', households: -5 }, area, 'households: must be at least 0, not -5'],
    ['estates', { name: '小区', households: '1,200' }, area, 'households: must be a number, not “1,200”'],
    ['estates', { name: '' }, area, 'name is missing'],
    [
      'estates',
      { name: '区'.repeat(300) },
      area,
      expect.stringMatching(/^name: must have at most \d+ characters, not 300$/),
    ],
    [
      'units',
      { ...unit, kind: 'navy' },
      point,
      expect.stringMatching(/^kind: must be one of .*police.*, not “navy”$/),
    ],
    [
      'redevelopment-zones',
      { ...zone, due_on: 'soon' },
      area,
      'due_on: must be a date like 2026-06-17, not “soon”',
    ],
    [
      'incidents',
      { reported_at: 'yesterday' },
      point,
      'reported_at is no time (write 2026-06-17 09:00 or 2026-06-17T09:00:00+08:00): “yesterday”',
    ],
    ['incidents', { reported_at: '0000-06-17T00:00:00Z' }, point, /years 1 to 9999: “0000-06-17T/],
    ['incidents', { reported_at: '2999-05-01' }, point, 'reported_at lies in the future: 2999-05-01'],
    [
      'units',
      unit,
      { type: 'Point', coordinates: ['118,8005', 32.05] },
      'a coordinate is not a number: “118,8005”, 32.05 (decimals stand behind a point, not a comma)',
    ],
  ] as const)(
    'says of %s what is expected and what is there (%#)',
    async (kind, properties, geometry, message) => {
      const expected = message instanceof RegExp ? expect.stringMatching(message) : message
      await expect(load(kind, properties, geometry)).rejects.toMatchObject({
        report: { rejected: [{ message: expected }] },
      })
    },
  )

  it('takes the greatest and the least of what it can hold', async () => {
    const emoji = '🏠'
    await load('units', { code: 'U', name: emoji, kind: 'police', staff: greatest }, point)
    await load('redevelopment-zones', { ...zone, started_on: '0001-01-01', due_on: '9999-12-31' }, area)
    await load('incidents', { code: 'first', reported_at: '0001-01-01T00:00:00Z' }, point)
    // PostgreSQL itself refuses an offset of more than 16 hours.
    await load('incidents', { ...told({ at: '2026-01-01T00:00:00+23:00' }), code: 'far east' }, point)
    // Clocks differ.
    await load('incidents', { code: 'now', reported_at: inMinutes(2) }, point)
    await load('incidents', { ...suspended('2026-06-20T09:00:00+08:00'), code: 'suspended' }, point)
    expect(await rows(opened.database, sql`SELECT name, staff FROM unit`)).toEqual([
      { name: emoji, staff: greatest },
    ])
    expect(
      await rows(
        opened.database,
        sql`SELECT code, to_char(reported_at, 'YYYY-MM-DD HH24:MI') AS reported, to_char(due_at, 'YYYY-MM-DD HH24:MI') AS due
          FROM incident WHERE code <> 'now' ORDER BY reported_at`,
      ),
    ).toMatchObject([
      { code: 'first', reported: '0001-01-01 00:00' },
      { code: 'far east', reported: '2025-12-31 01:00' },
      { code: 'suspended', due: '2026-06-20 01:00' },
    ])
  })

  it('tells why the database refused a statement, and nothing that stood in it', async () => {
    const refused = await opened.database.execute(sql`SELECT ${'张三丰 13812348000'}::int`).then(
      () => undefined,
      (reason: unknown) => reason,
    )
    expect(refused).toBeInstanceOf(DrizzleQueryError)
    expect(String(refused)).toContain('params')
    async function* broken() {
      yield* featuresOf([{ ...unit, name: '李四' }, point])
      throw refused
    }
    const error = await importFeatures(opened.database, {
      street,
      kind: 'units',
      source: 'x',
      features: broken(),
    }).then(
      () => undefined,
      (reason: unknown) => reason,
    )
    expect(error).toMatchObject({ name: 'QueryError', code: '22P02' })
    expect(String(error)).toMatch(/refused a statement \(22P02\): invalid input syntax/)
    expect(`${error} ${JSON.stringify(error)}`).not.toMatch(/params|13812348000/)
    expect(error).not.toHaveProperty('cause')
  })

  it('leaves every other error as it is', () => {
    const error = new Error('torn')
    expect(withoutParameters(error)).toBe(error)
  })
})
