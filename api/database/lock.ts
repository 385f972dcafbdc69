import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, renameSync, statSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { DatabaseUnusableError } from './unusable.ts'

const holderRecord = z.object({
  token: z.string(),
  pid: z.int(),
  host: z.string(),
  started: z.string().nullable(),
})
type Holder = z.infer<typeof holderRecord>

const heartbeatMilliseconds = 10_000
const foreignStaleMilliseconds = 120_000
const tornStaleMilliseconds = 2_000
const waitMilliseconds = 5_000
const tryMilliseconds = 50

/** Another process has the folder open. The message names it and says what to do. */
export class DirectoryLockedError extends Error {
  readonly code = 'database_locked'
  readonly pid: number
  constructor(directory: string, holder: Holder) {
    const where =
      holder.host === hostname() ? `process ${holder.pid}` : `process ${holder.pid} on ${holder.host}`
    super(
      `The embedded database in ${directory} is open in ${where}. ` +
        'Only one process can use it: stop that one first, choose another DATA_DIR, ' +
        'or set DATABASE_URL to a PostgreSQL server, which many processes can share.',
    )
    this.pid = holder.pid
  }
}

/**
 * Locks a folder against a second process with `lock.json` in it; throws DirectoryLockedError while its holder lives.
 * A holder is dead if its pid is gone or belongs to a process that started at another time; on another host, where
 * pids mean nothing, if the lock has not been touched for two minutes. Throws a DatabaseUnusableError if the lock can for
 * five seconds neither be read nor taken over. Returns the function that releases the lock.
 */
export async function lockDirectory(directory: string): Promise<() => void> {
  const path = join(directory, 'lock.json')
  const mine: Holder = {
    token: randomUUID(),
    pid: process.pid,
    host: hostname(),
    started: startOf(process.pid),
  }
  const candidate = `${path}.${mine.token}`
  writeFileSync(candidate, JSON.stringify(mine), { flush: true })
  try {
    const last = performance.now() + waitMilliseconds
    while (!linked(candidate, path)) {
      if (performance.now() > last) throw notTaken(path)
      if (!displaceIfStale(directory, path, mine.token)) await pause(tryMilliseconds)
    }
  } finally {
    unlinkSync(candidate)
  }
  // Two processes may find the same stale lock; the one whose lock was displaced meanwhile learns it here.
  await pause(30)
  const holder = read(path)
  if (holder?.token !== mine.token) throw new DirectoryLockedError(directory, holder ?? mine)

  const heartbeat = setInterval(() => touch(path), heartbeatMilliseconds)
  heartbeat.unref()
  const release = () => {
    clearInterval(heartbeat)
    process.removeListener('exit', release)
    if (read(path)?.token === mine.token) unlinkSync(path)
  }
  process.once('exit', release)
  return release
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

const notTaken = (path: string) =>
  new DatabaseUnusableError(
    `${path} does not say which process has this folder, and could not be taken over: delete that file if no other process uses the folder, then start again.`,
  )

/** True if the lock that was there is gone. */
function displaceIfStale(directory: string, path: string, token: string): boolean {
  const holder = read(path)
  if (holder === undefined) {
    if (!untouchedFor(path, tornStaleMilliseconds)) return false
  } else if (isAlive(holder, path)) throw new DirectoryLockedError(directory, holder)
  const aside = `${path}.stale.${token}`
  try {
    renameSync(path, aside)
  } catch {
    return false
  }
  const displaced = read(aside)
  if (displaced !== undefined && displaced.token !== holder?.token) linked(aside, path)
  unlinkSync(aside)
  return true
}

function isAlive(holder: Holder, path: string): boolean {
  if (holder.host !== hostname()) return !untouchedFor(path, foreignStaleMilliseconds)
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false
  }
  const started = startOf(holder.pid)
  return holder.started === null || started === null || started === holder.started
}

/** When a process started: boot id and clock ticks since boot, on Linux; null where that cannot be read. */
function startOf(pid: number): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const afterName = status.slice(status.lastIndexOf(')') + 2).split(' ')
    return `${boot}:${afterName[19]}`
  } catch {
    return null
  }
}

function read(path: string): Holder | undefined {
  try {
    return holderRecord.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return undefined
  }
}

function untouchedFor(path: string, milliseconds: number): boolean {
  try {
    return Date.now() - statSync(path).mtimeMs > milliseconds
  } catch {
    return false
  }
}

function touch(path: string): void {
  try {
    utimesSync(path, new Date(), new Date())
  } catch {
    // The folder was removed below us: the database itself will say so.
  }
}
