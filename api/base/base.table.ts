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
  smallint,
  text,
  unique,
} from 'drizzle-orm/pg-core'
import { oneOf } from '../database/checks.ts'
import { anyGeometry, linearGeometry } from '../database/geometry.ts'
import { length, validLine, validShape } from '../database/spatial.ts'
import { district } from '../district/district.table.ts'
import { type BaseFeatureKind, baseFeatureKinds, type RoadClass, roadClasses } from './base.model.ts'

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
    tunnel: boolean().notNull().default(false),
    level: smallint().notNull().default(0),
    oneway: boolean().notNull().default(false),
    line: linearGeometry().notNull(),
    length: doublePrecision().generatedAlwaysAs(length(sql`line`)).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.streetCode, table.id] }),
    unique('road_segment_code').on(table.streetCode, table.code),
    foreignKey({ columns: [table.streetCode], foreignColumns: [district.streetCode] }).onDelete('cascade'),
    check('road_segment_class', oneOf(table.class, roadClasses)),
    check('road_segment_level', sql`${table.level} BETWEEN -5 AND 5`),
    check('road_segment_line', validLine(table.line)),
    index('road_segment_id_index').on(table.id, table.streetCode),
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
    check('base_feature_kind', oneOf(table.kind, baseFeatureKinds)),
    check('base_feature_shape', validShape(table.shape)),
    index('base_feature_shape_index').using('gist', table.shape),
  ],
)
