import { type SQL, sql } from 'drizzle-orm'
import { revisionTables } from '../database/revision.ts'
import type { ImportKind } from './import.model.ts'
import type { ImportContext } from './kind.ts'

const countOf = (kind: ImportKind, street: string): SQL =>
  sql`(SELECT count(*)::int FROM ${sql.identifier(revisionTables[kind][0])} WHERE street_code = ${street})`

/** Keeps the provenance: one row per street and kind, as of the last import. */
export async function recordDataset(
  { transaction, street, source, isDemo }: ImportContext,
  kind: ImportKind,
  note: string | undefined,
): Promise<void> {
  await transaction.execute(sql`
    INSERT INTO dataset (street_code, kind, source, loaded_at, features, is_demo, note)
    VALUES (${street}, ${kind}, ${source}, now(), ${countOf(kind, street)}, ${isDemo}, ${note ?? null})
    ON CONFLICT (street_code, kind) DO UPDATE SET source = excluded.source, loaded_at = excluded.loaded_at,
      features = excluded.features, is_demo = excluded.is_demo, note = excluded.note`)
}

/** After rows of other kinds went: counts them anew, and forgets a dataset that has none left. */
export async function recountDatasets(
  { transaction, street }: ImportContext,
  kinds: readonly ImportKind[],
): Promise<void> {
  for (const kind of kinds) {
    await transaction.execute(
      sql`UPDATE dataset SET features = ${countOf(kind, street)} WHERE street_code = ${street} AND kind = ${kind}`,
    )
    await transaction.execute(
      sql`DELETE FROM dataset WHERE street_code = ${street} AND kind = ${kind} AND features = 0`,
    )
  }
}
