import { sql } from 'drizzle-orm'
import type { Database } from '../database/open.ts'
import { furnishStreets } from '../office/furnish-streets.ts'
import { categoryCatalogue } from './category.model.ts'
import { defaultCalendarDays } from './work-calendar.model.ts'

/**
 * Writes the data that every street shares and this version brings: the category scheme and the calendar of working
 * days; and gives streets from before there were settings theirs. Names follow the version; limits and days that an office has
 * changed stay as it left them.
 */
export async function writeReferenceData(database: Database): Promise<void> {
  await database.execute(sql`
    INSERT INTO category (scheme, code, main_code, main_name, main_name_en, name, name_en, clock, dispatch_minutes, settle_minutes)
    SELECT scheme, code, "mainCode", "mainName", "mainNameEn", name, "nameEn", clock, "dispatchMinutes", "settleMinutes"
    FROM json_to_recordset(${JSON.stringify(categoryCatalogue)}::json)
      AS entry(scheme text, code text, "mainCode" text, "mainName" text, "mainNameEn" text, name text, "nameEn" text, clock text, "dispatchMinutes" int, "settleMinutes" int)
    ON CONFLICT (scheme, code) DO UPDATE SET
      main_name = excluded.main_name, main_name_en = excluded.main_name_en, name = excluded.name, name_en = excluded.name_en
    WHERE (category.main_name, category.main_name_en, category.name, category.name_en)
      IS DISTINCT FROM (excluded.main_name, excluded.main_name_en, excluded.name, excluded.name_en)`)
  await database.execute(sql`
    INSERT INTO work_calendar (day, is_working, name)
    SELECT day, "isWorking", name
    FROM json_to_recordset(${JSON.stringify(defaultCalendarDays)}::json) AS entry(day date, "isWorking" boolean, name text)
    ON CONFLICT (day) DO NOTHING`)
  await furnishStreets(database)
}
