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
import { notNegative, oneOf } from '../database/checks.ts'
import { polygonalGeometry } from '../database/geometry.ts'
import { storedArea, validPolygon } from '../database/spatial.ts'
import { district } from '../district/district.table.ts'
import { type EstateKind, estateKinds, oldEstateUntil } from './estate.model.ts'

export const estate = pgTable(
  'estate',
  {
    streetCode: text().notNull(),
    id: integer().generatedByDefaultAsIdentity().notNull(),
    code: text().notNull(),
    name: text().notNull(),
    builtYear: integer(),
    isOld: boolean()
      .generatedAlwaysAs(sql`coalesce(built_year <= ${sql.raw(String(oldEstateUntil))}, false)`)
      .notNull(),
    households: integer().notNull().default(0),
    kind: text().$type<EstateKind>().notNull().default('mixed'),
    renovatedYear: integer(),
    boundary: polygonalGeometry().notNull(),
    area: doublePrecision().generatedAlwaysAs(storedArea(sql`boundary`)).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.streetCode, table.id] }),
    unique('estate_code').on(table.streetCode, table.code),
    foreignKey({ columns: [table.streetCode], foreignColumns: [district.streetCode] }).onDelete('cascade'),
    check('estate_households', notNegative(table.households)),
    check('estate_kind', oneOf(table.kind, estateKinds)),
    check('estate_boundary', validPolygon(table.boundary)),
    index('estate_id_index').on(table.id, table.streetCode),
    index('estate_boundary_index').using('gist', table.boundary),
  ],
)
