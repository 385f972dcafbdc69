import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../../../api/database/open.ts'
import { DatabaseUnusableError } from '../../../api/database/unusable.ts'
import { writeReferenceData } from '../../../api/incident/reference.ts'

const writer = fileURLToPath(new URL('./writer.ts', import.meta.url))

describe('the folder of the embedded database', () => {
  let directory = ''
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'streetgrid-folder-'))
  })
  afterEach(() => rmSync(directory, { recursive: true, force: true }))

  const open = async () => {
    const steps: string[] = []
    const opened = await openDatabase({
      prepare: writeReferenceData,
      directory,
      onStep: (name) => steps.push(name),
    })
    return { opened, steps }
  }

  it('is left as it is when it holds something else', async () => {
    const thesis = join(directory, 'database', 'thesis.txt')
    mkdirSync(join(directory, 'database'))
    writeFileSync(thesis, 'years of work')
    const error = await open().catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(DatabaseUnusableError)
    expect(String(error)).toMatch(/database is no database of this program: move it away.*DATA_DIR/)
    expect(readFileSync(thesis, 'utf8')).toBe('years of work')
    expect(existsSync(join(directory, 'lock.json'))).toBe(false)
  })

  it('is begun anew after a first start that was killed, and kept from then on', async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', writer, directory], {
      stdio: ['pipe', 'ignore', 'ignore'],
    })
    const exit = new Promise((resolve) => child.once('exit', resolve))
    child.stdin.write('\n')
    await expect.poll(() => existsSync(join(directory, 'database', 'global')), { timeout: 50_000 }).toBe(true)
    child.kill('SIGKILL')
    await exit
    const first = await open()
    await first.opened.query('CREATE TABLE kept AS SELECT 7 AS number')
    await first.opened.close()
    // What stood beside the database in folders of earlier versions.
    writeFileSync(join(directory, 'complete'), '')
    const second = await open()
    expect(await second.opened.query('SELECT number FROM kept')).toEqual([{ number: 7 }])
    await second.opened.close()
    expect([first.steps[0], second.steps[0]]).toEqual(['create', 'open'])
  }, 180_000)
})
