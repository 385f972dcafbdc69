import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { client, type IncidentRow, type LedgerEntry, type Parameters } from '../client.ts'
import { type Conditions, requestParameters } from '../filter/search-filter.ts'
import { useRenewal } from '../ui/renewal.ts'
import { useNow } from '../ui/use-now.ts'
import { byUrgency, type QueueName, queueConditions, stageQueues } from './queue.ts'
import { useIncidentClock } from './use-incident-words.ts'
import { useIncidentList, useIncidentSummary, withinStreet } from './use-incidents.ts'

/** What could not be settled at once, under a filter: the first of it, the oldest before the others. */
const useLedger = (filter: Parameters, enabled: boolean) =>
  useQuery({
    queryKey: ['incidents', 'list', filter, 'ledger'],
    queryFn: ({ signal }) => client.ledger(filter, signal),
    placeholderData: (previous, query) => withinStreet(filter, previous, query?.queryKey),
    refetchInterval: useRenewal(),
    enabled,
  })

/** How many wait in each queue under a filter; undefined while it is not known, the ledger's also where there is none. */
export function useQueueCounts(street: string | undefined, conditions: Conditions) {
  const now = useNow(60_000)
  const filter = useMemo(
    () => requestParameters(street ?? '', { ...conditions, open: true }, now),
    [street, conditions, now],
  )
  const isKnown = street !== undefined
  const summary = useIncidentSummary(filter, isKnown)
  const ledger = useLedger(useParameters(street, conditions), isKnown)
  const data = summary.data
  const counts = useMemo(() => {
    const found: Partial<Record<QueueName, number>> = {}
    if (data !== undefined) {
      for (const name of stageQueues) found[name] = data.by_stage[name]
      found.overdue = data.overdue
    }
    const listed = ledger.data?.total
    if (listed !== undefined) found.ledger = listed
    return found
  }, [data, ledger.data?.total])
  return { counts, summary, hasLedger: !ledger.isError }
}

function useParameters(street: string | undefined, conditions: Conditions) {
  const now = useNow(60_000)
  return useMemo(() => requestParameters(street ?? '', conditions, now), [street, conditions, now])
}

const noRows: readonly IncidentRow[] = []

/** A row of a queue, with what the ledger says of it. */
export type QueuedIncident = IncidentRow & Partial<Pick<LedgerEntry, 'reasons' | 'in_charge'>>

/** The rows of a queue under a filter, what is most urgent first, page by page; and how reading them goes. */
export function useQueue(name: QueueName, street: string | undefined, conditions: Conditions) {
  const isLedger = name === 'ledger'
  const limits = useMemo(
    () => (name === 'ledger' ? conditions : { ...conditions, ...queueConditions(name) }),
    [name, conditions],
  )
  const filter = useParameters(street, limits)
  const isKnown = street !== undefined
  const list = useIncidentList(filter, 'urgency', isKnown && !isLedger)
  const ledger = useLedger(filter, isKnown && isLedger)
  const now = useIncidentClock()
  const entries = ledger.data?.entries
  const rows = useMemo<readonly QueuedIncident[]>(
    () =>
      isLedger
        ? (entries ?? noRows)
        : byUrgency(list.data?.pages.flatMap(({ incidents }) => incidents) ?? [], now),
    [isLedger, entries, list.data, now],
  )
  const query = isLedger ? ledger : list
  return {
    rows,
    total: isLedger ? (ledger.data?.total ?? 0) : (list.data?.pages[0]?.total ?? 0),
    isKnown: query.data !== undefined && !query.isPlaceholderData,
    error: query.error,
    at: query.dataUpdatedAt,
    more: !isLedger && list.hasNextPage,
    isLoadingMore: list.isFetchingNextPage,
    isMoreFailed: list.isFetchNextPageError,
    readMore: list.fetchNextPage,
    readAgain: () => void query.refetch(),
  }
}
