import type { Database, OpenDatabase } from '../database/open.ts'
import { type Authentication, type AuthenticationOptions, createAuthentication } from './authentication.ts'
import { DemoMode } from './demo-mode.ts'
import { SessionReader } from './session-reader.ts'

/** What the rooms of accounts and sign-in work with. */
export type IdentityServices = {
  database: Database
  /** Made at its first use, for it reads this database's secret. */
  authentication: () => Promise<Authentication>
  demo: DemoMode
  /**
   * The same within a transaction: what the library that keeps accounts writes is a part of it. Whoever calls this forgets
   * what the reader remembers once the transaction is through.
   */
  within(transaction: Database): IdentityServices
  /** Whether the office has a sign-on of its own. */
  hasSignOn: boolean
  reader: SessionReader
}

/** Made once for a database. `now` is the clock idle is reckoned by, in milliseconds. */
export function createIdentity(
  { database }: Pick<OpenDatabase, 'database'>,
  { now, ...options }: AuthenticationOptions & { now?: () => number } = {},
): IdentityServices {
  let made: Promise<Authentication> | undefined
  const authentication = () => {
    made ??= createAuthentication(database, options).catch((error) => {
      made = undefined
      throw error
    })
    return made
  }
  const demo = new DemoMode(database)
  const services: IdentityServices = {
    database,
    authentication,
    within: (transaction) => ({
      ...services,
      database: transaction,
      authentication: () => createAuthentication(transaction, options),
    }),
    demo,
    hasSignOn: options.signOn !== undefined,
    reader: new SessionReader(database, authentication, demo, now),
  }
  return services
}
