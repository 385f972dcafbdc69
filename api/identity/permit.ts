import type { Context } from 'hono'
import { notPermitted } from './identity.problems.ts'
import { type Action, type Refusal, refusalOf, type Target } from './permission.model.ts'
import { type Account, accountOf } from './reader.ts'

export const refused = (refusal: Refusal) => notPermitted({ members: { refusal } })

/**
 * Who asks, if they may do this, to this where it is given; throws `sign_in_required` or `not_permitted` with the reason as
 * `refusal`.
 */
export function permitted(context: Context, action: Action, target?: Target): Account {
  const account = accountOf(context)
  const refusal = refusalOf(account, action, target)
  if (refusal) throw refused(refusal)
  return account
}
