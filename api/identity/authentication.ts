import { apiKey as apiKeys } from '@better-auth/api-key'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { betterAuth } from 'better-auth/minimal'
import { genericOAuth, username } from 'better-auth/plugins'
import type { Database } from '../database/open.ts'
import { findAccount } from './account.queries.ts'
import { recordAudit } from './audit.ts'
import { account, apiKey, credential, session, verification } from './identity.table.ts'
import { longestPassword, shortestPassword } from './password.model.ts'
import { readSecret } from './secret.ts'

/** The office's own sign-on, by OpenID Connect. */
export type SignOn = { discoveryUrl: string; clientId: string; clientSecret: string; name: string }

/** The provider id of the office's own sign-on: a part of the address it returns to. */
export const signOnProvider = 'office'

/** The header by which the address of a caller is told to the library; what a caller sends under this name is dropped. */
export const addressHeader = 'x-streetgrid-address'

export type AuthenticationOptions = {
  /** Where browsers reach this server; needed for the office's own sign-on, and for cookies that only travel over TLS. */
  publicUrl?: string
  signOn?: SignOn
}

/** How long a wall stays signed in; everybody else is asked again after `workingSession`. */
const longestSessionSeconds = 400 * 86_400

/**
 * Accounts, passwords (scrypt), sessions, keys and the office's own sign-on. Kept by better-auth in the tables of this
 * room; the rules on top of it (lock-out, idle, roles, audit) are this room's own.
 */
export async function createAuthentication(database: Database, options: AuthenticationOptions = {}) {
  const { publicUrl, signOn } = options
  return betterAuth({
    appName: 'streetgrid',
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret: await readSecret(database, 'cookies'),
    database: drizzleAdapter(database, {
      provider: 'pg',
      schema: { user: account, session, account: credential, verification, apikey: apiKey },
    }),
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: 'streetgrid',
      useSecureCookies: publicUrl?.startsWith('https:') ?? false,
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
    user: {
      additionalFields: {
        role: { type: 'string', required: false, input: false },
        scope: { type: 'string', required: false, input: false },
        unitStreetCode: { type: 'string', required: false, input: false },
        unitId: { type: 'number', required: false, input: false },
        isDemo: { type: 'boolean', required: false, input: false },
        isDisabled: { type: 'boolean', required: false, input: false },
        mustChangePassword: { type: 'boolean', required: false, input: false },
      },
    },
    session: {
      expiresIn: longestSessionSeconds,
      disableSessionRefresh: true,
      additionalFields: { lastSeenAt: { type: 'date', required: false, input: false } },
    },
    databaseHooks: {
      session: {
        create: {
          async after({ userId }, context) {
            if (context?.path?.startsWith('/callback') !== true) return
            const stored = await findAccount(database, userId)
            const actor = { id: userId, username: stored?.username ?? stored?.name ?? userId }
            const place = stored?.scope ?? ''
            await recordAudit(database, { action: 'signed_in', actor, place, detail: { by: signOnProvider } })
          },
        },
      },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
    },
    // Only by an address that the sign-on says it has verified: one that anybody may write there would be anybody's account.
    account: { accountLinking: { enabled: true } },
    plugins: [
      username({ minUsernameLength: 2, maxUsernameLength: 40, displayUsername: false }),
      apiKeys({
        defaultPrefix: 'streetgrid_',
        requireName: true,
        rateLimit: { enabled: false },
        enableMetadata: false,
        keyExpiration: { defaultExpiresIn: null },
      }),
      ...(signOn
        ? [
            genericOAuth({
              config: [
                {
                  providerId: signOnProvider,
                  discoveryUrl: signOn.discoveryUrl,
                  clientId: signOn.clientId,
                  clientSecret: signOn.clientSecret,
                  scopes: ['openid', 'profile', 'email'],
                  pkce: true,
                },
              ],
            }),
          ]
        : []),
    ],
  })
}

export type Authentication = Awaited<ReturnType<typeof createAuthentication>>
