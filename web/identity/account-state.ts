import type { AccountEntry } from '../client.ts'

/** What an account is like now: the most important of what could be said. */
export type AccountState = 'disabled' | 'locked' | 'initial' | 'in_use'

export function accountState(
  account: Pick<AccountEntry, 'is_disabled' | 'locked_until' | 'must_change_password'>,
  now: number,
): AccountState {
  if (account.is_disabled) return 'disabled'
  if (account.locked_until !== null && Date.parse(account.locked_until) > now) return 'locked'
  return account.must_change_password ? 'initial' : 'in_use'
}
