import { check, foreignKey, index, integer, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core'
import { oneOf } from '../database/checks.ts'
import { pointGeometry } from '../database/geometry.ts'
import { validPoint } from '../database/spatial.ts'
import { district } from '../district/district.table.ts'
import { grid } from '../grid/grid.table.ts'
import { type ServiceKind, serviceKinds } from './service.model.ts'

export const servicePoint = pgTable(
  'service_point',
  {
    streetCode: text().notNull(),
    id: integer().generatedByDefaultAsIdentity().notNull(),
    code: text().notNull(),
    name: text().notNull(),
    kind: text().$type<ServiceKind>().notNull(),
    address: text(),
    openingHours: text(),
    gridCode: text(),
    location: pointGeometry().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.streetCode, table.id] }),
    unique('service_point_code').on(table.streetCode, table.code),
    foreignKey({ columns: [table.streetCode], foreignColumns: [district.streetCode] }).onDelete('cascade'),
    foreignKey({ columns: [table.streetCode, table.gridCode], foreignColumns: [grid.streetCode, grid.code] }),
    check('service_point_kind', oneOf(table.kind, serviceKinds)),
    check('service_point_location', validPoint(table.location)),
    index('service_point_id_index').on(table.id, table.streetCode),
    index('service_point_location_index').using('gist', table.location),
    index('service_point_grid_index').on(table.streetCode, table.gridCode),
  ],
)
