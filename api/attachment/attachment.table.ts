import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import { bytes } from '../database/bytes.ts'
import { district } from '../district/district.table.ts'
import { incident } from '../incident/incident.table.ts'

/** A photo. It belongs to nobody's incident until a verb uses it. */
export const attachment = pgTable(
  'attachment',
  {
    streetCode: text().notNull(),
    id: integer().generatedByDefaultAsIdentity().notNull(),
    incidentId: integer(),
    /** The sequence of the step it came with, where the verb told it. */
    sequence: integer(),
    /** Of the photo as it is stored, in hexadecimal; so are the other columns. */
    sha256: text().notNull(),
    contentType: text().notNull(),
    width: integer().notNull(),
    height: integer().notNull(),
    bytes: integer().notNull(),
    createdAt: timestamp({ withTimezone: true, mode: 'date', precision: 3 }).notNull().defaultNow(),
    createdBy: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.streetCode, table.id] }),
    foreignKey({ columns: [table.streetCode], foreignColumns: [district.streetCode] }).onDelete('cascade'),
    foreignKey({
      columns: [table.streetCode, table.incidentId],
      foreignColumns: [incident.streetCode, incident.id],
    }).onDelete('cascade'),
    check('attachment_measures', sql`least(${table.width}, ${table.height}, ${table.bytes}) > 0`),
    check('attachment_step', sql`${table.sequence} IS NULL OR ${table.incidentId} IS NOT NULL`),
    index('attachment_id_index').on(table.id, table.streetCode),
    index('attachment_incident_index').on(table.streetCode, table.incidentId, table.id),
    index('attachment_unused_index').on(table.createdBy, table.createdAt).where(sql`incident_id IS NULL`),
  ],
)

/** The bytes, apart from what lists read. */
export const attachmentContent = pgTable(
  'attachment_content',
  {
    streetCode: text().notNull(),
    attachmentId: integer().notNull(),
    photo: bytes().notNull(),
    thumbnail: bytes().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.streetCode, table.attachmentId] }),
    foreignKey({
      columns: [table.streetCode, table.attachmentId],
      foreignColumns: [attachment.streetCode, attachment.id],
    }).onDelete('cascade'),
  ],
)
