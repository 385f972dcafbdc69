import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core'
import { notNegative, oneOf } from '../database/checks.ts'
import { pointGeometry } from '../database/geometry.ts'
import { validPoint } from '../database/spatial.ts'
import { district } from '../district/district.table.ts'
import { grid } from '../grid/grid.table.ts'
import { type UnitKind, unitKinds } from './unit.model.ts'

export const unit = pgTable(
  'unit',
  {
    streetCode: text().notNull(),
    id: integer().generatedByDefaultAsIdentity().notNull(),
    code: text().notNull(),
    name: text().notNull(),
    kind: text().$type<UnitKind>().notNull(),
    address: text(),
    staff: integer().notNull().default(0),
    onDuty: boolean().notNull().default(true),
    gridCode: text(),
    location: pointGeometry().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.streetCode, table.id] }),
    unique('unit_code').on(table.streetCode, table.code),
    foreignKey({ columns: [table.streetCode], foreignColumns: [district.streetCode] }).onDelete('cascade'),
    foreignKey({ columns: [table.streetCode, table.gridCode], foreignColumns: [grid.streetCode, grid.code] }),
    check('unit_kind', oneOf(table.kind, unitKinds)),
    check('unit_staff', notNegative(table.staff)),
    check('unit_location', validPoint(table.location)),
    index('unit_id_index').on(table.id, table.streetCode),
    index('unit_location_index').using('gist', table.location),
    index('unit_grid_index').on(table.streetCode, table.gridCode),
  ],
)
