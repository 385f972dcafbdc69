import { sql } from 'drizzle-orm'
import { demoDistrict } from '../../data/demo/demo.ts'
import { STREET } from '../../data/demo/figures.ts'
import type { Database } from '../database/open.ts'
import { district } from '../district/district.table.ts'
import type { ImportReport } from './import.model.ts'
import { importFeatures } from './import.ts'

export const demoStreet: string = STREET.code
const demoLock = 7_321_900_158

/**
 * Loads the demo district through the import engine, its times laid out relative to `now`; nothing happens in a database
 * that has a street. Of several processes that come at once, one loads and the others wait for it. `onKind` hears of
 * every kind that is in, with milliseconds. Returns what was written.
 */
export async function loadDemo(
  database: Database,
  now: Date = new Date(),
  onKind?: (report: ImportReport, milliseconds: number) => void,
): Promise<ImportReport[]> {
  return database.transaction(async (transaction) => {
    await transaction.execute(sql`SET LOCAL statement_timeout = 0`)
    await transaction.execute(sql`SELECT pg_advisory_xact_lock(${demoLock})`)
    if ((await transaction.$count(district)) > 0) return []
    const reports: ImportReport[] = []
    for (const { kind, source, features, note } of demoDistrict(now)) {
      const started = performance.now()
      const report = await importFeatures(transaction, {
        kind,
        street: demoStreet,
        source,
        note,
        isDemo: true,
        now,
        features: features.map(({ properties, geometry }, index) => ({
          at: `feature ${index + 1}`,
          properties,
          geometry,
        })),
      })
      onKind?.(report, performance.now() - started)
      reports.push(report)
    }
    return reports
  })
}
