import { type SQL, sql } from 'drizzle-orm'
import type { Geometry } from 'geojson'
import type { Database } from '../database/open.ts'
import { rows } from '../database/rows.ts'
import { geometryOfJson, invalidReason } from '../database/spatial.ts'

interface StagedFeature {
  ordinal: number
  at: string
  code: string | null
  /** The names of the properties that stood in the source. */
  told: string[]
  properties: Record<string, unknown>
  geometry: Geometry
}

const batchSize = 1_000

/** The features of one import in a table of its transaction: ordinal, at, code, told, properties, shape. */
export class Staging {
  private readonly waiting: StagedFeature[] = []
  private readonly transaction: Database

  private constructor(transaction: Database) {
    this.transaction = transaction
  }

  static async create(transaction: Database): Promise<Staging> {
    await transaction.execute(sql`
      CREATE TEMPORARY TABLE import_staging (
        ordinal int PRIMARY KEY, at text NOT NULL, code text, told jsonb NOT NULL, properties jsonb NOT NULL, shape geometry(Geometry, 4326) NOT NULL
      ) ON COMMIT DROP`)
    return new Staging(transaction)
  }

  async add(feature: StagedFeature): Promise<void> {
    this.waiting.push(feature)
    if (this.waiting.length >= batchSize) await this.flush()
  }

  /** Writes what waits and lets the planner know how much there is. */
  async finish(): Promise<void> {
    await this.flush()
    await this.transaction.execute(sql`ANALYZE import_staging`)
  }

  private async flush(): Promise<void> {
    if (this.waiting.length === 0) return
    const batch = this.waiting.splice(0).map(({ geometry, ...feature }) => ({
      ...feature,
      shape: JSON.stringify(geometry),
    }))
    await this.transaction.execute(sql`
      INSERT INTO import_staging (ordinal, at, code, told, properties, shape)
      SELECT ordinal, at, code, told, properties, ${geometryOfJson(sql`feature.shape`)}
      FROM jsonb_to_recordset(${JSON.stringify(batch)}::jsonb) AS feature(ordinal int, at text, code text, told jsonb, properties jsonb, shape text)`)
  }

  /** Shapes that PostGIS finds invalid, with the reason and the place: `Self-intersection[118.75 32.05]`. */
  invalid(): Promise<{ ordinal: number; at: string; reason: string }[]> {
    return rows(
      this.transaction,
      sql`SELECT ordinal, at, reason FROM (SELECT ordinal, at, ${invalidReason(sql`shape`)} AS reason FROM import_staging) AS checked
        WHERE reason IS NOT NULL ORDER BY ordinal`,
    )
  }

  /** The features that meet a condition over `import_staging`. */
  where(condition: SQL): Promise<{ ordinal: number; at: string }[]> {
    return rows(
      this.transaction,
      sql`SELECT ordinal, at FROM import_staging WHERE ${condition} ORDER BY ordinal`,
    )
  }

  /** Removes features; returns the codes of those that have one, by ordinal. */
  async remove(ordinals: readonly number[]): Promise<Map<number, string>> {
    if (ordinals.length === 0) return new Map()
    const removed = await rows<{ ordinal: number; code: string | null }>(
      this.transaction,
      sql`DELETE FROM import_staging WHERE ordinal IN (SELECT value::int FROM jsonb_array_elements_text(${JSON.stringify(ordinals)}::jsonb)) RETURNING ordinal, code`,
    )
    return new Map(removed.flatMap(({ ordinal, code }) => (code === null ? [] : [[ordinal, code] as const])))
  }

  async count(): Promise<number> {
    const [found] = await rows<{ count: number }>(
      this.transaction,
      sql`SELECT count(*)::int AS count FROM import_staging`,
    )
    return found?.count ?? 0
  }

  /** For a transaction that goes on, perhaps with another import. */
  async drop(): Promise<void> {
    await this.transaction.execute(sql`DROP TABLE import_staging`)
  }
}
