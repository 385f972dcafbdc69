import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { findBrowser } from '../support/browser.ts'
import { postgresqlBin } from '../support/postgresql-cluster.ts'

const version = (program: string | undefined): string => {
  if (!program || !existsSync(program)) return 'not installed'
  return execFileSync(program, ['--version'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim()
}

/** Where the figures come from, in one line. */
export function machineLine(): string {
  const bin = postgresqlBin()
  const [first] = cpus()
  return [
    `${cpus().length} cores ${first?.model.trim() ?? ''}`,
    `${Math.round(totalmem() / 2 ** 30)} GB`,
    `Node.js ${process.version}`,
    version(bin && `${bin}/postgres`).replace('postgres (PostgreSQL)', 'PostgreSQL'),
    version(findBrowser()),
  ].join(' · ')
}
