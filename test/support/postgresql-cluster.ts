import { execFileSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './port.ts'

/** A throw-away PostgreSQL cluster on 127.0.0.1, reachable without a password as postgres. */
export interface Cluster {
  /** Everything of it, data and log. */
  folder: string
  url(database: string): string
  start(): void
  /** `immediate` is a crash: no checkpoint, recovery at the next start. */
  stop(mode: 'fast' | 'immediate'): void
  /** Stops the cluster, if it runs, and removes its folder. */
  remove(): void
}

/** The bin folder of the newest PostgreSQL here that has PostGIS, or undefined. */
export function postgresqlBin(): string | undefined {
  const root = '/usr/lib/postgresql'
  const versions = existsSync(root)
    ? readdirSync(root)
        .map(Number)
        .sort((left, right) => right - left)
    : []
  return versions
    .filter((version) => existsSync(`/usr/share/postgresql/${version}/extension/postgis.control`))
    .map((version) => `${root}/${version}/bin`)
    .find((bin) => existsSync(`${bin}/initdb`) && existsSync(`${bin}/pg_ctl`))
}

/** PostgreSQL refuses to run as root: then it runs as the account postgres. */
const asRoot = process.getuid?.() === 0

function run(command: string, parameters: string[]): string {
  const [file, list] = asRoot
    ? ['setpriv', ['--reuid=postgres', '--regid=postgres', '--clear-groups', command, ...parameters]]
    : [command, parameters]
  return execFileSync(file, list as string[], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd: tmpdir(),
  })
}

/** Creates and starts a cluster. `durable: false` (the default) trades its safety against speed. */
export async function createCluster(bin: string, { durable = false } = {}): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), 'streetgrid-postgresql-'))
  chmodSync(folder, 0o755)
  if (asRoot) {
    const identifier = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
    chownSync(folder, identifier('-u'), identifier('-g'))
  }
  const data = join(folder, 'data')
  const port = await freePort()
  run(`${bin}/initdb`, [
    '-D',
    data,
    '-U',
    'postgres',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--no-locale',
    '--no-sync',
  ])
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    `fsync=${durable ? 'on' : 'off'}`,
    `synchronous_commit=${durable ? 'on' : 'off'}`,
  ]
  const control = (...parameters: string[]) => run(`${bin}/pg_ctl`, ['-D', data, '-w', '-s', ...parameters])
  const isRunning = () => {
    try {
      control('status')
      return true
    } catch {
      return false
    }
  }
  const cluster: Cluster = {
    folder,
    url: (database) => `postgres://postgres@127.0.0.1:${port}/${database}`,
    start: () => {
      control('start', '-l', join(folder, 'log'), '-o', settings.map((setting) => `-c ${setting}`).join(' '))
    },
    stop: (mode) => {
      control('stop', '-m', mode)
    },
    remove: () => {
      try {
        if (isRunning()) control('stop', '-m', 'immediate')
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    },
  }
  cluster.start()
  return cluster
}
