import { type BenchDatabase, type DatabaseKind, newDatabase, noPostgresql } from './databases.ts'
import { figure, progress, type Report } from './report.ts'
import { startServer } from './server.ts'
import { median } from './statistics.ts'

/** Starts the real server on nothing and then again on what it made. Returns the databases for the other parts. */
export async function benchStartup(
  report: Report,
  databases: Map<DatabaseKind, BenchDatabase>,
  rounds: number,
): Promise<void> {
  report.heading('Start-up, process spawned → /readyz answers 200')
  const rows: string[][] = []
  for (const kind of ['embedded', 'postgresql'] as const) {
    const cold: number[] = []
    for (let round = 0; round < 2; round += 1) {
      progress(`start-up ${kind}: cold ${round + 1}`)
      const database = await newDatabase(kind)
      if (!database) break
      cold.push(database.coldMilliseconds)
      databases.set(kind, database)
    }
    const database = databases.get(kind)
    if (!database || cold.length === 0) {
      report.line(noPostgresql)
      continue
    }
    const warm: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      progress(`start-up ${kind}: warm ${round + 1}`)
      const server = await startServer(database.environment)
      warm.push(server.milliseconds)
      await server.stop()
    }
    report.keep(`startup.${kind}`, { cold, warm })
    const seconds = (values: number[]) => figure(median(values) / 1000, ' s')
    rows.push([database.title, seconds(cold), seconds(warm)])
  }
  report.table(['database', 'cold: empty, migrated, demo loaded', `warm, median of ${rounds}`], rows)
}
