import { booleanPointInPolygon, distance as sphericalDistance } from '@turf/turf'
import { type SQL, sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import type { OpenDatabase } from '../../../api/database/open.ts'
import { rows } from '../../../api/database/rows.ts'
import {
  area,
  asGeoJson,
  boundsOf,
  boxShape,
  commonShape,
  containsPoint,
  distance,
  extentOf,
  intersectsBox,
  intersectsShape,
  overlaps,
  polygon,
  surfaceWithin,
  withinDistance,
  withinPolygon,
} from '../../../api/database/spatial.ts'
import { eachDatabase } from '../../support/databases.ts'
import { mesh, randomFrom } from '../../support/features.ts'

const column = sql`shape`
const random = randomFrom(5)
const points = Array.from({ length: 2_000 }, (): [number, number] => [
  118.7 + random() * 0.1,
  32 + random() * 0.1,
])
const cells = mesh(118.72, 32.02, 6, 6, 0.01)

eachDatabase('spatial conditions', ({ open }) => {
  let opened: OpenDatabase
  const idsWhere = async (table: string, condition: SQL) =>
    (
      await rows<{ id: number }>(
        opened.database,
        sql`SELECT id FROM ${sql.identifier(table)} WHERE ${condition} ORDER BY id`,
      )
    ).map(({ id }) => id)
  const expected = (test: (place: [number, number]) => boolean) =>
    points.flatMap((place, id) => (test(place) ? [id] : []))

  beforeAll(async () => {
    opened = await open()
    await opened.query('CREATE TABLE place (id int PRIMARY KEY, shape geometry(Point, 4326))')
    await opened.query('CREATE TABLE cell (id int PRIMARY KEY, shape geometry(Polygon, 4326))')
    await opened.query(
      'INSERT INTO place SELECT ordinality - 1, ST_SetSRID(ST_MakePoint((value->>0)::float8, (value->>1)::float8), 4326) FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY',
      [JSON.stringify([...points, [179.9995, 10], [-179.9995, 10]])],
    )
    await opened.query(
      'INSERT INTO cell SELECT ordinality - 1, ST_SetSRID(ST_GeomFromGeoJSON(value::text), 4326) FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY',
      [JSON.stringify(cells)],
    )
    await opened.query('CREATE INDEX ON place USING gist (shape)')
    await opened.query('CREATE INDEX ON cell USING gist (shape)')
    await opened.query('ANALYZE place')
  })

  it('finds what lies in a box, also across the antimeridian', async () => {
    const inBox = expected(([x, y]) => x >= 118.72 && x <= 118.75 && y >= 32.03 && y <= 32.04)
    expect(await idsWhere('place', intersectsBox(column, [118.72, 32.03, 118.75, 32.04]))).toEqual(inBox)
    expect(await idsWhere('place', intersectsBox(column, [179.9, 9, -179.9, 11]))).toEqual([2_000, 2_001])
  })

  it('finds what lies in a drawn shape', async () => {
    const corners: [number, number][] = [
      [118.71, 32.01],
      [118.78, 32.03],
      [118.76, 32.09],
      [118.72, 32.06],
    ]
    const ring = { type: 'Polygon' as const, coordinates: [[...corners, corners[0] ?? []]] }
    expect(await idsWhere('place', withinPolygon(column, corners))).toEqual(
      expected((place) => booleanPointInPolygon(place, ring)),
    )
  })

  it('measures a radius in metres', async () => {
    const centre: [number, number] = [118.75, 32.05]
    const found = await idsWhere('place', withinDistance(column, ...centre, 1_000))
    // Turf measures on a sphere: only places near the rim may differ.
    const metres = (place: [number, number]) => sphericalDistance(place, centre, { units: 'meters' })
    expect(found).toEqual(expect.arrayContaining(expected((place) => metres(place) < 995)))
    expect(expected((place) => metres(place) < 1_005)).toEqual(expect.arrayContaining(found))
    expect(await idsWhere('place', withinDistance(column, 180, 10, 100))).toEqual([2_000, 2_001])
    const [row] = await rows<{ metres: number }>(
      opened.database,
      sql`SELECT ${distance(sql`ST_SetSRID(ST_MakePoint(118.75, 32.05), 4326)`, 118.76, 32.05)} AS metres`,
    )
    // A hundredth of a degree at 32.05° N on WGS 84.
    expect(row?.metres).toBeCloseTo(944.4, 0)
  })

  it('knows neighbours from overlaps', async () => {
    const related = async (condition: (left: SQL, right: SQL) => SQL) =>
      (
        await rows<{ id: number }>(
          opened.database,
          sql`SELECT other.id FROM cell AS one, cell AS other WHERE one.id = 7 AND other.id <> 7 AND ${condition(sql`one.shape`, sql`other.shape`)} ORDER BY 1`,
        )
      ).map(({ id }) => id)
    expect(await related((left, right) => intersectsShape(left, right))).toEqual([0, 1, 2, 6, 8, 12, 13, 14])
    expect(await related(overlaps)).toEqual([])
    const around = polygon([
      [118, 32],
      [119, 32],
      [119, 33],
      [118, 33],
    ])
    const [row] = await rows<{ shared: number; own: number }>(
      opened.database,
      sql`SELECT ${area(commonShape(column, around))} AS shared, ${area(column)} AS own FROM cell WHERE id = 7`,
    )
    expect((row?.shared ?? 0) / (row?.own ?? 1)).toBeCloseTo(1, 6)
  })

  it('takes only areas for what two shapes share, so that it can be overlaid again', async () => {
    const block = polygon([
      [1, 1],
      [2, 1],
      [2, 2],
      [1, 2],
    ])
    // Two teeth of a comb: one reaches into the square, the other only touches its side.
    const comb = polygon([
      [2, 1],
      [3, 1],
      [3, 2],
      [2, 2],
      [2, 1.8],
      [1.5, 1.8],
      [1.5, 1.6],
      [2, 1.6],
    ])
    const shared = commonShape(block, comb)
    const [row] = await rows<{ kind: string; again: boolean }>(
      opened.database,
      sql`SELECT GeometryType(${shared}) AS kind, ${overlaps(shared, comb)} AS again`,
    )
    expect(row).toEqual({ kind: 'MULTIPOLYGON', again: true })
  })

  it.each([
    // The surface of WGS 84 and parts of it; the square's by the geodesics between its corners (GeographicLib).
    ['the world', boxShape([-180, -90, 180, 90]), 510_065_621_724_088],
    ['a hemisphere', boxShape([-180, 0, 180, 90]), 255_032_810_862_044],
    ['a band across the antimeridian', boxShape([90, -90, -90, 90]), 255_032_810_862_044],
    ['a square of a degree', boxShape([0, 0, 1, 1]), 12_308_778_361],
    ['a strip from pole to pole', boxShape([118, -90, 119, 90]), 1_416_848_949_233],
    ['a flat box', boxShape([118, 32, 118, 33]), 0],
  ])('measures %s in square metres', async (_, shape, metres) => {
    const [row] = await rows<{ area: number }>(opened.database, sql`SELECT ${area(shape)} AS area`)
    expect(Math.abs((row?.area ?? -1) - metres)).toBeLessThanOrEqual(metres * 1e-5)
  })

  it('measures alike on both sides of the size at which the way of measuring changes', async () => {
    const [row] = await rows<{ small: number; large: number }>(
      opened.database,
      sql`SELECT ${area(boxShape([110, 30, 119.999, 31]))} AS small, ${area(boxShape([110, 30, 120.001, 31]))} AS large`,
    )
    expect((row?.large ?? 0) / (row?.small ?? 1)).toBeCloseTo(10.001 / 9.999, 2)
  })

  it('counts an area once: by a point on it', async () => {
    const half: [number, number][] = [
      [118.7, 32],
      [118.75, 32],
      [118.75, 32.1],
      [118.7, 32.1],
    ]
    const west = await idsWhere('cell', surfaceWithin(column, polygon(half)))
    const east = await idsWhere('cell', surfaceWithin(column, polygon(half.map(([x, y]) => [x + 0.05, y]))))
    expect([...west, ...east].toSorted((left, right) => left - right)).toEqual(cells.map((_, id) => id))
    expect(await idsWhere('cell', containsPoint(column, 118.735, 32.035))).toHaveLength(1)
  })

  it('writes GeoJSON and bounds', async () => {
    const [row] = await rows<{ shape: unknown; bounds: number[] }>(
      opened.database,
      sql`SELECT ${asGeoJson(column)} AS shape, ${boundsOf(column)} AS bounds FROM place WHERE id = 2000`,
    )
    expect(row).toEqual({
      shape: { type: 'Point', coordinates: [179.9995, 10] },
      bounds: [179.9995, 10, 179.9995, 10],
    })
    expect(
      await rows(opened.database, sql`SELECT ${extentOf(column)} AS bounds FROM place WHERE id < 0`),
    ).toEqual([{ bounds: null }])
  })

  it.each([
    ['a box', () => intersectsBox(column, [118.72, 32.03, 118.721, 32.031])],
    [
      'a shape',
      () =>
        withinPolygon(column, [
          [118.72, 32.03],
          [118.721, 32.03],
          [118.721, 32.031],
        ]),
    ],
    ['a radius', () => withinDistance(column, 118.75, 32.05, 50)],
  ])('answers %s from the index', async (_, condition) => {
    const plan = await rows<Record<string, string>>(
      opened.database,
      sql`EXPLAIN SELECT id FROM place WHERE ${condition()}`,
    )
    expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toMatch(
      /Index (Scan|Cond).*place_shape_idx|place_shape_idx/,
    )
  })
})
