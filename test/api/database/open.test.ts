import { sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import type { OpenDatabase } from '../../../api/database/open.ts'
import { revisionOf, revisionTables } from '../../../api/database/revision.ts'
import { rows } from '../../../api/database/rows.ts'
import { category, district, servicePoint, workCalendar } from '../../../api/database/schema.ts'
import { area, commonShape, polygon } from '../../../api/database/spatial.ts'
import { SpatialError } from '../../../api/database/spatial-error.ts'
import { categoryCatalogue } from '../../../api/incident/category.model.ts'
import { defaultCalendarDays } from '../../../api/incident/work-calendar.model.ts'
import { eachDatabase, onPostgresql } from '../../support/databases.ts'
import { pointAt, square } from '../../support/features.ts'

eachDatabase('openDatabase', ({ open }) => {
  let opened: OpenDatabase
  beforeAll(async () => {
    opened = await open()
  })

  it('brings the reference data', async () => {
    const { database } = opened
    expect(await database.$count(category)).toBe(categoryCatalogue.length)
    expect(await database.$count(workCalendar)).toBe(defaultCalendarDays.length)
  })

  it('answers with the same types on both drivers', async () => {
    const [row] = await rows<Record<string, unknown>>(
      opened.database,
      sql`SELECT 5::bigint AS large, '{"a":[1]}'::jsonb AS json, DATE '2026-06-17' AS day,
        TIMESTAMPTZ '2026-06-17 06:00:00+00' AS instant, 1.50::numeric AS exact, count(*) AS rows FROM district`,
    )
    expect(row).toEqual({
      large: 5,
      json: { a: [1] },
      day: '2026-06-17',
      instant: '2026-06-17 06:00:00+00',
      exact: '1.50',
      rows: 0,
    })
    expect(await opened.query('SELECT $1::int + 1 AS next', [4])).toEqual([{ next: 5 }])
  })

  it('computes areas on the ellipsoid', async () => {
    await opened.database
      .insert(district)
      .values({ streetCode: '320199001', name: '街道', boundary: square(118.75, 32.05) })
    const [found] = await opened.database.select({ area: district.area }).from(district)
    // 0.01° × 0.01° at 32.05° N: 944.5 m × 1,108.9 m.
    expect(found?.area).toBeGreaterThan(1_046_000)
    expect(found?.area).toBeLessThan(1_049_000)
  })

  it.each([
    [
      'a self-crossing ring',
      {
        type: 'Polygon' as const,
        coordinates: [
          [
            [0, 0],
            [1, 1],
            [1, 0],
            [0, 1],
            [0, 0],
          ],
        ],
      },
    ],
    ['an empty shape', { type: 'Polygon' as const, coordinates: [] }],
  ])('refuses %s in the table itself', async (_, boundary) => {
    const failure = await opened.database
      .insert(district)
      .values({ streetCode: '320199009', name: '坏', boundary })
      .catch((error: Error) => error.cause)
    // The drivers name the constraint differently.
    const { code, constraint, constraint_name: name } = failure as Record<string, string | undefined>
    expect([code, constraint ?? name]).toEqual(['23514', 'district_boundary'])
  })

  it('says the same when GEOS fails, and keeps working', async () => {
    const crossed = sql`ST_GeomFromText('POLYGON((0 0,1 1,1 0,0 1,0 0))', 4326)`
    const other = polygon([
      [0, 0],
      [0.7, 0.1],
      [1, 1],
      [0, 1],
    ])
    const statement = sql`SELECT ${area(commonShape(crossed, other))} AS area`
    const failure = await rows(opened.database, statement).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(SpatialError)
    expect(failure).toMatchObject({ code: 'invalid_geometry' })
    const inTransaction = await opened.database
      .transaction((transaction) => rows(transaction, statement))
      .catch((error: unknown) => error)
    expect(inTransaction).toBeInstanceOf(SpatialError)
    expect(await rows(opened.database, sql`SELECT 1 AS one`)).toEqual([{ one: 1 }])
  })

  it('moves the revision with every change, by whatever path, and only then', async () => {
    const { database } = opened
    const seen = [await revisionOf(database, ['districts'], '320199002')]
    const change = async (statement: ReturnType<typeof sql>) => {
      await database.execute(statement)
      seen.push(await revisionOf(database, ['districts'], '320199002'))
    }
    await database
      .insert(district)
      .values({ streetCode: '320199002', name: '二', boundary: square(118.8, 32.05) })
    seen.push(await revisionOf(database, ['districts'], '320199002'))
    await change(sql`UPDATE district SET name = '三' WHERE street_code = '320199002'`)
    await change(sql`UPDATE district SET name = '三' WHERE street_code = '320199002' AND name = '无'`)
    await change(sql`UPDATE district SET name = '四' WHERE street_code = '320199001'`)
    await change(sql`DELETE FROM district WHERE street_code = '320199002'`)
    expect(new Set(seen).size).toBe(4)
    expect(seen[3]).toBe(seen[2])
    expect(seen[4]).toBe(seen[2])
  })

  it('leaves the revisions of other kinds and of other streets', async () => {
    const { database } = opened
    const others = () =>
      Promise.all([
        revisionOf(database, ['grids'], '320199001'),
        revisionOf(database, ['incidents', 'estates'], '320199001'),
        revisionOf(database, ['districts'], '320199003'),
      ])
    const own = () => revisionOf(database, ['districts'], '320199001')
    const before = [await own(), await others()]
    await database.execute(sql`UPDATE district SET name = '六' WHERE street_code = '320199001'`)
    expect(await own()).not.toBe(before[0])
    expect(await others()).toEqual(before[1])
  })

  it('announces changes', async () => {
    const heard: string[] = []
    const stop = await opened.listen('revision', (payload) => heard.push(payload))
    await opened.database.execute(sql`UPDATE district SET name = '五' WHERE street_code = '320199001'`)
    await expect.poll(() => heard).toEqual(['320199001 districts'])
    await stop()
  })

  it('announces a TRUNCATE to every street that had rows, and no other kind', async () => {
    const { database } = opened
    const streets = ['320199004', '320199005']
    await database
      .insert(district)
      .values(streets.map((streetCode) => ({ streetCode, name: '街道', boundary: square(118.75, 32.05) })))
    await database.insert(servicePoint).values(
      streets.map((streetCode) => ({
        streetCode,
        code: 'S',
        name: '服务点',
        kind: 'clinic' as const,
        location: pointAt(118.755, 32.055),
      })),
    )
    const revisions = () =>
      Promise.all(streets.map((street) => revisionOf(database, ['service-points'], street)))
    const before = await revisions()
    const heard: string[] = []
    const stop = await opened.listen('revision', (payload) => heard.push(payload))
    await database.execute(sql`TRUNCATE service_point`)
    await expect.poll(() => heard.toSorted()).toEqual(streets.map((street) => `${street} service-points`))
    const after = await revisions()
    expect(after.map((value, index) => value === before[index])).toEqual([false, false])
    await stop()
  })

  it('watches every table it counts, whichever way rows leave it', async () => {
    const found = await rows<{ table: string; events: string }>(
      opened.database,
      sql`SELECT event_object_table AS table, string_agg(DISTINCT event_manipulation, ' ' ORDER BY event_manipulation) AS events
        FROM information_schema.triggers WHERE trigger_name LIKE '%_revision_%' GROUP BY 1
        UNION ALL SELECT tgrelid::regclass::text, 'TRUNCATE' FROM pg_trigger WHERE tgname LIKE '%_revision_truncate'`,
    )
    const watched = found.map(({ table, events }) => `${table} ${events}`).toSorted()
    const counted = Object.values(revisionTables).flat()
    expect(watched).toEqual(
      counted.flatMap((table) => [`${table} DELETE INSERT UPDATE`, `${table} TRUNCATE`]).toSorted(),
    )
  })
})

onPostgresql('openDatabase', ({ open }) => {
  it('gives no statement more than half a minute', async () => {
    const opened = await open()
    expect(await opened.query('SHOW statement_timeout')).toEqual([{ statement_timeout: '30s' }])
  })
})
