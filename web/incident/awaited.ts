import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type IncidentRow, type Parameters, RequestProblem } from '../client.ts'
import { useRenewal } from '../ui/renewal.ts'
import { requestNumber } from './request-number.ts'
import { withinStreet } from './use-incidents.ts'

/**
 * What the desk asks of addresses that the typed client does not know yet: they move to client.ts as soon as the API has
 * them. Where an address is not there, what it would show is not there either.
 */

/** Something near an incident: metres and seconds on foot; null where it cannot be reached, or it is not known how. */
interface Near {
  metres: number | null
  seconds: number | null
  /** False: a straight line, because there is no walking network. */
  is_network: boolean
}
export interface Nearby {
  units: (Near & { unit_id: number; unit_name: string; kind: string; on_duty: boolean | number })[]
  service_points: (Near & { id: number; name: string; kind: string })[]
  incidents: (IncidentRow & { metres: number })[]
}

export const ledgerReasons = ['suspended', 'extended', 'overdue', 'returned', 'reworked', 'waiting'] as const
export interface LedgerEntry extends IncidentRow {
  reason: (typeof ledgerReasons)[number]
  since: string
  until: string | null
  in_charge: { unit_name: string | null; person: string | null; role: string | null } | null
}
interface Ledger {
  total: number
  next: string | null
  entries: LedgerEntry[]
}

export type DispatchResult =
  | { id: number; incident: IncidentRow }
  | { id: number; problem: { code: string; detail?: string } }

async function asked<Answer>(path: string, init: RequestInit): Promise<Answer> {
  const response = await fetch(path, init).catch((reason: unknown) => {
    if (init.signal?.aborted) throw reason
    throw new RequestProblem(0, 'offline', '')
  })
  const body: unknown = await response.json().catch(() => null)
  if (response.ok && body !== null) return body as Answer
  const members: Record<string, unknown> = typeof body === 'object' && body !== null ? { ...body } : {}
  const text = (name: string) => (typeof members[name] === 'string' ? String(members[name]) : '')
  throw new RequestProblem(response.status, text('code') || 'answer_broken', text('detail'), members)
}

const notThere: ReadonlySet<string> = new Set(['route_unknown', 'method_not_allowed'])

/** Null where there is no such address. */
const askedIfThere = <Answer>(path: string, signal: AbortSignal): Promise<Answer | null> =>
  asked<Answer>(path, { signal }).catch((problem: unknown) => {
    if (problem instanceof RequestProblem && notThere.has(problem.code)) return null
    throw problem
  })

const parametersText = (parameters: Parameters) => new URLSearchParams(parameters).toString()

/** What lies around an incident; null where that is not told. */
export const useNearby = (id: number, street: string) =>
  useQuery({
    queryKey: ['incidents', 'nearby', street, id],
    queryFn: ({ signal }) =>
      askedIfThere<Nearby>(`/api/incidents/${id}/nearby?${parametersText({ street })}`, signal),
    refetchInterval: useRenewal(),
  })

/** What could not be settled at once, under a filter; null where there is no such list. */
export const useLedger = (filter: Parameters, enabled: boolean) =>
  useQuery({
    queryKey: ['incidents', 'list', filter, 'ledger'],
    queryFn: ({ signal }) => askedIfThere<Ledger>(`/api/ledger?${parametersText(filter)}`, signal),
    placeholderData: (previous, query) => withinStreet(filter, previous, query?.queryKey),
    refetchInterval: useRenewal(),
    enabled,
  })

export interface ManyDispatched {
  incidents: readonly { id: number }[]
  units: readonly number[]
  note?: string
}

/** Sends the same units to many incidents; each succeeds or fails by itself. */
export function useDispatchMany() {
  const answers = useQueryClient()
  return useMutation({
    mutationFn: (body: ManyDispatched) =>
      asked<{ results: DispatchResult[] }>('/api/incidents/dispatch', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': requestNumber() },
        body: JSON.stringify(body),
      }),
    onSettled: () => answers.invalidateQueries({ queryKey: ['incidents'] }),
  })
}
