import { sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../../api/database/open.ts'
import { type RevisionKind, revisionOf, revisionTables } from '../../../api/database/revision.ts'
import { rows } from '../../../api/database/rows.ts'
import { writeReferenceData } from '../../../api/incident/reference.ts'
import { loadDemo } from '../../../api/transfer/load-demo.ts'
import { demoDistrict } from '../../../data/demo/demo.ts'
import { eachDatabase, onPostgresql } from '../../support/databases.ts'
import { demoNow } from '../../support/templates.ts'

eachDatabase('the demo district', ({ open }) => {
  let opened: OpenDatabase
  beforeAll(async () => {
    opened = await open('demo')
  })

  it('is in the database, whole and marked as a demo', async () => {
    const datasets = await rows<{ kind: string; features: number; demo: boolean }>(
      opened.database,
      sql`SELECT kind, features, is_demo AS demo FROM dataset ORDER BY kind`,
    )
    const expected = demoDistrict(demoNow).map(({ kind, features }) => ({
      kind,
      features: features.length,
      demo: true,
    }))
    expect(datasets).toEqual(expected.toSorted((left, right) => (left.kind < right.kind ? -1 : 1)))
  })

  it('has a grid for every building and incident', async () => {
    expect(
      await rows(
        opened.database,
        sql`SELECT (SELECT count(*) FROM building WHERE grid_code IS NULL) AS buildings, (SELECT count(*) FROM incident WHERE grid_code IS NULL) AS incidents`,
      ),
    ).toEqual([{ buildings: 0, incidents: 0 }])
  })

  it('keeps every incident equal to its last event', async () => {
    const different = await rows(
      opened.database,
      sql`SELECT incident.code FROM incident
        JOIN LATERAL (SELECT to_stage, sequence, at FROM incident_event AS event
          WHERE event.street_code = incident.street_code AND event.incident_id = incident.id ORDER BY sequence DESC LIMIT 1) AS last ON true
        WHERE (last.to_stage, last.sequence, last.at) IS DISTINCT FROM (incident.stage, incident.sequence, incident.updated_at)`,
    )
    expect(different).toEqual([])
  })

  it('is not loaded a second time', async () => {
    const kinds = Object.keys(revisionTables) as RevisionKind[]
    const before = await revisionOf(opened.database, kinds, '320199001')
    expect(await loadDemo(opened.database, demoNow)).toEqual([])
    expect(await revisionOf(opened.database, kinds, '320199001')).toBe(before)
  })
})

onPostgresql('an empty database that several processes start on', ({ place }) => {
  it('gets the demo district once', async () => {
    const { url } = await place()
    const servers = await Promise.all([1, 2].map(() => openDatabase({ prepare: writeReferenceData, url })))
    const reports = await Promise.all(servers.map(({ database }) => loadDemo(database, demoNow)))
    const loaded = reports.map((kinds) => kinds.length).toSorted((left, right) => left - right)
    expect(loaded).toEqual([0, demoDistrict(demoNow).length])
    await Promise.all(servers.map((server) => server.close()))
  }, 120_000)
})
