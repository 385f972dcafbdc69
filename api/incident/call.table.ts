import { check, foreignKey, index, integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import { oneOf } from '../database/checks.ts'
import { unit } from '../unit/unit.table.ts'
import { type CallKind, callKinds } from './call.model.ts'
import { incident } from './incident.table.ts'

const instant = () => timestamp({ withTimezone: true, mode: 'date', precision: 3 })

/**
 * A unit that was called to an incident, by a dispatch or a whistle (吹哨): when, by when it had to answer, and when it did.
 * A fold of the incident's events like its row. A unit that is called again after a return has a second call.
 */
export const incidentCall = pgTable(
  'incident_call',
  {
    streetCode: text().notNull(),
    incidentId: integer().notNull(),
    /** The sequence of the event that called the unit. */
    sequence: integer().notNull(),
    unitId: integer().notNull(),
    kind: text().$type<CallKind>().notNull(),
    calledAt: instant().notNull(),
    acknowledgeDueAt: instant(),
    arriveDueAt: instant(),
    acknowledgedAt: instant(),
    arrivedAt: instant(),
    /** Since then the unit is no longer called: it returned the incident, or another was called in its place. */
    endedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.streetCode, table.incidentId, table.sequence, table.unitId] }),
    foreignKey({
      columns: [table.streetCode, table.incidentId],
      foreignColumns: [incident.streetCode, incident.id],
    }).onDelete('cascade'),
    foreignKey({ columns: [table.streetCode, table.unitId], foreignColumns: [unit.streetCode, unit.id] }),
    check('incident_call_kind', oneOf(table.kind, callKinds)),
    index('incident_call_unit_index').on(table.streetCode, table.unitId, table.endedAt),
  ],
)
