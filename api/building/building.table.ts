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
import { notNegative, oneOf } from '../database/checks.ts'
import { polygonalGeometry } from '../database/geometry.ts'
import { addressToBuilding, redacted } from '../database/redaction.ts'
import { storedArea, validPolygon } from '../database/spatial.ts'
import { district } from '../district/district.table.ts'
import { estate } from '../estate/estate.table.ts'
import { grid } from '../grid/grid.table.ts'
import {
  type BuildingKind,
  type BuildingStructure,
  buildingKinds,
  buildingStructures,
  type SafetyClass,
  safetyClasses,
} from './building.model.ts'

export const building = pgTable(
  'building',
  {
    streetCode: text().notNull(),
    id: integer().generatedByDefaultAsIdentity().notNull(),
    code: text().notNull(),
    /** What the office says, though no estate of that code may be there; `estateId` follows from it and the drawing. */
    estateCode: text(),
    estateId: integer(),
    gridCode: text(),
    name: text(),
    address: text(),
    /** What readers see of it, and what they search. */
    shownAddress: text().generatedAlwaysAs(redacted(addressToBuilding(sql`address`))),
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
    footprintArea: doublePrecision().generatedAlwaysAs(storedArea(sql`footprint`)).notNull(),
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
    check('building_kind', oneOf(table.kind, buildingKinds)),
    check('building_structure', oneOf(table.structure, buildingStructures)),
    check(
      'building_counts',
      notNegative(
        table.households,
        table.residentPopulation,
        table.registeredPopulation,
        table.elderlyPopulation,
      ),
    ),
    check('building_safety_class', oneOf(table.safetyClass, safetyClasses)),
    check('building_footprint', validPolygon(table.footprint)),
    index('building_id_index').on(table.id, table.streetCode),
    index('building_footprint_index').using('gist', table.footprint),
    index('building_estate_index').on(table.streetCode, table.estateId),
    index('building_grid_index').on(table.streetCode, table.gridCode),
  ],
)
