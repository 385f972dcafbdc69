import { feature, featureCollection, union } from '@turf/turf'
import { sql } from 'drizzle-orm'
import type { MultiPolygon, Polygon } from 'geojson'
import { beforeEach, expect, it } from 'vitest'
import type { OpenDatabase } from '../../../api/database/open.ts'
import { rows } from '../../../api/database/rows.ts'
import type { ImportKind } from '../../../api/transfer/import.model.ts'
import { type ImportOptions, importFeatures } from '../../../api/transfer/import.ts'
import { demoStreet } from '../../../api/transfer/load-demo.ts'
import { eachDatabase } from '../../support/databases.ts'
import { featuresOf, mesh, pointAt, square } from '../../support/features.ts'

// Far from the demo, whose boundary says nothing of a real street.
const west = -73.98
const south = 40.72
const cells = mesh(west, south, 4, 2)
const halves = [0, 1].map((half) => {
  const parts = cells.filter((_, index) => index % 4 < 2 === (half === 0))
  const whole = union(featureCollection(parts.map((part) => feature(part))))
  if (whole === null) throw new Error('no cells')
  return whole.geometry
})

eachDatabase('real data over the demo', ({ open }) => {
  let opened: OpenDatabase
  const load = (
    kind: ImportKind,
    features: ImportOptions['features'],
    options: Partial<ImportOptions> = {},
  ) =>
    importFeatures(opened.database, {
      street: demoStreet,
      kind,
      source: `${kind}.geojson`,
      features,
      ...options,
    })
  const all = (query: ReturnType<typeof sql>) => rows(opened.database, query)
  const datasets = () =>
    all(
      sql`SELECT kind, features, is_demo AS demo FROM dataset WHERE kind IN ('communities', 'grids', 'districts') ORDER BY kind`,
    )
  const count = (table: string) => opened.database.$count(sql`${sql.identifier(table)}`)
  const communities = featuresOf(...halves.map((shape, index) => [{ name: `社区${index}` }, shape] as const))
  const united = (shapes: readonly (Polygon | MultiPolygon)[]) =>
    all(
      sql`SELECT boundary_derived AS derived, ST_Area(ST_SymDifference(boundary, (
          SELECT ST_Union(ST_SetSRID(ST_GeomFromGeoJSON(shape::text), 4326)) FROM json_array_elements(${JSON.stringify(shapes)}::json) AS shape))) < 1e-12 AS same
        FROM district`,
    )

  beforeEach(async () => {
    await opened?.close()
    opened = await open('demo')
  })

  it('leaves no demo community or grid behind real communities, and derives the boundary', async () => {
    const demo = { communities: await count('community'), grids: await count('grid') }
    const report = await load('communities', communities)
    expect(report).toMatchObject({ written: 2, removed: demo.communities, rejected: [] })
    expect(report.notes.map(({ code }) => code)).toEqual([
      'boundary_derived',
      'demo_removed',
      'codes_assigned',
      'replaced',
    ])
    expect(report.notes[1]?.message).toContain(`${demo.grids} demo grids`)
    expect(await count('grid')).toBe(0)
    expect(await datasets()).toEqual([
      { kind: 'communities', features: 2, demo: false },
      { kind: 'districts', features: 1, demo: true },
    ])
    expect(await united(halves)).toEqual([{ derived: true, same: true }])

    await load(
      'grids',
      featuresOf(...cells.map((cell, index) => [{ name: `网格${index}`, households: 300 }, cell] as const)),
    )
    expect(
      await all(
        sql`SELECT community.code, community.name, count(*) AS grids FROM community JOIN grid ON community_code = community.code GROUP BY 1, 2 ORDER BY 1`,
      ),
    ).toEqual([
      { code: `${demoStreet}001`, name: '社区0', grids: 4 },
      { code: `${demoStreet}002`, name: '社区1', grids: 4 },
    ])
    expect(await count('community')).toBe(2)
    expect(await datasets()).toEqual([
      { kind: 'communities', features: 2, demo: false },
      { kind: 'districts', features: 1, demo: true },
      { kind: 'grids', features: 8, demo: false },
    ])
    // The boundary is a real one now, and limits.
    await expect(load('estates', featuresOf([{ name: '远' }, square(0, 0)]))).rejects.toMatchObject({
      report: { rejected: [{ code: 'outside_boundary' }] },
    })
  })

  it('leaves no demo community behind real grids', async () => {
    const demo = { communities: await count('community'), grids: await count('grid') }
    const report = await load(
      'grids',
      featuresOf(...cells.map((cell, index) => [{ name: `网格${index}` }, cell] as const)),
      { name: '真街道' },
    )
    expect(report).toMatchObject({ written: 8, removed: demo.grids })
    expect(report.notes.find(({ code }) => code === 'demo_removed')?.message).toContain(
      `${demo.communities} demo communities`,
    )
    expect(await all(sql`SELECT code, name FROM community`)).toEqual([
      { code: `${demoStreet}001`, name: 'XX路街道' },
    ])
    expect(await datasets()).toEqual([
      { kind: 'districts', features: 1, demo: true },
      { kind: 'grids', features: 8, demo: false },
    ])
    expect(await united(cells)).toEqual([{ derived: true, same: true }])
    // What lay in demo grids lies in none of the real ones.
    expect(await all(sql`SELECT count(*) AS placed FROM building WHERE grid_code IS NOT NULL`)).toEqual([
      { placed: 0 },
    ])
  })

  it('limits nothing real by the boundary of the demo, and takes no fact of the demo over', async () => {
    const estate = await load('estates', featuresOf([{ code: 'E', name: '小区' }, square(west, south, 0.01)]))
    expect(estate).toMatchObject({ written: 1, rejected: [] })
    await load('districts', featuresOf([{ name: '真街道' }, square(west, south, 0.02)]))
    expect(await all(sql`SELECT name, facts, facts_source FROM district`)).toEqual([
      { name: '真街道', facts: {}, facts_source: null },
    ])
  })

  it('takes demo incidents along with the demo units that handled them, and leaves the others', async () => {
    const handled = sql`EXISTS (SELECT FROM incident_event AS event WHERE event.incident_id = incident.id AND event.unit_id IS NOT NULL)`
    const [before] = await rows<{ handled: number; others: number; unit: string }>(
      opened.database,
      sql`SELECT count(*) FILTER (WHERE ${handled}) AS handled, count(*) FILTER (WHERE NOT ${handled}) AS others,
          (SELECT min(code) FROM unit) AS unit FROM incident`,
    )
    expect(before?.handled).toBeGreaterThan(0)
    expect(before?.others).toBeGreaterThan(0)
    const place = pointAt(west, south)
    // One bears the code of a demo unit: it is another unit all the same.
    const report = await load(
      'units',
      featuresOf([{ code: before?.unit, name: '派出所', kind: 'police' }, place]),
    )
    expect(report.written).toBe(1)
    expect(await all(sql`SELECT name, staff FROM unit`)).toEqual([{ name: '派出所', staff: 0 }])
    expect(await all(sql`SELECT count(*) AS count FROM incident`)).toEqual([{ count: before?.others }])
    expect(await all(sql`SELECT features, is_demo FROM dataset WHERE kind = 'incidents'`)).toEqual([
      { features: before?.others, is_demo: true },
    ])
    expect(report.notes.find(({ code }) => code === 'demo_removed')?.message).toContain(
      `${before?.handled} demo incidents`,
    )
  })
})
