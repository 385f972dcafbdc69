import { sql } from 'drizzle-orm'
import { firstRow } from '../database/rows.ts'
import { account } from './identity.table.ts'
import type { IdentityServices } from './identity.ts'
import { initialPassword } from './manage-account.ts'
import { writeAccount } from './write-account.ts'

/**
 * Makes the first account of an office where there is none: an administrator whose reach is everything. Returns its
 * password, which has to be changed at the first sign-in; undefined if there are accounts already.
 */
export async function createFirstAdministrator(
  services: Pick<IdentityServices, 'database' | 'authentication'>,
): Promise<string | undefined> {
  if (await firstRow(services.database, sql`SELECT 1 AS found FROM ${account} LIMIT 1`)) return undefined
  const password = initialPassword()
  await writeAccount(services, {
    username: 'admin',
    name: '管理员',
    role: 'admin',
    scope: '',
    unit: null,
    mustChangePassword: true,
    password,
  })
  return password
}
