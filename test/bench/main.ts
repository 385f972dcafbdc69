import { parseArgs } from 'node:util'
import { benchBrowser } from './browser.ts'
import { cleanUp } from './cleanup.ts'
import { benchMapServer } from './comparison.ts'
import { type BenchDatabase, type DatabaseKind, newDatabase, noPostgresql } from './databases.ts'
import { benchLive } from './live.ts'
import { machineLine } from './machine.ts'
import { benchReads } from './reads.ts'
import { progress, Report } from './report.ts'
import { benchStartup } from './startup.ts'

const parts = ['startup', 'reads', 'mapserver', 'live', 'browser'] as const
type Part = (typeof parts)[number]

const usage = `npm run bench -- [${parts.join('|')} …] [--seconds 5] [--rounds 3] [--connections 8] [--database embedded|postgresql]`

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '3' },
    connections: { type: 'string', default: '8' },
    database: { type: 'string' },
  },
})
const rounds = Number(values.rounds)
const load = { connections: Number(values.connections), seconds: Number(values.seconds) }
const kinds = (['embedded', 'postgresql'] as const).filter(
  (kind) => values.database === undefined || values.database === kind,
)
const isPart = (name: string): name is Part => parts.some((part) => part === name)
if (
  kinds.length === 0 ||
  !positionals.every(isPart) ||
  ![rounds, load.connections, load.seconds].every((value) => value >= 1)
) {
  console.error(usage)
  process.exit(2)
}
const wanted = (part: Part) => positionals.length === 0 || positionals.includes(part)

const databases = new Map<DatabaseKind, BenchDatabase>()

/** A database with the demo district, made once for all parts. */
async function databaseOf(kind: DatabaseKind): Promise<BenchDatabase | undefined> {
  const known = databases.get(kind)
  if (known) return known
  progress(`filling ${kind}`)
  const database = await newDatabase(kind)
  if (database) databases.set(kind, database)
  return database
}

async function run(report: Report): Promise<void> {
  report.line(`# streetgrid bench, ${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC`)
  report.line(`\n${machineLine()}`)
  report.keep('machine', machineLine())
  if (wanted('startup')) await benchStartup(report, databases, rounds)
  if (wanted('reads'))
    for (const kind of kinds) {
      const database = await databaseOf(kind)
      if (database) await benchReads(report, database, load, rounds)
      else report.line(noPostgresql)
    }
  if (wanted('mapserver')) {
    const database = await databaseOf('postgresql')
    if (database) await benchMapServer(report, database, load, rounds)
    else report.line(noPostgresql)
  }
  if (wanted('live')) {
    const database = await databaseOf('postgresql')
    if (database) await benchLive(report, database)
    else report.line(noPostgresql)
  }
  if (wanted('browser')) {
    const database = (await databaseOf('postgresql')) ?? (await databaseOf('embedded'))
    if (database) await benchBrowser(report, database, rounds)
  }
  report.line(`\nFigures as JSON: ${report.write()}`)
}

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    void cleanUp().finally(() => process.exit(130))
  })

try {
  await run(new Report())
} catch (error) {
  console.error(error)
  process.exitCode = 1
} finally {
  await cleanUp()
}
