import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
} from 'drizzle-orm/pg-core'
import { oneOf } from '../database/checks.ts'
import { pointGeometry } from '../database/geometry.ts'
import { addressToBuilding, redacted } from '../database/redaction.ts'
import { validPoint } from '../database/spatial.ts'
import { bigramsOf, searchedText } from '../database/text-search.ts'
import { district } from '../district/district.table.ts'
import { estate } from '../estate/estate.table.ts'
import { grid } from '../grid/grid.table.ts'
import { redevelopmentZone } from '../redevelopment/redevelopment.table.ts'
import { unit } from '../unit/unit.table.ts'
import {
  type ActorRole,
  actorRoles,
  endedStages,
  type IncidentSeverity,
  type IncidentSource,
  type IncidentStage,
  type IncidentVerb,
  incidentSeverities,
  incidentSources,
  incidentStages,
  incidentVerbs,
} from './incident.model.ts'

const instant = () => timestamp({ withTimezone: true, mode: 'date', precision: 3 })

/** The versioned category scheme (CJ/T 214 and local extensions) with its limits; shared by all streets. */
export const category = pgTable(
  'category',
  {
    scheme: text().notNull(),
    code: text().notNull(),
    mainCode: text().notNull(),
    mainName: text().notNull(),
    mainNameEn: text().notNull(),
    name: text().notNull(),
    nameEn: text().notNull(),
    clock: text().$type<'running' | 'working'>().notNull(),
    dispatchMinutes: integer().notNull(),
    settleMinutes: integer().notNull(),
    /** Whether a case is only struck off with a photo of what was seen on site. */
    needsPhoto: boolean().notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.scheme, table.code] }),
    check('category_clock', oneOf(table.clock, ['running', 'working'])),
    check('category_limits', sql`least(${table.dispatchMinutes}, ${table.settleMinutes}) > 0`),
    check('category_code', sql`${table.code} ~ '^[0-9]{4}$' AND left(${table.code}, 2) = ${table.mainCode}`),
  ],
)

/** Days that differ from the ordinary week: holidays, and weekend days that are worked. */
export const workCalendar = pgTable('work_calendar', {
  day: date().primaryKey(),
  isWorking: boolean().notNull(),
  name: text().notNull(),
})

