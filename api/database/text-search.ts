import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'

/** A pattern for LIKE that matches the text itself anywhere: its wildcards are escaped. */
export const containing = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`

/** The pairs of neighbouring characters of a text, in lower case: a function of the database, for an index can hold it. */
export const bigramsOf = (text: SQLWrapper): SQL => sql`bigrams(${text})`

/** What is searched of an incident in one text, as `incident_text_index` has it: whatever one of them mentions, it has. */
export const searchedText = (texts: Record<'description' | 'code' | 'address', SQLWrapper>): SQL =>
  sql`${texts.description} || ' ' || ${texts.code} || ' ' || coalesce(${texts.address}, '')`

/** Chinese characters, digits and signs: no letter of any script becomes one of them in lower case. */
const withoutCase = /^[\p{Script=Han}\d\s!-/:-@[-`{-~，。、；：？！“”‘’（）《》【】…—·]+$/u

/**
 * True where one of the columns has the text in it, in whatever case. Where the text has none, LIKE says the same as ILIKE
 * and is four times as fast.
 */
export function mentionedIn(columns: readonly SQLWrapper[], text: string): SQL {
  const compare = withoutCase.test(text) ? sql`LIKE` : sql`ILIKE`
  const pattern = containing(text)
  return sql`(${sql.join(
    columns.map((column) => sql`${column} ${compare} ${pattern}`),
    sql` OR `,
  )})`
}

/** False where a text cannot have another in it, for it lacks two of its neighbours; of one character it says nothing. */
export const mayMention = (searched: SQL, text: string): SQL =>
  [...text].length < 2 ? sql`true` : sql`${bigramsOf(searched)} @> ${bigramsOf(sql`${text}::text`)}`
