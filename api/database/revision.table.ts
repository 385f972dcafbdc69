import { bigint, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'

/** Counts up with every change of a street's rows of one kind; kept by triggers. Shared tables have the street ''. */
export const revision = pgTable(
  'revision',
  {
    streetCode: text().notNull(),
    kind: text().notNull(),
    value: bigint({ mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.streetCode, table.kind] })],
)
