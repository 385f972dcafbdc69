import { type Context, Hono } from 'hono'
import { routeUnknown, validate } from '../problem.ts'
import { findAccount, listSessions, type StoredAccount } from './account.queries.ts'
import { createKey, listKeys, revokeKey } from './api-key.ts'
import { addressOf } from './caller.ts'
import { changePassword } from './change-password.ts'
import { signInAsDemo } from './demo-accounts.ts'
import { revokeSessions, signOut } from './end-session.ts'
import { keyUnknown, notPermitted, roleMissing, sessionUnknown, signInRequired } from './identity.problems.ts'
import {
  demoSignInBody,
  keyBody,
  passwordBody,
  sessionParameter,
  signInBody,
  signOnQuery,
} from './identity.requests.ts'
import type { Me, SignedIn } from './identity.shapes.ts'
import type { IdentityServices } from './identity.ts'
import { idleSeconds } from './idle.model.ts'
import { doOnce, manageOnce } from './manage-once.ts'
import { actions, refusalOf } from './permission.model.ts'
import { accountOf, identityOf } from './reader.ts'
import { nameOf } from './session-reader.ts'
import { signIn } from './sign-in.ts'
import { beginSignOn } from './sign-on.ts'

/** Signing in and out, and what concerns one's own account. */
export function identityRoutes(services: IdentityServices) {
  const { database, authentication, demo, reader } = services
  const meOf = async (id: string): Promise<Me> => {
    const stored = await findAccount(database, id)
    if (!stored) throw signInRequired()
    return describe(stored)
  }
  return new Hono()
    .post('/auth/sign-in/username', validate('json', signInBody), async (context) => {
      const attempt = { database, authentication, demo, ...originOf(context) }
      const { stored, headers } = await signIn(attempt, context.req.valid('json'))
      for (const cookie of headers.getSetCookie()) context.header('set-cookie', cookie, { append: true })
      context.header('cache-control', 'no-store')
      return context.json(describe(stored), 200)
    })
    .post('/auth/sign-in/demo', validate('json', demoSignInBody), async (context) => {
      const { username } = context.req.valid('json')
      const { stored, headers } = await signInAsDemo(services, username, originOf(context))
      for (const cookie of headers.getSetCookie()) context.header('set-cookie', cookie, { append: true })
      context.header('cache-control', 'no-store')
      return context.json(describe(stored), 200)
    })
    .post('/auth/sign-out', async (context) => {
      const { account } = identityOf(context)
      if (account?.session) await signOut(services, account)
      const { api } = await authentication()
      const answer = await api.signOut({
        headers: context.req.raw.headers,
        returnHeaders: true,
      })
      for (const cookie of answer.headers.getSetCookie())
        context.header('set-cookie', cookie, { append: true })
      return context.body(null, 204)
    })
    .post('/auth/change-password', validate('json', passwordBody), async (context) => {
      const account = accountOf(context)
      const { current_password: present, new_password: next } = context.req.valid('json')
      const { headers } = context.req.raw
      // Told once: who sends the former cookie again is not signed in any more.
      let cookies: string[] = []
      await doOnce(context, services, account, async (own) => {
        cookies = (await changePassword(own, account, headers, { present, next })).getSetCookie()
      })
      for (const cookie of cookies) context.header('set-cookie', cookie, { append: true })
      return context.json(await meOf(account.id), 200)
    })
    .get('/auth/session', async (context) => {
      const { account, refusal } = identityOf(context)
      const answer: SignedIn = {
        account: account === null ? null : await meOf(account.id),
        refusal: refusal?.code ?? null,
      }
      context.header('cache-control', 'no-store')
      return context.json(answer, 200)
    })
    .get('/me', async (context) => {
      const { account, refusal } = identityOf(context)
      if (account === null) throw refusal?.code === roleMissing().code ? refusal : signInRequired()
      context.header('cache-control', 'no-store')
      return context.json(await meOf(account.id), 200)
    })
    .get('/me/sessions', async (context) => {
      const account = accountOf(context)
      context.header('cache-control', 'no-store')
      return context.json({ sessions: await listSessions(database, account.id, account.session) }, 200)
    })
    .delete('/me/sessions/:id', validate('param', sessionParameter), async (context) => {
      const account = accountOf(context)
      const { id } = context.req.valid('param')
      await doOnce(context, services, account, async (own) => {
        if ((await revokeSessions(own, account, account, id)) === 0) throw sessionUnknown()
      })
      return context.body(null, 204)
    })
    .get('/me/keys', async (context) => {
      const account = accountOf(context)
      context.header('cache-control', 'no-store')
      return context.json({ keys: await listKeys(database, account.id) }, 200)
    })
    .post('/me/keys', validate('json', keyBody), async (context) => {
      const account = accountOf(context)
      if (account.role === 'wall' || account.session === null)
        throw notPermitted({ detail: 'keys are made by a person who is signed in' })
      const { name, days } = context.req.valid('json')
      context.header('cache-control', 'no-store')
      const created = await manageOnce(
        context,
        services,
        account,
        (own) => createKey(own, account, { name, days }),
        { sealed: true },
      )
      return context.json(created, 201)
    })
    .delete('/me/keys/:id', validate('param', sessionParameter), async (context) => {
      const account = accountOf(context)
      const { id } = context.req.valid('param')
      await doOnce(context, services, account, async (own) => {
        if (!(await revokeKey(own, account, id))) throw keyUnknown()
      })
      return context.body(null, 204)
    })
    .get('/auth/sign-on', validate('query', signOnQuery), async (context) => {
      const { to } = context.req.valid('query')
      const { url, headers } = await beginSignOn(services, to)
      for (const cookie of headers.getSetCookie()) context.header('set-cookie', cookie, { append: true })
      return context.redirect(url, 302)
    })
    .get('/auth/callback/office', async (context) => {
      if (!services.hasSignOn) throw routeUnknown()
      reader.forget()
      return (await authentication()).handler(context.req.raw)
    })
}

const originOf = (context: Context) => ({
  address: addressOf(context),
  userAgent: context.req.header('user-agent')?.slice(0, 300),
})

function describe(stored: StoredAccount): Me {
  const { role, scope, unit, unitName, name, mustChangePassword, isDemo } = stored
  const performer = role === null || scope === null ? null : { role, scope, unit }
  return {
    username: stored.username === null ? null : nameOf(stored),
    name,
    role,
    scope,
    unit,
    unit_name: unitName,
    must_change_password: mustChangePassword,
    is_demo: isDemo,
    actions: performer ? actions.filter((action) => refusalOf(performer, action) === null) : [],
    idle_seconds: idleSeconds(role),
  }
}
