import { sql } from 'drizzle-orm'
import {
  check,
  date,
  doublePrecision,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core'
import { oneOf } from '../database/checks.ts'
import { polygonalGeometry } from '../database/geometry.ts'
import { storedArea, validPolygon } from '../database/spatial.ts'
import { district } from '../district/district.table.ts'
import {
  type RedevelopmentKind,
  type RedevelopmentPhase,
  redevelopmentKinds,
  redevelopmentPhases,
} from './redevelopment.model.ts'

export const redevelopmentZone = pgTable(
  'redevelopment_zone',
  {
    streetCode: text().notNull(),
    id: integer().generatedByDefaultAsIdentity().notNull(),
    code: text().notNull(),
    name: text().notNull(),
    kind: text().$type<RedevelopmentKind>().notNull(),
    phase: text().$type<RedevelopmentPhase>().notNull(),
    households: integer().notNull().default(0),
    certificates: integer().notNull().default(0),
    signedHouseholds: integer().notNull().default(0),
    signedCertificates: integer().notNull().default(0),
    vacatedHouseholds: integer().notNull().default(0),
    demolishedHouseholds: integer().notNull().default(0),
    startedOn: date(),
    dueOn: date(),
    boundary: polygonalGeometry().notNull(),
    area: doublePrecision().generatedAlwaysAs(storedArea(sql`boundary`)).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.streetCode, table.id] }),
    unique('redevelopment_zone_code').on(table.streetCode, table.code),
    foreignKey({ columns: [table.streetCode], foreignColumns: [district.streetCode] }).onDelete('cascade'),
    check('redevelopment_zone_kind', oneOf(table.kind, redevelopmentKinds)),
    check('redevelopment_zone_phase', oneOf(table.phase, redevelopmentPhases)),
    check(
      'redevelopment_zone_progress',
      sql`${table.signedHouseholds} <= ${table.households} AND ${table.signedCertificates} <= ${table.certificates} AND ${table.vacatedHouseholds} <= ${table.signedHouseholds} AND ${table.demolishedHouseholds} <= ${table.vacatedHouseholds} AND least(${table.demolishedHouseholds}, ${table.signedCertificates}) >= 0`,
    ),
    check('redevelopment_zone_boundary', validPolygon(table.boundary)),
    index('redevelopment_zone_id_index').on(table.id, table.streetCode),
    index('redevelopment_zone_boundary_index').using('gist', table.boundary),
  ],
)

export const redevelopmentMilestone = pgTable(
  'redevelopment_milestone',
  {
    streetCode: text().notNull(),
    zoneId: integer().notNull(),
    sequence: integer().notNull(),
    name: text().notNull(),
    plannedOn: date().notNull(),
    doneOn: date(),
  },
  (table) => [
    primaryKey({ columns: [table.streetCode, table.zoneId, table.sequence] }),
    foreignKey({
      columns: [table.streetCode, table.zoneId],
      foreignColumns: [redevelopmentZone.streetCode, redevelopmentZone.id],
    }).onDelete('cascade'),
  ],
)
