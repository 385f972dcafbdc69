import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'

/** An instant as ISO 8601 in UTC with milliseconds, as JSON should hold it on either database; null stays null. */
export const asInstant = (instant: SQLWrapper): SQL<string> =>
  sql<string>`to_char(${instant} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
