import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { AuditAction } from '../../api/identity/audit.model.ts'
import { type AccountChange, client, type NewAccount } from '../client.ts'

const accountsKey = ['accounts']

/** The accounts within one's own scope. */
export const useAccounts = () =>
  useQuery({ queryKey: accountsKey, queryFn: ({ signal }) => client.accounts(signal), staleTime: 0 })

/** What is done to an account. */
export type AccountDeed =
  | { kind: 'create'; account: NewAccount }
  | { kind: 'change'; id: string; change: AccountChange }
  | { kind: 'reset'; id: string }
  | { kind: 'end'; id: string }
  | { kind: 'delete'; id: string }

/** Does something to an account; creating one and resetting a password answer with the initial password. */
export function useAccountDeed() {
  const answers = useQueryClient()
  return useMutation({
    mutationFn: async (deed: AccountDeed) => {
      if (deed.kind === 'create') return client.createAccount(deed.account)
      if (deed.kind === 'reset') return client.resetPassword(deed.id)
      if (deed.kind === 'change') await client.changeAccount(deed.id, deed.change)
      if (deed.kind === 'end') await client.endAccountSessions(deed.id)
      if (deed.kind === 'delete') await client.deleteAccount(deed.id)
      return null
    },
    onSettled: () => answers.invalidateQueries({ queryKey: accountsKey }),
  })
}

/** The audit, the latest first, page by page. */
export const useAudit = (action: AuditAction | undefined) =>
  useInfiniteQuery({
    queryKey: ['audit', action],
    queryFn: ({ signal, pageParam }) =>
      client.audit(
        { ...(pageParam === null ? {} : { before: String(pageParam) }), ...(action && { action }) },
        signal,
      ),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
    staleTime: 0,
  })
