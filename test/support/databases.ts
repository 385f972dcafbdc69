import { randomUUID } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import postgres from 'postgres'
import { afterAll, describe, inject } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../api/database/open.ts'
import { writeReferenceData } from '../../api/incident/reference.ts'
import { fillTemplate, type Template } from './templates.ts'

export interface TestDatabase {
  kind: OpenDatabase['kind']
  /** A database of its own, filled like the template; closed and removed after the surrounding describe. */
  open(template?: Template): Promise<OpenDatabase>
  /** The same, not yet opened: what to give to `openDatabase`, a child process or the environment. */
  place(template?: Template): Promise<{ url?: string; directory?: string }>
}

/**
 * Runs the same tests on the embedded database and on PostgreSQL. Opening takes about three seconds embedded and a
 * tenth of one on PostgreSQL: open in `beforeAll` and share, where tests do not disturb each other.
 */
export function eachDatabase(name: string, tests: (database: TestDatabase) => void): void {
  describe(`${name} (embedded)`, () => tests(testDatabase('embedded', embeddedPlace)))
  onPostgresql(name, tests)
}

/**
 * For what only PostgreSQL has. Skipped where it is not installed; with REQUIRE_ALL=1 the global set-up has failed
 * before it comes to that.
 */
export function onPostgresql(name: string, tests: (database: TestDatabase) => void): void {
  describe.skipIf(inject('postgresql') === null)(`${name} (postgresql)`, () =>
    tests(testDatabase('postgresql', postgresqlPlace)),
  )
}

type Place = { url?: string; directory?: string; remove(): Promise<void> }

function testDatabase(
  kind: OpenDatabase['kind'],
  create: (template: Template) => Promise<Place>,
): TestDatabase {
  const opened: OpenDatabase[] = []
  const places: Place[] = []
  afterAll(async () => {
    for (const database of opened) await database.close().catch(() => undefined)
    for (const place of places) await place.remove()
  })
  const place = async (template: Template = 'empty') => {
    const created = await create(template)
    places.push(created)
    return created
  }
  return {
    kind,
    place,
    async open(template) {
      const database = await openDatabase({ ...(await place(template)), prepare: writeReferenceData })
      opened.push(database)
      return database
    },
  }
}

async function embeddedPlace(template: Template): Promise<Place> {
  const source = await embeddedTemplate(template)
  const directory = mkdtempSync(join(tmpdir(), 'streetgrid-embedded-'))
  cpSync(source, directory, { recursive: true })
  return { directory, remove: async () => rmSync(directory, { recursive: true, force: true }) }
}

/** Builds the template once for the whole run: the worker that gets the lock builds, the others wait. */
async function embeddedTemplate(template: Template): Promise<string> {
  const root = inject('templates')
  const finished = join(root, template)
  const lock = join(root, 'locks', template)
  while (!existsSync(finished)) {
    try {
      mkdirSync(lock)
    } catch {
      await pause(100)
      continue
    }
    try {
      if (!existsSync(finished)) {
        const building = join(root, `${template}.building`)
        if (template !== 'empty') cpSync(await embeddedTemplate('empty'), building, { recursive: true })
        const database = await openDatabase({ prepare: writeReferenceData, directory: building })
        await fillTemplate(template, database)
        await database.close()
        renameSync(building, finished)
      }
    } finally {
      rmdirSync(lock)
    }
  }
  return finished
}

const templateLock = 7_321_900_160

async function postgresqlPlace(template: Template): Promise<Place> {
  const server = inject('postgresql')
  if (server === null) throw new Error('PostgreSQL with PostGIS is not installed')
  const urlOf = (name: string) => Object.assign(new URL(server), { pathname: `/${name}` }).href
  const maintenance = postgres(server, { max: 1, onnotice: () => undefined })
  const source = `template_${template}`
  try {
    await maintenance`SELECT pg_advisory_lock(${templateLock})`
    const [known] = await maintenance`SELECT FROM pg_database WHERE datname = ${source}`
    if (known === undefined) {
      await maintenance`CREATE DATABASE ${maintenance(`${source}_building`)} TEMPLATE template_empty`
      const database = await openDatabase({ prepare: writeReferenceData, url: urlOf(`${source}_building`) })
      await fillTemplate(template, database)
      await database.close()
      await maintenance`ALTER DATABASE ${maintenance(`${source}_building`)} RENAME TO ${maintenance(source)}`
    }
    const name = `test_${randomUUID().replaceAll('-', '')}`
    await maintenance`CREATE DATABASE ${maintenance(name)} TEMPLATE ${maintenance(source)}`
    return {
      url: urlOf(name),
      async remove() {
        const sweeper = postgres(server, { max: 1, onnotice: () => undefined })
        await sweeper`DROP DATABASE IF EXISTS ${sweeper(name)} WITH (FORCE)`
        await sweeper.end()
      },
    }
  } finally {
    await maintenance.end()
  }
}
