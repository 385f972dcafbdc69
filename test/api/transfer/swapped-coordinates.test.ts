import { sql } from 'drizzle-orm'
import type { Geometry } from 'geojson'
import { beforeAll, expect, it } from 'vitest'
import type { OpenDatabase } from '../../../api/database/open.ts'
import type { ImportKind } from '../../../api/transfer/import.model.ts'
import { importFeatures } from '../../../api/transfer/import.ts'
import { ImportRejectedError } from '../../../api/transfer/import-error.ts'
import { eachDatabase } from '../../support/databases.ts'
import { featuresOf, mesh, pointAt, square } from '../../support/features.ts'

const street = '110101001'
/** Both orders are a longitude and a latitude here: only the street tells which is right. */
const west = -73
const south = 40
const flipped = (geometry: Geometry): Geometry =>
  JSON.parse(JSON.stringify(geometry).replaceAll(/\[(-?[\d.]+),(-?[\d.]+)\]/g, '[$2,$1]'))
const line = (...coordinates: number[][]): Geometry => ({ type: 'LineString', coordinates })

const inside = pointAt(west + 0.005, south + 0.005)
const area = square(west + 0.004, south + 0.004, 0.001)
const features: [ImportKind, Record<string, unknown>, Geometry][] = [
  ['districts', { name: '街道' }, square(west - 0.01, south - 0.01, 0.03)],
  ['communities', { name: '社区' }, square(west, south, 0.01)],
  ['grids', { name: '网格' }, area],
  ['estates', { name: '小区' }, area],
  ['buildings', {}, area],
  ['redevelopment-zones', { name: '片区', kind: 'shanty' }, area],
  ['roads', { name: '路' }, line([west, south], [west + 0.01, south + 0.01])],
  ['roads', { name: '出城的路' }, line([west + 0.005, south], [west + 0.15, south + 0.1])],
  ['base-features', { kind: 'water' }, square(west - 0.1, south, 0.05)],
  ['service-points', { name: '驿站', kind: 'courier_station' }, inside],
  ['units', { name: '派出所', kind: 'police' }, pointAt(west + 0.05, south)],
  ['incidents', { reported_at: '2026-06-17' }, inside],
]

eachDatabase('latitude before longitude', ({ open }) => {
  let opened: OpenDatabase
  const load = (kind: ImportKind, properties: Record<string, unknown>, geometry: Geometry, dryRun = true) =>
    importFeatures(opened.database, {
      street,
      kind,
      source: 'x',
      features: featuresOf([properties, geometry]),
      dryRun,
    })

  beforeAll(async () => {
    opened = await open()
    await importFeatures(opened.database, {
      street,
      kind: 'grids',
      source: 'x',
      features: featuresOf(
        ...mesh(west, south, 3, 3).map((cell, index) => [{ name: `网格${index}` }, cell] as const),
      ),
    })
  })

  it.each(features)('is refused in %s %j, and the right order is not', async (kind, properties, geometry) => {
    const error = await load(kind, properties, flipped(geometry), false).then(
      () => undefined,
      (reason: unknown) => reason,
    )
    expect(error).toBeInstanceOf(ImportRejectedError)
    expect(error).toMatchObject({ report: { written: 0, rejected: [{ code: 'swapped_coordinates' }] } })
    expect(await load(kind, properties, geometry)).toMatchObject({ read: 1, rejected: [] })
  })

  it('is told from what truly lies elsewhere', async () => {
    const report = await load('units', { name: '市局', kind: 'police' }, pointAt(west + 3, south + 1), false)
    expect(report).toMatchObject({ written: 1, rejected: [] })
    expect(report.notes.map(({ code }) => code)).toContain('outside_boundary')
    expect(await opened.database.$count(sql`unit`)).toBe(1)
  })
})
