import { Hono } from 'hono'
import { validate } from '../problem.ts'
import { listAccounts, listSessions } from './account.queries.ts'
import { readAudit } from './audit.queries.ts'
import { revokeSessions } from './end-session.ts'
import { accountBody, accountChangeBody, accountParameter, auditQuery } from './identity.requests.ts'
import type { IdentityServices } from './identity.ts'
import {
  changeAccount,
  createAccount,
  deleteAccount,
  requireManaged,
  resetPassword,
} from './manage-account.ts'
import { doOnce, manageOnce } from './manage-once.ts'
import { permitted } from './permit.ts'
import { nameOf } from './session-reader.ts'

/** The administration of accounts, and the audit. */
export function accountRoutes(services: IdentityServices) {
  const { database } = services
  return new Hono()
    .get('/accounts', async (context) => {
      const actor = permitted(context, 'manage_accounts')
      context.header('cache-control', 'no-store')
      return context.json({ accounts: await listAccounts(database, actor.scope) }, 200)
    })
    .post('/accounts', validate('json', accountBody), async (context) => {
      const actor = permitted(context, 'manage_accounts')
      const wanted = context.req.valid('json')
      const created = await manageOnce(context, services, actor, (own) => createAccount(own, actor, wanted), {
        sealed: true,
      })
      context.header('cache-control', 'no-store')
      return context.json(created, 201)
    })
    .patch(
      '/accounts/:id',
      validate('param', accountParameter),
      validate('json', accountChangeBody),
      async (context) => {
        const actor = permitted(context, 'manage_accounts')
        const [{ id }, change] = [context.req.valid('param'), context.req.valid('json')]
        await doOnce(context, services, actor, (own) => changeAccount(own, actor, id, change))
        return context.body(null, 204)
      },
    )
    .delete('/accounts/:id', validate('param', accountParameter), async (context) => {
      const actor = permitted(context, 'manage_accounts')
      const { id } = context.req.valid('param')
      await doOnce(context, services, actor, (own) => deleteAccount(own, actor, id))
      return context.body(null, 204)
    })
    .post('/accounts/:id/reset-password', validate('param', accountParameter), async (context) => {
      const actor = permitted(context, 'manage_accounts')
      const { id } = context.req.valid('param')
      const reset = await manageOnce(context, services, actor, (own) => resetPassword(own, actor, id), {
        sealed: true,
      })
      context.header('cache-control', 'no-store')
      return context.json(reset, 200)
    })
    .get('/accounts/:id/sessions', validate('param', accountParameter), async (context) => {
      const actor = permitted(context, 'manage_accounts')
      const { id } = await requireManaged(database, actor, context.req.valid('param').id)
      context.header('cache-control', 'no-store')
      return context.json({ sessions: await listSessions(database, id, actor.session) }, 200)
    })
    .delete('/accounts/:id/sessions', validate('param', accountParameter), async (context) => {
      const actor = permitted(context, 'manage_accounts')
      const { id } = context.req.valid('param')
      await doOnce(context, services, actor, async (own) => {
        const stored = await requireManaged(own.database, actor, id)
        const owner = { id: stored.id, username: nameOf(stored), scope: stored.scope ?? '' }
        await revokeSessions(own, actor, owner)
      })
      return context.body(null, 204)
    })
    .get('/audit', validate('query', auditQuery), async (context) => {
      const actor = permitted(context, 'read_audit')
      context.header('cache-control', 'no-store')
      return context.json(await readAudit(database, actor.scope, context.req.valid('query')), 200)
    })
}
