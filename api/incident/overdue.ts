import { type SQL, sql } from 'drizzle-orm'
import { fixed } from '../database/statement.ts'
import { incident } from './incident.table.ts'

/** Open: not struck off, voided or merged. The table's check ties `closed_at` to the ended stages. */
export const openIncident: SQL = fixed(sql`(${incident.closedAt} IS NULL)`)

/** `isOverdue` of fold.model.ts in SQL: open, not settled, and past its limit. */
export const overdueIncident: SQL = fixed(
  sql`(${incident.closedAt} IS NULL AND ${incident.settledAt} IS NULL AND ${incident.dueAt} < now())`,
)

/** The same as a value: false, not null, where there is no limit. */
export const overdueValue: SQL = fixed(sql`coalesce(${overdueIncident}, false)`)
