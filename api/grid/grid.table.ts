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
} from 'drizzle-orm/pg-core'
import { notNegative } from '../database/checks.ts'
import { polygonalGeometry } from '../database/geometry.ts'
import { storedArea, validPolygon } from '../database/spatial.ts'
import { community } from '../district/district.table.ts'

export const grid = pgTable(
  'grid',
  {
    streetCode: text().notNull(),
    code: text().notNull(),
    communityCode: text().notNull(),
    name: text().notNull(),
    households: integer().notNull().default(0),
    residentPopulation: integer().notNull().default(0),
    registeredPopulation: integer().notNull().default(0),
    elderlyPopulation: integer().notNull().default(0),
    partyMembers: integer().notNull().default(0),
    partyBranches: integer().notNull().default(0),
    boundary: polygonalGeometry().notNull(),
    area: doublePrecision().generatedAlwaysAs(storedArea(sql`boundary`)).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.streetCode, table.code] }),
    foreignKey({
      columns: [table.streetCode, table.communityCode],
      foreignColumns: [community.streetCode, community.code],
    }).onDelete('cascade'),
    check(
      'grid_code',
      sql`${table.code} ~ '^[0-9]{15}$' AND left(${table.code}, 12) = ${table.communityCode} AND left(${table.code}, 9) = ${table.streetCode}`,
    ),
    check(
      'grid_counts',
      notNegative(
        table.households,
        table.residentPopulation,
        table.registeredPopulation,
        table.elderlyPopulation,
        table.partyMembers,
        table.partyBranches,
      ),
    ),
    check('grid_boundary', validPolygon(table.boundary)),
    index('grid_boundary_index').using('gist', table.boundary),
    index('grid_community_index').on(table.streetCode, table.communityCode),
  ],
)
