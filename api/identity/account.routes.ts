import type { Context } from 'hono'
import { Hono } from 'hono'
import { z } from 'zod'
import { communityCode, gridCode, streetCode } from '../district/place-code.model.ts'
import { wholeNumber } from '../parameters.ts'
import { validate } from '../problem.ts'
import { listAccounts, listSessions } from './account.queries.ts'
import { auditActions } from './audit.model.ts'
import { readAudit } from './audit.queries.ts'
import { revokeSessions } from './end-session.ts'
import { notPermitted } from './identity.problems.ts'
import type { IdentityServices } from './identity.ts'
import {
  changeAccount,
  createAccount,
  deleteAccount,
  requireManaged,
  resetPassword,
} from './manage-account.ts'
import { type Action, refusalOf, role } from './permission.model.ts'
import { type Account, accountOf } from './reader.ts'
import { nameOf } from './session-reader.ts'

const scope = z.union([
  z.literal(''),
  z.string().regex(/^(\d{4}|\d{6})$/, 'must be a place code'),
  streetCode,
  communityCode,
  gridCode,
])
const email = z.email({ error: 'must be a mail address' }).max(200).nullable()
const name = z.string().trim().min(1).max(40)

export const accountBody = z.strictObject({
  username: z.string().regex(/^[A-Za-z0-9_.]{2,40}$/, 'must be 2 to 40 letters, digits, dots or underscores'),
  name,
  email: email.default(null),
  role,
  scope,
  unit: z.int().nullable().default(null),
})
export const accountChangeBody = z.strictObject({
  name: name.optional(),
  email: email.optional(),
  role: role.optional(),
  scope: scope.optional(),
  unit: z.int().nullable().optional(),
  is_disabled: z.boolean().optional(),
})
export const accountParameter = z.strictObject({ id: z.string().min(1).max(80) })
export const auditQuery = z.strictObject({
  limit: wholeNumber(1, 500).default(100),
  before: wholeNumber(1, 2 ** 31).optional(),
  action: z.enum(auditActions).optional(),
})

/** Whoever asks, if their role has the action. */
function requireAction(context: Context, action: Action): Account {
  const account = accountOf(context)
  const refusal = refusalOf(account, action)
  if (refusal) throw notPermitted({ members: { refusal } })
  return account
}

/** The administration of accounts, and the audit. */
export function accountRoutes(services: IdentityServices) {
  const { database } = services
  return new Hono()
    .get('/accounts', async (context) => {
      const actor = requireAction(context, 'manage_accounts')
      context.header('cache-control', 'no-store')
      return context.json({ accounts: await listAccounts(database, actor.scope) }, 200)
    })
    .post('/accounts', validate('json', accountBody), async (context) => {
      const actor = requireAction(context, 'manage_accounts')
      const created = await createAccount(services, actor, context.req.valid('json'))
      context.header('cache-control', 'no-store')
      return context.json(created, 201)
    })
    .patch(
      '/accounts/:id',
      validate('param', accountParameter),
      validate('json', accountChangeBody),
      async (context) => {
        const actor = requireAction(context, 'manage_accounts')
        await changeAccount(services, actor, context.req.valid('param').id, context.req.valid('json'))
        return context.body(null, 204)
      },
    )
    .delete('/accounts/:id', validate('param', accountParameter), async (context) => {
      const actor = requireAction(context, 'manage_accounts')
      await deleteAccount(services, actor, context.req.valid('param').id)
      return context.body(null, 204)
    })
    .post('/accounts/:id/reset-password', validate('param', accountParameter), async (context) => {
      const actor = requireAction(context, 'manage_accounts')
      const reset = await resetPassword(services, actor, context.req.valid('param').id)
      context.header('cache-control', 'no-store')
      return context.json(reset, 200)
    })
    .get('/accounts/:id/sessions', validate('param', accountParameter), async (context) => {
      const actor = requireAction(context, 'manage_accounts')
      const { id } = await requireManaged(database, actor, context.req.valid('param').id)
      context.header('cache-control', 'no-store')
      return context.json({ sessions: await listSessions(database, id, actor.session) }, 200)
    })
    .delete('/accounts/:id/sessions', validate('param', accountParameter), async (context) => {
      const actor = requireAction(context, 'manage_accounts')
      const stored = await requireManaged(database, actor, context.req.valid('param').id)
      const owner = { id: stored.id, username: nameOf(stored), scope: stored.scope ?? '' }
      await revokeSessions(services, actor, owner)
      return context.body(null, 204)
    })
    .get('/audit', validate('query', auditQuery), async (context) => {
      const actor = requireAction(context, 'read_audit')
      context.header('cache-control', 'no-store')
      return context.json(await readAudit(database, actor.scope, context.req.valid('query')), 200)
    })
}
