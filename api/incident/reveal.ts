import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../database/open.ts'
import { firstRow } from '../database/rows.ts'
import { typedText } from '../field.model.ts'
import { recordAudit } from '../identity/audit.ts'
import { refusalOf } from '../identity/permission.model.ts'
import { refused } from '../identity/permit.ts'
import type { Account } from '../identity/reader.ts'
import type { Subject } from './act.ts'
import { incidentUnknown } from './incident.problems.ts'
import type { Revealed } from './incident.shapes.ts'
import { incident } from './incident.table.ts'

export const revealBody = z.strictObject({ reason: typedText(2, 200) })

/**
 * What is masked everywhere else: who reported, and the words as they were written. Told for a reason, to who may, and
 * recorded in the audit in the same transaction. Throws `incident_unknown` and `not_permitted`.
 */
export function reveal(
  database: Database,
  account: Account,
  { id, street }: Subject,
  { reason, address }: { reason: string; address?: string },
): Promise<Revealed> {
  return database.transaction(async (transaction) => {
    const inStreet = street === undefined ? sql`true` : sql`${incident.streetCode} = ${street}`
    const row = await firstRow<Revealed & { code: string; place: string }>(
      transaction,
      sql`SELECT ${incident.code} AS code, coalesce(${incident.gridCode}, ${incident.streetCode}) AS place,
          ${incident.description} AS description, ${incident.address} AS address,
          json_build_object('name', ${incident.reporterName}, 'phone', ${incident.reporterPhone}) AS reporter
        FROM ${incident} WHERE ${incident.id} = ${id}::bigint AND ${inStreet}
        ORDER BY ${incident.streetCode} LIMIT 1`,
    )
    if (!row) throw incidentUnknown({ detail: `no incident ${id}` })
    const { code, place, ...revealed } = row
    const refusal = refusalOf(account, 'reveal', { place })
    if (refusal) throw refused(refusal)
    await recordAudit(transaction, {
      action: 'revealed',
      actor: account,
      place,
      subject: code,
      reason,
      address,
    })
    return revealed
  })
}
