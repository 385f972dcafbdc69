import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '../database/open.ts'
import { firstRow, rows } from '../database/rows.ts'
import { category } from '../incident/incident.table.ts'
import { versionOf } from '../version.ts'
import type { ResponseTemplateShown, StreetSettingsShown } from './office.shapes.ts'
import { responseTemplate, streetSetting } from './office.table.ts'
import { firstStreetSettings, type StreetSettingsBody } from './street-settings.model.ts'
import { notedVerbs, type TemplateBody } from './template.model.ts'

type StoredTemplate = TemplateBody & { id: number }

const withVersion = (stored: StoredTemplate): ResponseTemplateShown => ({
  ...stored,
  version: versionOf([stored.verb, stored.main_code, stored.title, stored.body]),
})

const selectTemplates = async (database: Database, condition: SQL): Promise<ResponseTemplateShown[]> => {
  const found = await rows<StoredTemplate>(
    database,
    sql`SELECT ${responseTemplate.id} AS id, ${responseTemplate.verb} AS verb, ${responseTemplate.mainCode} AS main_code,
        ${responseTemplate.title} AS title, ${responseTemplate.body} AS body
      FROM ${responseTemplate} WHERE ${condition}`,
  )
  return found.map(withVersion)
}

const verbOrder = sql`array_position(${`{${notedVerbs.join(',')}}`}::text[], ${responseTemplate.verb})`

/** A street's templates in the order of the loop, those for any step last, then by title. */
export const listTemplates = (database: Database, street: string): Promise<ResponseTemplateShown[]> =>
  selectTemplates(
    database,
    sql`${responseTemplate.streetCode} = ${street}
      ORDER BY ${verbOrder} NULLS LAST, ${responseTemplate.mainCode} NULLS FIRST, ${responseTemplate.title}, ${responseTemplate.id}`,
  )

/** One template of a street, or undefined; `locked` until the transaction ends. */
export async function findTemplate(
  database: Database,
  street: string,
  id: number,
  { locked = false } = {},
): Promise<ResponseTemplateShown | undefined> {
  const [found] = await selectTemplates(
    database,
    sql`${responseTemplate.streetCode} = ${street} AND ${responseTemplate.id} = ${id} ${locked ? sql`FOR UPDATE` : sql``}`,
  )
  return found
}

/** Whether the present scheme or an earlier one has a main category of this code. */
export const hasMainCategory = async (database: Database, code: string): Promise<boolean> =>
  (await firstRow(
    database,
    sql`SELECT 1 AS found FROM ${category} WHERE ${category.mainCode} = ${code} LIMIT 1`,
  )) !== undefined

/** What is set for a street; what a street begins with where nothing is. */
export async function findStreetSettings(
  database: Database,
  street: string,
  { locked = false } = {},
): Promise<StreetSettingsShown> {
  const stored = await firstRow<StreetSettingsBody>(
    database,
    sql`SELECT ${streetSetting.duplicateMetres} AS duplicate_metres, ${streetSetting.duplicateDays} AS duplicate_days
      FROM ${streetSetting} WHERE ${streetSetting.streetCode} = ${street} ${locked ? sql`FOR UPDATE` : sql``}`,
  )
  const set = stored ?? firstStreetSettings
  return { street, ...set, version: versionOf([set.duplicate_metres, set.duplicate_days]) }
}
