import { declareProblem } from '../problem.ts'

export const signInRequired = declareProblem('sign_in_required', 401, 'Sign in first')
export const credentialsInvalid = declareProblem(
  'credentials_invalid',
  401,
  'Name and password, or key, do not fit',
)
export const lockedOut = declareProblem('locked_out', 429, 'Too many failed sign-ins: wait before the next')
export const accountDisabled = declareProblem('account_disabled', 403, 'This account has been disabled')
export const passwordChangeRequired = declareProblem(
  'password_change_required',
  403,
  'The initial password has to be changed first',
)
export const roleMissing = declareProblem('role_missing', 403, 'This account has not been given a role yet')
export const notPermitted = declareProblem('not_permitted', 403, 'This account may not do that')
export const keyReused = declareProblem(
  'idempotency_key_reused',
  422,
  'This Idempotency-Key was used for another request',
)
export const crossSite = declareProblem('cross_site', 403, 'Another site may not write here')
export const accountUnknown = declareProblem('account_unknown', 404, 'There is no such account')
export const sessionUnknown = declareProblem('session_unknown', 404, 'There is no such session')
export const keyUnknown = declareProblem('key_unknown', 404, 'There is no such key')
export const accountConflict = declareProblem(
  'account_conflict',
  409,
  'An account of this name is already there',
)
