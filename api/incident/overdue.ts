import { type SQL, sql } from 'drizzle-orm'
import { incident } from './incident.table.ts'

/** Open: not struck off, voided or merged. The table's check ties `closed_at` to the ended stages. */
export const isOpenIncident: SQL = sql`(${incident.closedAt} IS NULL)`

/**
 * Overdue: it should have been settled by now and is not. A case settled late is late, no longer overdue; the
 * indicators of on-time work count it by its due time.
 */
export const isOverdue: SQL = sql`(${incident.closedAt} IS NULL AND ${incident.settledAt} IS NULL AND ${incident.dueAt} IS NOT NULL AND ${incident.dueAt} < now())`
