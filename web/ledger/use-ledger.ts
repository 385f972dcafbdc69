import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import type { LedgerReason } from '../../api/ledger/ledger.model.ts'
import { client, type Parameters } from '../client.ts'
import { renewal } from '../ui/renewal.ts'

/** What the server is asked: the filter, and the reasons of which one must hold. */
export const ledgerParameters = (filter: Parameters, reasons: readonly LedgerReason[]): Parameters => ({
  ...filter,
  ...(reasons.length > 0 && { reason: reasons.join(',') }),
})

/** The ledger page by page, the oldest first. */
export const useLedger = (query: Parameters) =>
  useInfiniteQuery({
    queryKey: ['incidents', 'ledger', query],
    queryFn: ({ signal, pageParam }) =>
      client.ledger({ ...query, limit: '100', ...(pageParam !== '' && { cursor: pageParam }) }, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: renewal.frequent,
  })
