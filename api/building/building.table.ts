import { sql } from 'drizzle-orm'
import {
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
import { estate } from '../estate/estate.table.ts'
import { grid } from '../grid/grid.table.ts'
import type { BuildingKind, BuildingStructure, SafetyClass } from './building.model.ts'

export const building = pgTable(
  'building',
  {
    streetCode: text().notNull(),
    id: integer().generatedByDefaultAsIdentity().notNull(),
    code: text().notNull(),
    estateId: integer(),
    gridCode: text(),
    name: text(),
    address: text(),
    kind: text().$type<BuildingKind>().notNull(),
    floors: integer().notNull(),
    builtYear: integer(),
    structure: text().$type<BuildingStructure>(),
    safetyClass: text().$type<SafetyClass>(),
    households: integer().notNull().default(0),
    residentPopulation: integer().notNull().default(0),
    registeredPopulation: integer().notNull().default(0),
    elderlyPopulation: integer().notNull().default(0),
    footprint: polygonalGeometry().notNull(),
    footprintArea: doublePrecision().generatedAlwaysAs(sql`ST_Area(footprint::geography)`),
  },
  (table) => [
    primaryKey({ columns: [table.streetCode, table.id] }),
    unique('building_code').on(table.streetCode, table.code),
    foreignKey({ columns: [table.streetCode], foreignColumns: [district.streetCode] }).onDelete('cascade'),
    foreignKey({
      columns: [table.streetCode, table.estateId],
      foreignColumns: [estate.streetCode, estate.id],
    }),
    foreignKey({ columns: [table.streetCode, table.gridCode], foreignColumns: [grid.streetCode, grid.code] }),
    check('building_floors', sql`${table.floors} BETWEEN 1 AND 200`),
    check('building_safety_class', sql`${table.safetyClass} IN ('A','B','C','D')`),
    check(
      'building_footprint',
      sql`GeometryType(${table.footprint}) IN ('POLYGON','MULTIPOLYGON') AND ST_IsValid(${table.footprint})`,
    ),
    index('building_footprint_index').using('gist', table.footprint),
    index('building_estate_index').on(table.streetCode, table.estateId),
    index('building_grid_index').on(table.streetCode, table.gridCode),
  ],
)
