import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { client, type Parameters } from '../client.ts'

/** How often what may have changed is asked for again. */
const renewal = 30_000
const pageSize = '50'

/** The last answer while the next is on its way, if it was for the same street (the keys' third part is the filter). */
export function withinStreet<Answer>(
  filter: Parameters,
  previous: Answer | undefined,
  key: readonly unknown[] | undefined,
): Answer | undefined {
  const before = key?.[2]
  const street = typeof before === 'object' && before !== null ? Reflect.get(before, 'street') : undefined
  return street === filter.street ? previous : undefined
}

/** Every matching incident as columns, for the map; the last answer stays until the next is there. */
export const useIncidentPoints = (filter: Parameters, enabled: boolean) =>
  useQuery({
    queryKey: ['incidents', 'points', filter],
    queryFn: ({ signal }) => client.incidentPoints(filter, signal),
    placeholderData: (previous, query) => withinStreet(filter, previous, query?.queryKey),
    refetchInterval: renewal,
    enabled,
  })

export const useIncidentSummary = (filter: Parameters, enabled: boolean) =>
  useQuery({
    queryKey: ['incidents', 'summary', filter],
    queryFn: ({ signal }) => client.incidentSummary(filter, signal),
    placeholderData: (previous, query) => withinStreet(filter, previous, query?.queryKey),
    refetchInterval: renewal,
    enabled,
  })

/** The same incidents as rows, page by page. */
export const useIncidentList = (filter: Parameters, sort: string, enabled: boolean) =>
  useInfiniteQuery({
    queryKey: ['incidents', 'list', filter, sort],
    queryFn: ({ signal, pageParam }) =>
      client.incidents(
        { ...filter, sort, limit: pageSize, ...(pageParam === '' ? {} : { cursor: pageParam }) },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (previous, query) => withinStreet(filter, previous, query?.queryKey),
    refetchInterval: renewal,
    enabled,
  })

export const useIncident = (id: string, street: string) =>
  useQuery({
    queryKey: ['incidents', 'one', street, id],
    queryFn: ({ signal }) => client.incident(id, street, signal),
    refetchInterval: renewal,
  })
