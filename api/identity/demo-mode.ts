import { sql } from 'drizzle-orm'
import type { Database } from '../database/open.ts'
import { firstRow } from '../database/rows.ts'
import { dataset } from '../district/district.table.ts'

/** How long the answer is believed. */
const believedMilliseconds = 1000

/**
 * Whether the database holds demo data. As long as it does, everybody may read and there are demo accounts; from the moment
 * real data replaces it there are neither.
 */
export class DemoMode {
  #database: Database
  #known: { value: Promise<boolean>; at: number } | undefined

  constructor(database: Database) {
    this.#database = database
  }

  isOn(): Promise<boolean> {
    const now = performance.now()
    if (this.#known && now - this.#known.at < believedMilliseconds) return this.#known.value
    const value = holdsDemo(this.#database)
    const known = { value, at: now }
    this.#known = known
    value.catch(() => {
      if (this.#known === known) this.#known = undefined
    })
    return value
  }
}

/** The street whose data are the demo's, or undefined. */
export async function demoStreetOf(database: Database): Promise<string | undefined> {
  const found = await firstRow<{ street: string }>(
    database,
    sql`SELECT ${dataset.streetCode} AS street FROM ${dataset} WHERE ${dataset.isDemo} ORDER BY 1 LIMIT 1`,
  )
  return found?.street
}

const holdsDemo = async (database: Database): Promise<boolean> => (await demoStreetOf(database)) !== undefined