/** The fold of an incident's events, written in the same transaction as they are. */
export const incident = pgTable(
  'incident',
  {
    streetCode: text().notNull(),
    id: integer().generatedByDefaultAsIdentity().notNull(),
    code: text().notNull(),
    scheme: text().notNull(),
    category: text().notNull(),
    stage: text().$type<IncidentStage>().notNull(),
    severity: text().$type<IncidentSeverity>().notNull(),
    source: text().$type<IncidentSource>().notNull(),
    description: text().notNull().default(''),
    address: text(),
    reporterName: text(),
    reporterPhone: text(),
    /** What readers see of the words and the address, and what they search. */
    shownDescription: text().generatedAlwaysAs(redacted(sql`description`, sql`reporter_name`)).notNull(),
    shownAddress: text().generatedAlwaysAs(redacted(addressToBuilding(sql`address`), sql`reporter_name`)),
    reportedAt: instant().notNull(),
    dispatchDueAt: instant(),
    dueAt: instant(),
    settledAt: instant(),
    closedAt: instant(),
    updatedAt: instant().notNull(),
    sequence: integer().notNull(),
    acceptedAt: instant(),
    /** The first dispatch or whistle: it ends the dispatch clock. */
    dispatchedAt: instant(),
    /** The last 督办. */
    urgedAt: instant(),
    urges: integer().notNull().default(0),
    returns: integer().notNull().default(0),
    reworks: integer().notNull().default(0),
    /** The account that completed it last, which may not verify it. */
    completedBy: text(),
    /** An extension or suspension that was asked for and waits for the commander's word. */
    requestedVerb: text().$type<'extend' | 'suspend'>(),
    requestedDueAt: instant(),
    /** Granted 挂账: it could not be settled at once and is worked off the ledger. */
    suspendedAt: instant(),
    mergedInto: integer(),
    callbackAnswered: boolean(),
    callbackResponded: boolean(),
    callbackSolved: boolean(),
    callbackSatisfied: boolean(),
    gridCode: text(),
    estateId: integer(),
    zoneId: integer(),
    unitId: integer(),
    location: pointGeometry().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.streetCode, table.id] }),
    unique('incident_code').on(table.streetCode, table.code),
    foreignKey({ columns: [table.streetCode], foreignColumns: [district.streetCode] }).onDelete('cascade'),
    foreignKey({ columns: [table.scheme, table.category], foreignColumns: [category.scheme, category.code] }),
    foreignKey({ columns: [table.streetCode, table.gridCode], foreignColumns: [grid.streetCode, grid.code] }),
    foreignKey({
      columns: [table.streetCode, table.estateId],
      foreignColumns: [estate.streetCode, estate.id],
    }),
    foreignKey({
      columns: [table.streetCode, table.zoneId],
      foreignColumns: [redevelopmentZone.streetCode, redevelopmentZone.id],
    }),
    foreignKey({ columns: [table.streetCode, table.unitId], foreignColumns: [unit.streetCode, unit.id] }),
    check('incident_stage', oneOf(table.stage, incidentStages)),
    check('incident_ended', sql`(${table.closedAt} IS NOT NULL) = (${oneOf(table.stage, endedStages)})`),
    check('incident_severity', oneOf(table.severity, incidentSeverities)),
    check('incident_source', oneOf(table.source, incidentSources)),
    check('incident_sequence', sql`${table.sequence} >= 1`),
    check('incident_location', validPoint(table.location)),
    check('incident_counts', sql`least(${table.urges}, ${table.returns}, ${table.reworks}) >= 0`),
    check('incident_requested', sql`(${table.requestedVerb} IS NULL) = (${table.requestedDueAt} IS NULL)`),
    check('incident_requested_verb', oneOf(table.requestedVerb, ['extend', 'suspend'])),
    check('incident_merged', sql`(${table.mergedInto} IS NULL) OR ${table.stage} = 'merged'`),
    foreignKey({
      columns: [table.streetCode, table.mergedInto],
      foreignColumns: [table.streetCode, table.id],
    }),
    index('incident_merged_index').on(table.streetCode, table.mergedInto),
    index('incident_suspended_index')
      .on(table.streetCode, table.suspendedAt)
      .where(sql`suspended_at IS NOT NULL`),
    index('incident_id_index').on(table.id, table.streetCode),
    index('incident_location_index').using('gist', table.location),
    index('incident_reported_index').on(table.streetCode, table.reportedAt, table.id),
    index('incident_stage_index').on(table.streetCode, table.stage, table.id),
    index('incident_open_index').on(table.streetCode, table.dueAt, table.id).where(sql`closed_at IS NULL`),
    index('incident_due_index').on(table.streetCode, table.dueAt, table.id),
    index('incident_grid_index').on(table.streetCode, table.gridCode, table.reportedAt),
    index('incident_estate_index').on(table.streetCode, table.estateId),
    index('incident_zone_index').on(table.streetCode, table.zoneId),
    index('incident_category_index').on(table.streetCode, table.category, table.id),
    index('incident_unit_index').on(table.streetCode, table.unitId),
    index('incident_text_index').using(
      'gin',
      bigramsOf(
        searchedText({ description: sql`shown_description`, code: sql`code`, address: sql`shown_address` }),
      ),
    ),
  ],
)

/** The log. Appended by verbs, never edited; `position` orders the whole log. */
export const incidentEvent = pgTable(
  'incident_event',
  {
    streetCode: text().notNull(),
    incidentId: integer().notNull(),
    sequence: integer().notNull(),
    position: bigint({ mode: 'number' }).generatedAlwaysAsIdentity().notNull(),
    at: instant().notNull(),
    verb: text().$type<IncidentVerb>().notNull(),
    fromStage: text().$type<IncidentStage>(),
    toStage: text().$type<IncidentStage>().notNull(),
    actor: text().notNull(),
    actorRole: text().$type<ActorRole>().notNull(),
    /** The account that acted; null for what was imported and for the system. */
    actorId: text(),
    unitId: integer(),
    note: text(),
    /** How the step left the incident: its limit, when it was settled, and the unit in charge. */
    dueAt: instant(),
    settledAt: instant(),
    chargeUnitId: integer(),
    detail: jsonb().$type<Record<string, unknown>>(),
  },
  (table) => [
    primaryKey({ columns: [table.streetCode, table.incidentId, table.sequence] }),
    foreignKey({
      columns: [table.streetCode, table.incidentId],
      foreignColumns: [incident.streetCode, incident.id],
    }).onDelete('cascade'),
    foreignKey({ columns: [table.streetCode, table.unitId], foreignColumns: [unit.streetCode, unit.id] }),
    check('incident_event_sequence', sql`${table.sequence} >= 1`),
    check('incident_event_verb', oneOf(table.verb, incidentVerbs)),
    check('incident_event_from_stage', oneOf(table.fromStage, incidentStages)),
    check('incident_event_to_stage', oneOf(table.toStage, incidentStages)),
    check('incident_event_actor_role', oneOf(table.actorRole, actorRoles)),
    unique('incident_event_position').on(table.position),
    index('incident_event_unit_index').on(table.streetCode, table.unitId),
    index('incident_event_at_index').on(table.streetCode, table.at),
  ],
)
