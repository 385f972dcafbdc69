import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'

/**
 * Free text as others may see it: telephones (138****8000), identity and bank cards, number plates, accounts, homes and
 * the names that go with them are masked, and so is `person`, who reported. A function of the database, so that what is
 * searched is what is shown; null stays null.
 */
export const redacted = (words: SQLWrapper, person: SQLWrapper = sql`NULL`): SQL<string> =>
  sql<string>`redacted(${words}, ${person})`

/** An address as far as the building: no stairs, floor or door; null if nothing is left. */
export const addressToBuilding = (address: SQLWrapper): SQL<string | null> =>
  sql<string | null>`address_to_building(${address})`
