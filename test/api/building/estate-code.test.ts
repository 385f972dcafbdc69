import { readdirSync, readFileSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { rows } from '../../../api/database/rows.ts'
import { eachDatabase } from '../../support/databases.ts'
import { square } from '../../support/features.ts'
import { seedStreet } from '../../support/street.ts'

const folder = new URL('../../../api/database/migrations/', import.meta.url)
const migration = readdirSync(folder).find((name) => name.endsWith('_estate_code.sql'))
const backfill = readFileSync(new URL(String(migration), folder), 'utf8')
  .split('--> statement-breakpoint')
  .find((statement) => statement.includes('UPDATE building'))

eachDatabase('the estate that an office names', ({ open }) => {
  it('is read from older rows where it differs from the drawing', async () => {
    const { database } = await open()
    const { estates } = await seedStreet(database, { street: '320199001', incidents: 0 })
    const [here, away] = estates
    await database.execute(sql`UPDATE building SET estate_id = NULL`)
    const boundary = JSON.stringify(square(118.7, 32, 0.01))
    const footprint = JSON.stringify(square(118.704, 32.004, 0.001))
    await database.execute(
      sql`UPDATE estate SET boundary = ST_SetSRID(ST_GeomFromGeoJSON(${boundary}), 4326) WHERE id = ${here?.id}`,
    )
    for (const [code, estate] of [
      ['B1', here?.id],
      ['B2', away?.id],
    ])
      await database.execute(
        sql`UPDATE building SET estate_id = ${estate}, footprint = ST_SetSRID(ST_GeomFromGeoJSON(${footprint}), 4326) WHERE code = ${code}`,
      )
    await database.execute(sql.raw(String(backfill)))
    expect(
      await rows(
        database,
        sql`SELECT code, estate_code FROM building WHERE code IN ('B1', 'B2', 'B3') ORDER BY 1`,
      ),
    ).toEqual([
      { code: 'B1', estate_code: null },
      { code: 'B2', estate_code: away?.code },
      { code: 'B3', estate_code: null },
    ])
  })
})
