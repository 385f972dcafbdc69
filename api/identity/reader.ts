import type { Context, MiddlewareHandler } from 'hono'
import { everywhere, type Scope, scopeWithin } from './scope.ts'

/** Says what the reader of a request may see. */
export type Reader = (context: Context) => Scope | Promise<Scope>

/** Nobody signs in yet: everybody may see everything. */
export const anybody: Reader = () => everywhere

/** Finds out once for each request what its reader may see. */
export const identify =
  (reader: Reader): MiddlewareHandler =>
  async (context, next) => {
    context.set('scope', await reader(context))
    await next()
  }

/** What the reader of a request may see; every query of a request is limited by it. */
export function scopeOf(context: Context): Scope {
  const scope: Scope | undefined = context.get('scope')
  if (scope === undefined) throw new Error('the reader of this request was not identified')
  return scope
}

/** What the reader may see of a street. */
export const scopeIn = (context: Context, street: string): Scope => scopeWithin(scopeOf(context), street)

/** A query's conditions with what the reader may see of the street it asks about, in the place of the street. */
export const scoped = <Query extends { street: string }>(
  context: Context,
  { street, ...conditions }: Query,
): Omit<Query, 'street'> & { scope: Scope } => ({ ...conditions, scope: scopeIn(context, street) })
