import { sql } from 'drizzle-orm'
import { rows } from '../database/rows.ts'
import { inputInvalid } from '../problem.ts'
import { recordAudit } from './audit.ts'
import { credentialsInvalid } from './identity.problems.ts'
import { account as accountTable } from './identity.table.ts'
import type { IdentityServices } from './identity.ts'
import type { Account } from './reader.ts'

/**
 * Changes the password of whoever asks, ends their other sessions and lifts the demand to change an initial one. Returns the
 * headers of the new cookie; throws `credentials_invalid` if the present password is not the one given.
 */
export async function changePassword(
  { database, authentication, reader }: IdentityServices,
  account: Account,
  headers: Headers,
  { present, next }: { present: string; next: string },
): Promise<Headers> {
  if (present === next)
    throw inputInvalid({ errors: [{ pointer: '/new_password', detail: 'must differ from the present one' }] })
  const body = { currentPassword: present, newPassword: next, revokeOtherSessions: true }
  const { api } = await authentication()
  const answer = await api.changePassword({ body, headers, returnHeaders: true }).catch(() => undefined)
  if (!answer) throw credentialsInvalid()
  await database.transaction(async (transaction) => {
    await rows(
      transaction,
      sql`UPDATE ${accountTable} SET must_change_password = false, updated_at = now() WHERE ${accountTable.id} = ${account.id}`,
    )
    await recordAudit(transaction, { action: 'password_changed', actor: account, place: account.scope })
  })
  reader.forget()
  return answer.headers
}
