import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Role } from '../../api/identity/permission.model.ts'
import { type Credentials, client, type Me } from '../client.ts'
import { tellTabs } from './tabs.ts'

const identityKey = ['identity']
/** What anybody may know, whoever is signed in. */
const open: ReadonlySet<unknown> = new Set(['identity', 'settings'])

/**
 * Who is signed in, and what stands in their way. Asked every two minutes while the page is in sight: so the server knows
 * of people at work on a page that asks for nothing else.
 */
export const useIdentity = () =>
  useQuery({
    queryKey: identityKey,
    queryFn: ({ signal }) => client.identity(signal),
    refetchInterval: 120_000,
  })

/** The account that is signed in; null: nobody; undefined: not known yet. */
export const useMe = (): Me | null | undefined => useIdentity().data?.account

/** Asks again who is signed in. */
export const askIdentity = (answers: QueryClient): void => {
  answers.invalidateQueries({ queryKey: identityKey }).catch(() => undefined)
}

/** Forgets what was answered to somebody else: they may have seen more, or less. What is on the screen is asked again. */
export const dropAnswers = (answers: QueryClient): void => {
  answers.resetQueries({ predicate: ({ queryKey }) => !open.has(queryKey[0]) }).catch(() => undefined)
}

function useIdentityChange() {
  const answers = useQueryClient()
  return (account: Me | null) => {
    answers.setQueryData(identityKey, {
      account,
      refusal: account?.must_change_password ? 'password_change_required' : null,
    })
    dropAnswers(answers)
  }
}

/** Signs in, by password or as a role of the demo. */
export function useSignIn() {
  const change = useIdentityChange()
  return useMutation({
    mutationFn: (by: Credentials | { demo: Role }) =>
      'demo' in by ? client.signInAsDemo(by.demo) : client.signIn(by),
    onSuccess: (account) => {
      change(account)
      tellTabs({ kind: 'signed_in' })
    },
  })
}

/** Why nobody is signed in any more. */
export const signOutReasons = ['signed_out', 'idle', 'ended'] as const
export type SignOutReason = (typeof signOutReasons)[number]

/**
 * Signs out. `leave` leads away from the page first, so that nothing on it asks anew; where the server does not answer the
 * browser still shows nothing more.
 */
export function useSignOut(leave: (reason: SignOutReason) => Promise<void>) {
  const change = useIdentityChange()
  return useMutation({
    mutationFn: async (reason: SignOutReason) => {
      await client.signOut().catch((problem: unknown) => {
        if (reason !== 'idle') throw problem
      })
      tellTabs({ kind: 'signed_out', reason })
      await leave(reason)
    },
    onSuccess: () => change(null),
  })
}

export function useChangePassword() {
  const change = useIdentityChange()
  return useMutation({
    mutationFn: ({ present, next }: { present: string; next: string }) =>
      client.changePassword(present, next),
    onSuccess: change,
  })
}
