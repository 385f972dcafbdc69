/** What the audit records. */
export const auditActions = [
  'signed_in',
  'sign_in_failed',
  'locked_out',
  'signed_out',
  'timed_out',
  'password_changed',
  'password_reset',
  'session_revoked',
  'account_created',
  'account_changed',
  'account_deleted',
  'key_created',
  'key_revoked',
  'revealed',
  'limits_changed',
  'calendar_changed',
  'template_changed',
  'settings_changed',
] as const
export type AuditAction = (typeof auditActions)[number]
