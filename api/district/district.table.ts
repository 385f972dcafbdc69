import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from 'drizzle-orm/pg-core'
import { polygonalGeometry } from '../database/geometry.ts'
import { storedArea, validPolygon } from '../database/spatial.ts'
import type { DistrictFacts } from './district.model.ts'

/** A street (街道): the unit of scope; every other table leads with its code. */
export const district = pgTable(
  'district',
  {
    streetCode: text().primaryKey(),
    name: text().notNull(),
    facts: jsonb().$type<DistrictFacts>().notNull().default({}),
    factsSource: text(),
    factsAsOf: date(),
    boundary: polygonalGeometry().notNull(),
    boundaryDerived: boolean().notNull().default(false),
    area: doublePrecision().generatedAlwaysAs(storedArea(sql`boundary`)).notNull(),
  },
  (table) => [
    check('district_code', sql`${table.streetCode} ~ '^[0-9]{9}$'`),
    check('district_boundary', validPolygon(table.boundary)),
    index('district_boundary_index').using('gist', table.boundary),
  ],
)

export const community = pgTable(
  'community',
  {
    streetCode: text()
      .notNull()
      .references(() => district.streetCode, { onDelete: 'cascade' }),
    code: text().notNull(),
    name: text().notNull(),
    boundary: polygonalGeometry().notNull(),
    boundaryDerived: boolean().notNull().default(false),
    area: doublePrecision().generatedAlwaysAs(storedArea(sql`boundary`)).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.streetCode, table.code] }),
    check(
      'community_code',
      sql`${table.code} ~ '^[0-9]{12}$' AND left(${table.code}, 9) = ${table.streetCode}`,
    ),
    check('community_boundary', validPolygon(table.boundary)),
    index('community_boundary_index').using('gist', table.boundary),
  ],
)

/** What was loaded, when and from where: the provenance of every figure on screen. One row per street and kind. */
export const dataset = pgTable(
  'dataset',
  {
    streetCode: text().notNull(),
    kind: text().notNull(),
    source: text().notNull(),
    loadedAt: timestamp({ withTimezone: true, mode: 'date' }).notNull(),
    features: integer().notNull(),
    isDemo: boolean().notNull().default(false),
    note: text(),
  },
  (table) => [
    primaryKey({ columns: [table.streetCode, table.kind] }),
    foreignKey({ columns: [table.streetCode], foreignColumns: [district.streetCode] }).onDelete('cascade'),
  ],
)
