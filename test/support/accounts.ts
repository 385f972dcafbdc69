import type { Account, Reader } from '../../api/identity/reader.ts'
import { everywhere } from '../../api/identity/scope.ts'

/** Signs a request in as an account of the test's making, without a session: what the rooms see of a real one. */
export const as = (account: Partial<Account> & Pick<Account, 'role' | 'scope'>): { headers: HeadersInit } => {
  const whole: Account = {
    id: account.role,
    username: account.role,
    name: account.role,
    unit: null,
    session: null,
    ...account,
  }
  return { headers: { 'x-test-account': encodeURIComponent(JSON.stringify(whole)) } }
}

/** The reader that believes `as`; without it nobody is signed in and everything may be read. */
export const testReader: Reader = (context) => {
  const given = context.req.header('x-test-account')
  if (given === undefined) return { account: null, scope: everywhere }
  const account = JSON.parse(decodeURIComponent(given)) as Account
  return { account, scope: account.scope === '' ? everywhere : account.scope }
}
