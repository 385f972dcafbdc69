import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  doublePrecision,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core'
import { polygonalGeometry } from '../database/geometry.ts'
import { district } from '../district/district.table.ts'
import type { EstateKind } from './estate.model.ts'

export const estate = pgTable(
  'estate',
  {
    streetCode: text().notNull(),
    id: integer().generatedByDefaultAsIdentity().notNull(),
    code: text().notNull(),
    name: text().notNull(),
    builtYear: integer(),
    isOld: boolean().generatedAlwaysAs(sql`coalesce(built_year <= 2000, false)`),
    households: integer().notNull().default(0),
    kind: text().$type<EstateKind>().notNull().default('mixed'),
    renovatedYear: integer(),
    boundary: polygonalGeometry().notNull(),
    area: doublePrecision().generatedAlwaysAs(sql`ST_Area(boundary::geography)`),
  },
  (table) => [
    primaryKey({ columns: [table.streetCode, table.id] }),
    unique('estate_code').on(table.streetCode, table.code),
    foreignKey({ columns: [table.streetCode], foreignColumns: [district.streetCode] }).onDelete('cascade'),
    check('estate_households', sql`${table.households} >= 0`),
    check(
      'estate_boundary',
      sql`GeometryType(${table.boundary}) IN ('POLYGON','MULTIPOLYGON') AND ST_IsValid(${table.boundary})`,
    ),
    index('estate_boundary_index').using('gist', table.boundary),
  ],
)
