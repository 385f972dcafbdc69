import { sql } from 'drizzle-orm'
import { attachmentsOf } from '../attachment/attachment.queries.ts'
import type { Database } from '../database/open.ts'
import { firstRow } from '../database/rows.ts'
import type { Account } from '../identity/reader.ts'
import type { IncidentAnswer, IncidentDetail } from './incident.shapes.ts'
import { incident } from './incident.table.ts'
import { possibleVerbs } from './possible.model.ts'

/** The incident as an account sees it: with what it may do to it now. Nobody who has not signed in may do anything. */
export async function answerFor(
  database: Database,
  detail: IncidentDetail,
  account: Account | null,
): Promise<IncidentAnswer> {
  const row = await firstRow<{ street: string; completedBy: string | null }>(
    database,
    sql`SELECT ${incident.streetCode} AS street, ${incident.completedBy} AS "completedBy" FROM ${incident}
      WHERE ${incident.id} = ${detail.id} AND ${incident.code} = ${detail.code} ORDER BY 1 LIMIT 1`,
  )
  const attachments = row ? await attachmentsOf(database, row.street, detail.id) : []
  if (account === null) return { ...detail, attachments, possible: [] }
  const { calls, callback } = detail.loop
  const possible = possibleVerbs(
    {
      stage: detail.stage,
      place: detail.grid_code ?? row?.street ?? '',
      calls: calls
        .filter((call) => call.ended_at === null)
        .map((call) => ({
          unit: call.unit_id,
          isAcknowledged: call.acknowledged_at !== null,
          hasArrived: call.arrived_at !== null,
        })),
      hasCallback: callback !== null,
      isOwnCompletion: row?.completedBy === account.id,
    },
    account,
  )
  return { ...detail, attachments, possible }
}
