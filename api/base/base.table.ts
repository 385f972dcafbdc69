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
  real,
  text,
  unique,
} from 'drizzle-orm/pg-core'
import { anyGeometry, linearGeometry } from '../database/geometry.ts'
import { district } from '../district/district.table.ts'
import type { BaseFeatureKind, RoadClass } from './base.model.ts'

export const roadSegment = pgTable(
  'road_segment',
  {
    streetCode: text().notNull(),
    id: integer().generatedByDefaultAsIdentity().notNull(),
    code: text().notNull(),
    name: text(),
    class: text().$type<RoadClass>().notNull(),
    width: real(),
    bridge: boolean().notNull().default(false),
    oneway: boolean().notNull().default(false),
    line: linearGeometry().notNull(),
    length: doublePrecision().generatedAlwaysAs(sql`ST_Length(line::geography)`),
  },
  (table) => [
    primaryKey({ columns: [table.streetCode, table.id] }),
    unique('road_segment_code').on(table.streetCode, table.code),
    foreignKey({ columns: [table.streetCode], foreignColumns: [district.streetCode] }).onDelete('cascade'),
    check('road_segment_line', sql`GeometryType(${table.line}) IN ('LINESTRING','MULTILINESTRING')`),
    index('road_segment_line_index').using('gist', table.line),
  ],
)

export const baseFeature = pgTable(
  'base_feature',
  {
    streetCode: text().notNull(),
    id: integer().generatedByDefaultAsIdentity().notNull(),
    code: text().notNull(),
    kind: text().$type<BaseFeatureKind>().notNull(),
    name: text(),
    floors: integer(),
    shape: anyGeometry().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.streetCode, table.id] }),
    unique('base_feature_code').on(table.streetCode, table.code),
    foreignKey({ columns: [table.streetCode], foreignColumns: [district.streetCode] }).onDelete('cascade'),
    index('base_feature_shape_index').using('gist', table.shape),
  ],
)
