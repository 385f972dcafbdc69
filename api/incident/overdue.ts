import { type SQL, sql } from 'drizzle-orm'
import { asInstant } from '../database/instant.ts'
import { fixed } from '../database/statement.ts'
import { incident } from './incident.table.ts'

/** Open: not struck off, voided or merged. The table's check ties `closed_at` to the ended stages. */
export const openIncident: SQL = fixed(sql`(${incident.closedAt} IS NULL)`)

/** `applicableDue` of due.model.ts in SQL: until it is dispatched the limit to dispatch, then the one to settle. */
const applicableDue: SQL = fixed(sql`(CASE WHEN ${incident.stage} IN ('collection', 'assessment', 'dispatch')
    AND ${incident.dispatchedAt} IS NULL AND ${incident.dispatchDueAt} IS NOT NULL
  THEN ${incident.dispatchDueAt} ELSE ${incident.dueAt} END)`)

/** What depends on the time it is asked of. */
interface Overdue {
  /** `isOverdue` of fold.model.ts in SQL: open, not settled, and past its limit. */
  overdueIncident: SQL
  /** The same as a value: false, not null, where there is no limit. */
  overdueValue: SQL
  /** What comes first on a desk, as text that sorts: a rank of `urgencyRanks` and an instant. */
  urgency: SQL
}

function overdueAt(now: SQL): Overdue {
  const overdueIncident = sql`(${incident.closedAt} IS NULL AND ${incident.settledAt} IS NULL AND ${incident.dueAt} < ${now})`
  const overdueValue = sql`coalesce(${overdueIncident}, false)`
  const urgency = sql`((CASE
    WHEN ${incident.closedAt} IS NOT NULL THEN '4 ' || ${asInstant(incident.closedAt)}
    WHEN ${incident.settledAt} IS NOT NULL THEN '2 ' || ${asInstant(incident.settledAt)}
    WHEN ${overdueValue} THEN '0 ' || ${asInstant(applicableDue)}
    WHEN ${applicableDue} IS NOT NULL THEN '1 ' || ${asInstant(applicableDue)}
    ELSE '3 ' || ${asInstant(incident.reportedAt)} END) COLLATE "C")`
  return { overdueIncident, overdueValue, urgency }
}

const present = overdueAt(sql`now()`)
export const overdueIncident: SQL = fixed(present.overdueIncident)
export const overdueValue: SQL = fixed(present.overdueValue)
export const urgency: SQL = fixed(present.urgency)

/** As of an instant, in ISO 8601; without one of now. */
export const overdueAsOf = (at: string | undefined): Overdue =>
  at === undefined
    ? { overdueIncident, overdueValue, urgency }
    : overdueAt(sql`${new Date(at).toISOString()}::timestamptz`)
