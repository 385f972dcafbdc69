import { fewestDifferent, longestPassword, shortestPassword } from '../../api/identity/password.model.ts'

export const passwordRules = ['length', 'variety', 'different'] as const
export type PasswordRule = (typeof passwordRules)[number]

/** The rules of a new password that it does not keep yet; `present` is the one it replaces. */
export function brokenRules(next: string, present: string): PasswordRule[] {
  const kept: Record<PasswordRule, boolean> = {
    length: next.length >= shortestPassword && next.length <= longestPassword,
    variety: new Set(next).size >= fewestDifferent,
    different: next !== '' && next !== present,
  }
  return passwordRules.filter((rule) => !kept[rule])
}
