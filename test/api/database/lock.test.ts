import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { DirectoryLockedError, lockDirectory } from '../../../api/database/lock.ts'
import { openDatabase } from '../../../api/database/open.ts'
import { writeReferenceData } from '../../../api/incident/reference.ts'

const holder = fileURLToPath(new URL('./lock-holder.ts', import.meta.url))

describe('the folder lock', () => {
  const directory = mkdtempSync(join(tmpdir(), 'streetgrid-lock-'))
  afterAll(() => rmSync(directory, { recursive: true, force: true }))
  const lockFile = join(directory, 'lock.json')

  it('turns a second process away with a message that names the first', async () => {
    const first = spawn(process.execPath, ['--import', 'tsx', holder, directory], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    await once(first.stdout, 'data')
    const error = await openDatabase({ prepare: writeReferenceData, directory }).catch(
      (reason: unknown) => reason,
    )
    expect(error).toBeInstanceOf(DirectoryLockedError)
    expect(error).toMatchObject({ code: 'database_locked', pid: first.pid })
    expect(String(error)).toMatch(/is open in process \d+.*stop that one first.*DATABASE_URL/s)
    first.kill('SIGKILL')
    await once(first, 'exit')
    const release = await lockDirectory(directory)
    release()
  })

  it.each([
    ['of a process that is gone', { pid: 4_194_000 }],
    ['of a pid that another process has now', { pid: process.pid, started: 'another boot:1' }],
    ['of another host, long untouched', { pid: 1, host: 'elsewhere' }],
    ['that is torn', 'torn'],
  ])('takes over a lock %s, and leaves none behind', async (_, held) => {
    const record =
      typeof held === 'string'
        ? held
        : JSON.stringify({ token: 'stale', host: hostname(), started: null, ...held })
    writeFileSync(lockFile, record)
    utimesSync(lockFile, 0, 0)
    const release = await lockDirectory(directory)
    expect(JSON.parse(readFileSync(lockFile, 'utf8')).pid).toBe(process.pid)
    release()
    expect(() => readFileSync(lockFile)).toThrow(/ENOENT/)
  })

  it('is given up with the name of its file where that tells nothing, without stopping the process', async () => {
    writeFileSync(lockFile, '')
    const tomorrow = Date.now() / 1000 + 86_400
    utimesSync(lockFile, tomorrow, tomorrow)
    let beats = 0
    const heart = setInterval(() => (beats += 1), 100)
    await expect(lockDirectory(directory)).rejects.toThrow(`${lockFile} does not say which process`)
    clearInterval(heart)
    expect(beats).toBeGreaterThan(5)
    expect(readFileSync(lockFile, 'utf8')).toBe('')
    rmSync(lockFile)
  })

  it('goes to one of many who come at once', async () => {
    writeFileSync(
      lockFile,
      JSON.stringify({ token: 'stale', pid: 4_194_000, host: hostname(), started: null }),
    )
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => lockDirectory(directory)))
    const releases = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
    expect(releases).toHaveLength(1)
    releases[0]?.()
  })

  it('does not take the lock of another host that is alive', async () => {
    writeFileSync(lockFile, JSON.stringify({ token: 'x', pid: 1, host: 'elsewhere', started: null }))
    await expect(lockDirectory(directory)).rejects.toThrow(/process 1 on elsewhere/)
  })
})
