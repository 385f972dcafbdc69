import { type SQL, sql } from 'drizzle-orm'
import { counted } from '../counted.ts'
import { firstRow } from '../database/rows.ts'
import { recountDatasets } from './dataset.ts'
import type { ImportKind } from './import.model.ts'
import type { ImportContext } from './kind.ts'
import type { KnownStreet } from './street.ts'

/** Where a grid's code is kept with what lies in it. */
export const gridReferences = ['building', 'service_point', 'unit', 'incident'].map((table) => ({
  table,
  column: 'grid_code',
}))

/**
 * Removes what cannot stay of the demo once real rows of a kind come, and the writing of that kind does not replace:
 * communities and grids cover a street together, so real ones of either leave no demo ones of both, nor a demo boundary;
 * and a demo incident that a demo unit handled goes with the unit, for its log is not edited. Returns how many rows of
 * the kind itself went.
 */
export async function removeDemoRows(
  context: ImportContext,
  kind: ImportKind,
  { demoKinds, boundaryDerived, boundaryIsDemo }: KnownStreet,
): Promise<number> {
  if (context.isDemo) return 0
  if (kind === 'units' && demoKinds.has('units') && demoKinds.has('incidents'))
    await removeDemoIncidents(context)
  if (kind !== 'communities' && kind !== 'grids') return 0
  if (boundaryIsDemo && !boundaryDerived) await giveUpDemoBoundary(context)
  const removed = {
    grids: demoKinds.has('grids') ? await removeDemoGrids(context) : 0,
    communities: await removeDemoCommunities(context, demoKinds),
  }
  const other = kind === 'grids' ? 'communities' : 'grids'
  if (removed[other] > 0)
    context.note(
      'demo_removed',
      `${counted(removed[other], other === 'grids' ? 'demo grid' : 'demo community')} went too: communities and grids cover a street together`,
    )
  await recountDatasets(context, [other])
  return removed[kind]
}

const countedRows = async ({ transaction }: ImportContext, removal: SQL): Promise<number> => {
  const found = await firstRow<{ count: number }>(
    transaction,
    sql`WITH removed AS (${removal} RETURNING 1) SELECT count(*)::int AS count FROM removed`,
  )
  return found?.count ?? 0
}

async function removeDemoGrids(context: ImportContext): Promise<number> {
  const { transaction, street } = context
  for (const { table } of gridReferences)
    await transaction.execute(
      sql`UPDATE ${sql.identifier(table)} SET grid_code = NULL WHERE street_code = ${street} AND grid_code IS NOT NULL`,
    )
  return countedRows(context, sql`DELETE FROM grid WHERE street_code = ${street}`)
}

/** Demo communities, and those that were made from demo grids. */
const removeDemoCommunities = (
  context: ImportContext,
  demoKinds: KnownStreet['demoKinds'],
): Promise<number> =>
  countedRows(
    context,
    sql`DELETE FROM community WHERE street_code = ${context.street}
      AND (${demoKinds.has('communities')} OR boundary_derived AND ${demoKinds.has('grids')})
      AND NOT EXISTS (SELECT FROM grid WHERE grid.street_code = community.street_code AND grid.community_code = community.code)`,
  )

/** From now on the boundary follows what is imported. */
async function giveUpDemoBoundary({ transaction, street, note }: ImportContext): Promise<void> {
  await transaction.execute(sql`UPDATE district SET boundary_derived = true WHERE street_code = ${street}`)
  note('boundary_derived', "the street's boundary was the demo's: now it is the union of what was imported")
}

async function removeDemoIncidents(context: ImportContext): Promise<void> {
  const removed = await countedRows(
    context,
    sql`DELETE FROM incident WHERE street_code = ${context.street} AND EXISTS (
      SELECT FROM incident_event AS event
      WHERE event.street_code = incident.street_code AND event.incident_id = incident.id AND event.unit_id IS NOT NULL)`,
  )
  await recountDatasets(context, ['incidents'])
  if (removed > 0)
    context.note(
      'demo_removed',
      `${counted(removed, 'demo incident')} went with the demo units that handled ${removed === 1 ? 'it' : 'them'}`,
    )
}
