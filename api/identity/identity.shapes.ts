import { z } from 'zod'
import { instant } from '../feature/feature.shapes.ts'
import { count } from '../field.model.ts'
import { auditActions } from './audit.model.ts'
import { actions, role } from './permission.model.ts'

const scope = z.string().describe('A place code: everything whose code begins with it; empty: everywhere')

/** Who is signed in. */
export const me = z
  .object({
    username: z.string().nullable(),
    name: z.string(),
    role: role.nullable().describe('null: signed in by the office’s own sign-on, and not yet given a role'),
    scope: scope.nullable(),
    unit: z.int().nullable(),
    unit_name: z.string().nullable(),
    must_change_password: z.boolean(),
    is_demo: z.boolean(),
    actions: z.array(z.enum(actions)).describe('What the role may do somewhere in its scope'),
    idle_seconds: z.int().nullable().describe('Signed out after so long without a request; null: never'),
  })
  .meta({ id: 'Me' })
export type Me = z.infer<typeof me>

/** What a page asks before it knows whether anybody is signed in. */
export const signedIn = z
  .object({
    account: me.nullable(),
    refusal: z
      .string()
      .nullable()
      .describe('The code with which other addresses refuse this reader; null: they do not'),
  })
  .meta({ id: 'SignedIn' })
export type SignedIn = z.infer<typeof signedIn>

export const accountListed = z
  .object({
    id: z.string(),
    username: z.string().nullable(),
    name: z.string(),
    email: z.string().nullable(),
    role: role.nullable(),
    scope: scope.nullable(),
    unit: z.int().nullable(),
    unit_name: z.string().nullable(),
    is_demo: z.boolean(),
    is_disabled: z.boolean(),
    must_change_password: z.boolean(),
    has_password: z.boolean(),
    created_at: instant,
    last_seen_at: instant.nullable(),
    locked_until: instant.nullable(),
    sessions: count,
  })
  .meta({ id: 'AccountListed' })
export type AccountListed = z.infer<typeof accountListed>

export const accountList = z.object({ accounts: z.array(accountListed) }).meta({ id: 'AccountList' })
export type AccountList = z.infer<typeof accountList>

/** A password that is told once and has to be changed at the first sign-in. */
export const initialPassword = z
  .object({ id: z.string(), username: z.string().nullable(), initial_password: z.string() })
  .meta({ id: 'InitialPassword' })
export type InitialPassword = z.infer<typeof initialPassword>

export const sessionListed = z
  .object({
    id: z.string(),
    is_current: z.boolean(),
    created_at: instant,
    last_seen_at: instant,
    address: z.string().nullable(),
    user_agent: z.string().nullable(),
  })
  .meta({ id: 'SessionListed' })
export type SessionListed = z.infer<typeof sessionListed>
export const sessionList = z.object({ sessions: z.array(sessionListed) }).meta({ id: 'SessionList' })

export const keyListed = z
  .object({
    id: z.string(),
    name: z.string(),
    start: z.string().nullable().describe('Its first characters, to tell it from others'),
    created_at: instant,
    expires_at: instant.nullable(),
    last_used_at: instant.nullable(),
  })
  .meta({ id: 'KeyListed' })
export type KeyListed = z.infer<typeof keyListed>
export const keyList = z.object({ keys: z.array(keyListed) }).meta({ id: 'KeyList' })
export const keyCreated = keyListed
  .extend({ key: z.string().describe('Told this once: only its hash is kept') })
  .meta({ id: 'KeyCreated' })
export type KeyCreated = z.infer<typeof keyCreated>

export const auditEntry = z
  .object({
    position: z.int(),
    at: instant,
    action: z.enum(auditActions),
    actor: z.string(),
    place: z.string(),
    subject: z.string().nullable(),
    reason: z.string().nullable(),
    address: z.string().nullable(),
    detail: z.record(z.string(), z.unknown()).nullable(),
  })
  .meta({ id: 'AuditEntry' })
export type AuditEntryShown = z.infer<typeof auditEntry>
export const auditPage = z
  .object({ entries: z.array(auditEntry), next: z.int().nullable().describe('`before` of the next page') })
  .meta({ id: 'AuditPage' })
export type AuditPage = z.infer<typeof auditPage>
