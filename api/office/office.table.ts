import { sql } from 'drizzle-orm'
import { check, foreignKey, integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import { oneOf } from '../database/checks.ts'
import { district } from '../district/district.table.ts'
import { type NotedVerb, notedVerbs } from './template.model.ts'

/** What an office has set for a street. A street that has a row has had its first templates. */
export const streetSetting = pgTable(
  'street_setting',
  {
    streetCode: text()
      .primaryKey()
      .references(() => district.streetCode, { onDelete: 'cascade' }),
    /** How far apart and how long ago two reports of one thing may be. */
    duplicateMetres: integer().notNull().default(50),
    duplicateDays: integer().notNull().default(7),
  },
  (table) => [
    check('street_setting_duplicate_metres', sql`${table.duplicateMetres} BETWEEN 1 AND 1000`),
    check('street_setting_duplicate_days', sql`${table.duplicateDays} BETWEEN 1 AND 90`),
  ],
)

/** Words that are often written with a step, to be picked instead of typed. */
export const responseTemplate = pgTable(
  'response_template',
  {
    streetCode: text().notNull(),
    id: integer().generatedByDefaultAsIdentity().notNull(),
    /** The step it is for; null: any. */
    verb: text().$type<NotedVerb>(),
    /** The main category it is for; null: any. */
    mainCode: text(),
    title: text().notNull(),
    body: text().notNull(),
    updatedAt: timestamp({ withTimezone: true, mode: 'date', precision: 3 }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.streetCode, table.id] }),
    foreignKey({ columns: [table.streetCode], foreignColumns: [district.streetCode] }).onDelete('cascade'),
    check('response_template_verb', oneOf(table.verb, notedVerbs)),
    check('response_template_main_code', sql`${table.mainCode} ~ '^[0-9]{2}$'`),
  ],
)
