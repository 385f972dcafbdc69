import { sql } from 'drizzle-orm'
import type { Database } from '../database/open.ts'
import { firstTemplates } from './template.data.ts'

/**
 * Gives streets that are new their settings and their first templates; those that have settings are left as they are, also
 * if their office has removed every template.
 */
export async function furnishStreets(database: Database): Promise<void> {
  await database.execute(sql`
    WITH furnished AS (
      INSERT INTO street_setting (street_code) SELECT street_code FROM district
      ON CONFLICT (street_code) DO NOTHING RETURNING street_code)
    INSERT INTO response_template (street_code, verb, main_code, title, body)
    SELECT furnished.street_code, first.verb, first.main_code, first.title, first.body
    FROM furnished, json_to_recordset(${JSON.stringify(firstTemplates)}::json)
      AS first(verb text, main_code text, title text, body text)`)
}
