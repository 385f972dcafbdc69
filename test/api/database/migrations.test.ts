import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { generateDrizzleJson } from 'drizzle-kit/api'
import { is } from 'drizzle-orm'
import { CasingCache } from 'drizzle-orm/casing'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import { beforeAll, describe, expect, it } from 'vitest'
import type { OpenDatabase } from '../../../api/database/open.ts'
import * as schema from '../../../api/database/schema.ts'
import { casing } from '../../../api/database/statement.ts'
import { eachDatabase } from '../../support/databases.ts'

const migrations = fileURLToPath(new URL('../../../api/database/migrations', import.meta.url))
const tables = Object.values<unknown>(schema).filter((value): value is PgTable => is(value, PgTable))

describe('the migrations', () => {
  it('end where the tables are: npm run migration would write nothing', () => {
    const last = readdirSync(`${migrations}/meta`)
      .filter((name) => name.endsWith('_snapshot.json'))
      .toSorted()
      .at(-1)
    const written = JSON.parse(readFileSync(`${migrations}/meta/${last}`, 'utf8'))
    const present = JSON.parse(JSON.stringify(generateDrizzleJson(schema, written.prevId, undefined, casing)))
    expect({ ...present, id: written.id }).toEqual(written)
  })
})

eachDatabase('the migrated database', (database) => {
  let opened: OpenDatabase
  beforeAll(async () => {
    opened = await database.open()
  })

  it.each(tables.map((table) => [getTableConfig(table).name, table] as const))(
    'has the table %s',
    async (name, table) => {
      const { columns, indexes, checks, uniqueConstraints, foreignKeys } = getTableConfig(table)
      const cache = new CasingCache(casing)
      const found = await opened.query(
        `SELECT attname AS name, attnotnull AS required, attgenerated <> '' AS generated, format_type(atttypid, atttypmod) AS type
       FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attname`,
        [name],
      )
      expect(found).toEqual(
        columns
          .map((column) => ({
            name: cache.getColumnCasing(column),
            required: column.notNull || column.primary,
            generated: column.generated !== undefined,
            type: column.getSQLType().replace('timestamp (', 'timestamp('),
          }))
          .toSorted((left, right) => (left.name < right.name ? -1 : 1)),
      )
      const names = async (text: string) => (await opened.query(text, [name])).map((row) => row.name)
      expect(
        await names(
          `SELECT relname AS name FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
         WHERE indrelid = $1::regclass AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u')) ORDER BY 1`,
        ),
      ).toEqual(indexes.map(({ config }) => config.name).toSorted())
      expect(
        await names(
          "SELECT conname AS name FROM pg_constraint WHERE conrelid = $1::regclass AND contype = 'c' ORDER BY 1",
        ),
      ).toEqual(checks.map(({ name }) => name).toSorted())
      expect(
        await names(
          "SELECT conname AS name FROM pg_constraint WHERE conrelid = $1::regclass AND contype = 'u' ORDER BY 1",
        ),
      ).toEqual(uniqueConstraints.map((constraint) => constraint.getName()).toSorted())
      expect(
        await names(
          "SELECT conname AS name FROM pg_constraint WHERE conrelid = $1::regclass AND contype = 'f'",
        ),
      ).toHaveLength(foreignKeys.length)
    },
  )
})
