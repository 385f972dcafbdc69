import { getTableColumns, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { ScopedFilter } from '../filter/filter.where.ts'
import { inScope } from '../identity/scope.ts'
import { endedStages } from './incident.model.ts'
import { incident, incidentEvent } from './incident.table.ts'

/** A column's name as `casing` has it. */
const inDatabase = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/**
 * A first part of a statement's WITH that makes `incident` be what it was at the filter's instant, nothing where the filter
 * has none: each row is what its last step up to then left, and those that were not reported yet are not there. What the
 * log does not tell of each step (how often it was urged, what was asked for) is as it is now.
 */
function asThen({ at, scope }: Pick<ScopedFilter, 'at' | 'scope'>): SQL | undefined {
  if (at === undefined) return undefined
  const instant = sql`${new Date(at).toISOString()}::timestamptz`
  const ended = sql.raw(endedStages.map((stage) => `'${stage}'`).join(', '))
  const passed = (column: SQLWrapper) => sql`CASE WHEN ${column} <= ${instant} THEN ${column} END`
  const then: Partial<Record<keyof typeof incident.$inferSelect, SQL>> = {
    stage: sql`step.to_stage`,
    sequence: sql`step.sequence`,
    updatedAt: sql`step.at`,
    dueAt: sql`step.due_at`,
    settledAt: sql`step.settled_at`,
    unitId: sql`step.charge_unit_id`,
    closedAt: sql`CASE WHEN step.to_stage IN (${ended}) THEN step.at END`,
    acceptedAt: passed(incident.acceptedAt),
    dispatchedAt: passed(incident.dispatchedAt),
    suspendedAt: passed(incident.suspendedAt),
  }
  const columns = Object.entries(getTableColumns(incident)).map(([name, column]) => {
    const value = then[name as keyof typeof then]
    return value === undefined ? sql`${column}` : sql`${value} AS ${sql.identifier(inDatabase(name))}`
  })
  return sql`incident AS (SELECT ${sql.join(columns, sql`, `)} FROM ${incident}
    JOIN LATERAL (SELECT * FROM ${incidentEvent} WHERE ${incidentEvent.streetCode} = ${incident.streetCode}
        AND ${incidentEvent.incidentId} = ${incident.id} AND ${incidentEvent.at} <= ${instant}
      ORDER BY ${incidentEvent.sequence} DESC LIMIT 1) AS step ON true
    WHERE ${inScope(incident, scope)} AND ${incident.reportedAt} <= ${instant})`
}

/** A whole statement's WITH, or nothing. */
export function withThen(filter: Pick<ScopedFilter, 'at' | 'scope'>): SQL {
  const then = asThen(filter)
  return then === undefined ? sql`` : sql`WITH ${then}`
}

/** The same before further parts of a WITH. */
export function thenAnd(filter: Pick<ScopedFilter, 'at' | 'scope'>): SQL {
  const then = asThen(filter)
  return then === undefined ? sql`` : sql`${then},`
}
