import type { Context } from 'hono'
import { addressOf } from './caller.ts'
import type { Action, Target } from './permission.model.ts'
import { permitted } from './permit.ts'
import type { Account } from './reader.ts'

/** Who changes something, from where, and which version of it they have seen. */
export type Change = { actor: Account; address?: string; ifMatch?: string }

/** What a request says of who changes something; throws `sign_in_required` or `not_permitted`. */
export const changeBy = (context: Context, action: Action, target?: Target): Change => ({
  actor: permitted(context, action, target),
  address: addressOf(context),
  ifMatch: context.req.header('if-match'),
})
