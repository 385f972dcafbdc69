import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { createCluster, postgresqlBin } from '../support/postgresql-cluster.ts'
import { BareDatabase } from './bare.ts'
import { atEnd, temporaryFolder } from './cleanup.ts'
import { startServer } from './server.ts'

export type DatabaseKind = 'embedded' | 'postgresql'

/** A database of the bench's own with the demo district, and what its first start took. */
export interface BenchDatabase {
  kind: DatabaseKind
  title: string
  /** What `api/main.ts` needs to find it. */
  environment: Record<string, string>
  /** From spawning `api/main.ts` on nothing until /readyz: migrations and the demo district included. */
  coldMilliseconds: number
  /**
   * Opens the same rows beside the API: on PostgreSQL the same database, embedded a copy of the folder. To be called
   * before the API is started on it.
   */
  openBeside(): Promise<BareDatabase>
  /** Opens the database itself, while the API is not running. */
  openItself(): Promise<BareDatabase>
}

export const noPostgresql =
  'PostgreSQL with PostGIS is not installed: skipped (Debian, Ubuntu: apt-get install postgresql postgis postgresql-15-postgis-3)'

let cluster: ReturnType<typeof createCluster> | undefined
let databases = 0

/** A new, empty database on a throw-away cluster that keeps its default durability; undefined if not installed. */
async function newPostgresql(): Promise<string | undefined> {
  const bin = postgresqlBin()
  if (!bin) return undefined
  if (!cluster) {
    cluster = createCluster(bin, { durable: true })
    const { remove } = await cluster
    atEnd(remove)
  }
  const { url } = await cluster
  databases += 1
  const name = `bench_${databases}`
  const { default: postgres } = await import('postgres')
  const maintenance = postgres(url('postgres'), { max: 1 })
  await maintenance.unsafe(`CREATE DATABASE ${name}`)
  await maintenance.end()
  return url(name)
}

/** A new database, filled by the API's own first start. Undefined if PostgreSQL is not installed. */
export async function newDatabase(kind: DatabaseKind): Promise<BenchDatabase | undefined> {
  const folder = temporaryFolder(kind)
  const url = kind === 'postgresql' ? await newPostgresql() : undefined
  if (kind === 'postgresql' && !url) return undefined
  const environment: Record<string, string> = {
    DATA_DIR: join(folder, 'data'),
    DATABASE_URL: url ?? '',
    DEMO_PASSWORD: 'bench-password',
  }
  const server = await startServer(environment)
  const { districts } = (await (await fetch(`${server.url}/api/districts`)).json()) as {
    districts: unknown[]
  }
  await server.stop()
  if (districts.length === 0) throw new Error(`the first start loaded no demo district:\n${server.output()}`)
  let copies = 0
  return {
    kind,
    title: kind === 'embedded' ? 'embedded (PGlite)' : 'PostgreSQL',
    environment,
    coldMilliseconds: server.milliseconds,
    openItself: () => BareDatabase.open(environment),
    openBeside() {
      if (kind === 'postgresql') return BareDatabase.open(environment)
      copies += 1
      const directory = join(folder, `copy-${copies}`)
      cpSync(environment.DATA_DIR ?? '', directory, { recursive: true })
      return BareDatabase.open({ ...environment, DATA_DIR: directory })
    },
  }
}
