import { demoDistrict } from '../../data/demo/demo.ts'
import type { Database } from '../database/open.ts'
import { district } from '../district/district.table.ts'
import type { ImportReport } from './import.model.ts'
import { importFeatures } from './import.ts'

export const demoStreet = '320199001'

/**
 * Loads the demo district through the import engine, its times laid out relative to `now`; nothing happens in a database
 * that has a street. `onKind` hears of every kind that is in, with milliseconds. Returns what was written.
 */
export async function loadDemo(
  database: Database,
  now: Date = new Date(),
  onKind?: (report: ImportReport, milliseconds: number) => void,
): Promise<ImportReport[]> {
  if ((await database.$count(district)) > 0) return []
  return database.transaction(async (transaction) => {
    const reports: ImportReport[] = []
    for (const { kind, source, features, note } of demoDistrict(now)) {
      const started = performance.now()
      const report = await importFeatures(transaction, {
        kind,
        street: demoStreet,
        source,
        note,
        isDemo: true,
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
