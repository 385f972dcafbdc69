import type { Context, MiddlewareHandler } from 'hono'
import type { Problem } from '../problem.ts'
import { signInRequired } from './identity.problems.ts'
import type { Performer } from './permission.model.ts'
import { everywhere, type Scope, scopeWithin } from './scope.ts'

/**
 * Who is signed in, as far as the rooms have to know. `unit` is an id in the street the scope lies in. `session` is the
 * browser that is signed in; null for other software, which asks with a key.
 */
export type Account = Performer & {
  id: string
  username: string
  name: string
  session: string | null
}

/**
 * The reader of a request: what they may see, and who they are, if they signed in. `refusal` is what they are told at
 * every address that is not open to all.
 */
export type Identity = { account: Account | null; scope: Scope; refusal?: Problem }

/** Says who the reader of a request is. */
export type Reader = (context: Context) => Identity | Promise<Identity>

/** A reader who has not signed in and may see everything: the demo's visitor, and most tests. */
export const anybody: Reader = () => ({ account: null, scope: everywhere })

/** Finds out once for each request who its reader is. */
export const identify =
  (reader: Reader): MiddlewareHandler =>
  async (context, next) => {
    context.set('identity', await reader(context))
    await next()
  }

/** Refuses whoever may not read at all; for the addresses that are not open to all. */
export const admit: MiddlewareHandler = async (context, next) => {
  const { refusal } = identityOf(context)
  if (refusal?.status === 401) context.header('www-authenticate', challengeAt(context.req.path))
  if (refusal) throw refusal
  await next()
}

/** Other software is asked for a key; a browser's page would be interrupted by Basic, so only /ogc asks for it. */
const challengeAt = (path: string): string =>
  path.startsWith('/ogc') ? 'Basic realm="streetgrid", charset="UTF-8", Bearer' : 'Bearer'

/** The reader of a request. */
export function identityOf(context: Context): Identity {
  const identity: Identity | undefined = context.get('identity')
  if (identity === undefined) throw new Error('the reader of this request was not identified')
  return identity
}

/** What the reader of a request may see; every query of a request is limited by it. */
export const scopeOf = (context: Context): Scope => identityOf(context).scope

/** Who is signed in; throws `sign_in_required`. */
export function accountOf(context: Context): Account {
  const { account } = identityOf(context)
  if (account === null) throw signInRequired()
  return account
}

/** What the reader may see of a street. */
export const scopeIn = (context: Context, street: string): Scope => scopeWithin(scopeOf(context), street)

/** A query's conditions with what the reader may see of the street it asks about, in the place of the street. */
export const scoped = <Query extends { street: string }>(
  context: Context,
  { street, ...conditions }: Query,
): Omit<Query, 'street'> & { scope: Scope } => ({ ...conditions, scope: scopeIn(context, street) })
