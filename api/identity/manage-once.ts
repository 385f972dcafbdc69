import type { Context } from 'hono'
import { once } from './idempotent.ts'
import type { IdentityServices } from './identity.ts'
import type { Account } from './reader.ts'

/** Does a write of accounts, sessions or keys once, as `once` does; whoever is signed in is read anew after it. */
export async function manageOnce<Answer extends object | null>(
  context: Context,
  services: IdentityServices,
  actor: Account,
  write: (services: IdentityServices) => Promise<Answer>,
  options?: { sealed: boolean },
): Promise<Answer> {
  const answer = await once(
    context,
    services.database,
    actor,
    (transaction) => write(services.within(transaction)),
    options,
  )
  services.reader.forget()
  return answer
}

/** For a write that is answered by nothing but that it was done. */
export const doOnce = async (
  context: Context,
  services: IdentityServices,
  actor: Account,
  write: (services: IdentityServices) => Promise<unknown>,
): Promise<void> => {
  await manageOnce(context, services, actor, async (own) => {
    await write(own)
    return null
  })
}
