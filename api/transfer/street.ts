import { sql } from 'drizzle-orm'
import type { Database } from '../database/open.ts'
import { firstRow } from '../database/rows.ts'
import { unionOf } from '../database/spatial.ts'
import type { ImportKind } from './import.model.ts'
import type { ImportContext } from './kind.ts'

export interface KnownStreet {
  /** The boundary was made from grids or communities, so it does not limit them. */
  boundaryDerived: boolean
  /** The boundary is the demo's, so it limits nothing else. */
  boundaryIsDemo: boolean
  /** The kinds that hold demo data. */
  demoKinds: Set<ImportKind>
}

/** What the database knows of the street; undefined if nothing. */
export async function findStreet(transaction: Database, street: string): Promise<KnownStreet | undefined> {
  const found = await firstRow<{ derived: boolean; demo: ImportKind[] }>(
    transaction,
    sql`SELECT boundary_derived AS derived,
        (SELECT coalesce(json_agg(kind), '[]'::json) FROM dataset WHERE dataset.street_code = district.street_code AND is_demo) AS demo
      FROM district WHERE street_code = ${street}`,
  )
  if (found === undefined) return undefined
  const demoKinds = new Set(found.demo)
  const sources: ImportKind[] = found.derived ? ['communities', 'grids'] : ['districts']
  return {
    boundaryDerived: found.derived,
    boundaryIsDemo: sources.some((kind) => demoKinds.has(kind)),
    demoKinds,
  }
}

/** Creates the street with the union of the staged areas as its boundary, if it is not there. */
export async function ensureStreet(context: ImportContext): Promise<void> {
  const { transaction, street, streetName = street } = context
  const created = await firstRow(
    transaction,
    sql`INSERT INTO district (street_code, name, boundary, boundary_derived)
      SELECT ${street}, ${streetName}, ${unionOf(sql`shape`)}, true FROM import_staging
      ON CONFLICT (street_code) DO NOTHING RETURNING street_code`,
  )
  if (created !== undefined)
    context.note(
      'street_created',
      `street ${street} “${streetName}” is new; its boundary is the union of what was imported`,
    )
}

/** Draws derived boundaries anew: communities from their grids, the street from its grids (or communities). */
export async function refreshDerivedBoundaries({ transaction, street }: ImportContext): Promise<void> {
  await transaction.execute(sql`
    UPDATE community SET boundary = united.boundary
    FROM (SELECT community_code, ${unionOf(sql`boundary`)} AS boundary FROM grid WHERE street_code = ${street} GROUP BY community_code) AS united
    WHERE community.street_code = ${street} AND community.code = united.community_code AND community.boundary_derived`)
  await transaction.execute(sql`
    UPDATE district SET boundary = coalesce(
      (SELECT ${unionOf(sql`boundary`)} FROM grid WHERE street_code = ${street}),
      (SELECT ${unionOf(sql`boundary`)} FROM community WHERE street_code = ${street}),
      boundary)
    WHERE street_code = ${street} AND boundary_derived`)
}
