import { type SQL, sql } from 'drizzle-orm'
import { incident } from './incident.table.ts'

/** Open: not struck off, voided or merged. The table's check ties `closed_at` to the ended stages. */
export const openIncident: SQL = sql`(${incident.closedAt} IS NULL)`

/** `isOverdue` of fold.model.ts in SQL: open, and still unsettled past its limit or settled late. */
export const overdueIncident: SQL = sql`(${incident.closedAt} IS NULL AND ${incident.dueAt} < coalesce(${incident.settledAt}, now()))`

/** The same as a value: false, not null, where there is no limit. */
export const overdueValue: SQL = sql`coalesce(${overdueIncident}, false)`
