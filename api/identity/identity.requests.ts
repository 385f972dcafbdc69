import { z } from 'zod'
import { communityCode, gridCode, streetCode } from '../district/place-code.model.ts'
import { typedText, wordsUpTo } from '../field.model.ts'
import { wholeNumber } from '../parameters.ts'
import { auditActions } from './audit.model.ts'
import { newPassword } from './password.model.ts'
import { role } from './permission.model.ts'

export const signInBody = z.strictObject({
  username: wordsUpTo(40),
  password: z.string().min(1).max(200),
})
export const demoSignInBody = z.strictObject({ username: wordsUpTo(40) })
export const passwordBody = z.strictObject({
  current_password: z.string().min(1).max(200),
  new_password: newPassword,
})
export const keyBody = z.strictObject({
  name: typedText(1, 30),
  days: z.int().min(1).max(365).optional(),
})
export const signOnQuery = z.strictObject({
  to: z
    .string()
    .max(2000)
    .regex(/^\/(?![/\\])/, 'must be an address of this server')
    .default('/'),
})
export const sessionParameter = z.strictObject({ id: wordsUpTo(80) })

const scope = z.union([
  z.literal(''),
  z.string().regex(/^(\d{4}|\d{6})$/, 'must be a place code'),
  streetCode,
  communityCode,
  gridCode,
])
const email = z.email({ error: 'must be a mail address' }).max(200).nullable()
const name = typedText(1, 40)

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
export const accountParameter = z.strictObject({ id: wordsUpTo(80) })
export const auditQuery = z.strictObject({
  limit: wholeNumber(1, 500).default(100),
  before: wholeNumber(1, 2 ** 31).optional(),
  action: z.enum(auditActions).optional(),
})
