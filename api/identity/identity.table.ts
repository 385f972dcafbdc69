import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
} from 'drizzle-orm/pg-core'
import { oneOf } from '../database/checks.ts'
import { unit } from '../unit/unit.table.ts'
import { type AuditAction, auditActions } from './audit.model.ts'
import { type Role, roles } from './permission.model.ts'

const instant = () => timestamp({ withTimezone: true, mode: 'date', precision: 3 })
const madeAt = () => instant().notNull().defaultNow()

/**
 * Who signs in. `scope` is a place code, everything whose code begins with it is within reach; empty is everywhere. The
 * library that keeps accounts calls this table user, and `credential` account.
 */
export const account = pgTable(
  'account',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    email: text().notNull(),
    emailVerified: boolean().notNull().default(false),
    image: text(),
    username: text(),
    role: text().$type<Role>(),
    scope: text(),
    unitStreetCode: text(),
    unitId: integer(),
    isDemo: boolean().notNull().default(false),
    isDisabled: boolean().notNull().default(false),
    mustChangePassword: boolean().notNull().default(false),
    createdAt: madeAt(),
    updatedAt: madeAt(),
  },
  (table) => [
    unique('account_email').on(table.email),
    unique('account_username').on(table.username),
    foreignKey({
      columns: [table.unitStreetCode, table.unitId],
      foreignColumns: [unit.streetCode, unit.id],
    }).onDelete('set null'),
    check('account_role', oneOf(table.role, roles)),
    check('account_scope', sql`${table.scope} ~ '^([0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12}|[0-9]{15})?$'`),
    check('account_unit', sql`(${table.unitId} IS NULL) = (${table.unitStreetCode} IS NULL)`),
    check('account_granted', sql`(${table.role} IS NULL) = (${table.scope} IS NULL)`),
    index('account_unit_index').on(table.unitStreetCode, table.unitId),
  ],
)

/** Where an account proves who it is: a password, or the office's own sign-on. */
export const credential = pgTable(
  'credential',
  {
    id: text().primaryKey(),
    accountId: text().notNull(),
    providerId: text().notNull(),
    userId: text()
      .notNull()
      .references(() => account.id, { onDelete: 'cascade' }),
    accessToken: text(),
    refreshToken: text(),
    idToken: text(),
    accessTokenExpiresAt: instant(),
    refreshTokenExpiresAt: instant(),
    scope: text(),
    password: text(),
    createdAt: madeAt(),
    updatedAt: madeAt(),
  },
  (table) => [
    unique('credential_provider').on(table.providerId, table.accountId),
    index('credential_user_index').on(table.userId),
  ],
)

/** A browser that is signed in. Idle is reckoned from `lastSeenAt`. */
export const session = pgTable(
  'session',
  {
    id: text().primaryKey(),
    token: text().notNull(),
    userId: text()
      .notNull()
      .references(() => account.id, { onDelete: 'cascade' }),
    expiresAt: instant().notNull(),
    lastSeenAt: madeAt(),
    ipAddress: text(),
    userAgent: text(),
    createdAt: madeAt(),
    updatedAt: madeAt(),
  },
  (table) => [
    unique('session_token').on(table.token),
    index('session_user_index').on(table.userId),
    index('session_expires_index').on(table.expiresAt),
  ],
)

/** What a sign-on under way has to come back with. */
export const verification = pgTable(
  'verification',
  {
    id: text().primaryKey(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: instant().notNull(),
    createdAt: madeAt(),
    updatedAt: madeAt(),
  },
  (table) => [index('verification_identifier_index').on(table.identifier)],
)

/** A key that other software asks with; only its hash is kept. Its columns are those of @better-auth/api-key. */
export const apiKey = pgTable(
  'api_key',
  {
    id: text().primaryKey(),
    configId: text().notNull().default('default'),
    name: text(),
    start: text(),
    prefix: text(),
    key: text().notNull(),
    referenceId: text()
      .notNull()
      .references(() => account.id, { onDelete: 'cascade' }),
    refillInterval: integer(),
    refillAmount: integer(),
    lastRefillAt: instant(),
    enabled: boolean().default(true),
    rateLimitEnabled: boolean().default(false),
    rateLimitTimeWindow: integer(),
    rateLimitMax: integer(),
    requestCount: integer().default(0),
    remaining: integer(),
    lastRequest: instant(),
    expiresAt: instant(),
    permissions: text(),
    metadata: text(),
    createdAt: madeAt(),
    updatedAt: madeAt(),
  },
  (table) => [
    unique('api_key_key').on(table.key),
    index('api_key_reference_index').on(table.referenceId),
    index('api_key_config_index').on(table.configId),
  ],
)

/**
 * Failed sign-ins in a row by the name that was given, whether or not there is such an account: who guesses learns nothing
 * from being locked out.
 */
export const signInAttempt = pgTable('sign_in_attempt', {
  username: text().primaryKey(),
  failures: integer().notNull(),
  lastFailedAt: instant().notNull(),
  lockedUntil: instant(),
})

/** Secrets that every process of this database shares, such as the one cookies are signed with. */
export const secret = pgTable('secret', { name: text().primaryKey(), value: text().notNull() })

/** What was done to accounts, log-ins and people's data. Appended, never edited: a trigger sees to it. */
export const audit = pgTable(
  'audit',
  {
    position: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    at: madeAt(),
    action: text().$type<AuditAction>().notNull(),
    actorId: text(),
    actor: text().notNull(),
    /** The place the action concerns: the scope of the account, or the grid of the incident. Empty: everywhere. */
    place: text().notNull().default(''),
    subject: text(),
    reason: text(),
    address: text(),
    detail: jsonb().$type<Record<string, unknown>>(),
  },
  (table) => [
    check('audit_action', oneOf(table.action, auditActions)),
    index('audit_at_index').on(table.at),
    index('audit_place_index').on(table.place, table.position),
  ],
)

/**
 * Answers already given, by who asked and the key of the request: a repeated write gets the first answer. Written in the
 * transaction of the write itself.
 */
export const idempotentAnswer = pgTable(
  'idempotent_answer',
  {
    actorId: text().notNull(),
    /** Hash of the key, which is kept by whoever asks. */
    key: text().notNull(),
    /** Method, address and body, authenticated by the key: the same key for something else is refused. */
    request: text().notNull(),
    body: text(),
    at: madeAt(),
  },
  (table) => [
    primaryKey({ columns: [table.actorId, table.key] }),
    index('idempotent_answer_at_index').on(table.at),
  ],
)
