import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { client, type Parameters } from '../client.ts'

/** How often what may have changed is asked for again. */
const renewal = 30_000
const pageSize = '50'

/** Every matching incident as columns, for the map; the last answer stays until the next is there. */
export const useIncidentPoints = (filter: Parameters, enabled: boolean) =>
  useQuery({
    queryKey: ['incidents', 'points', filter],
    queryFn: ({ signal }) => client.incidentPoints(filter, signal),
    placeholderData: keepPreviousData,
    refetchInterval: renewal,
    enabled,
  })

export const useIncidentSummary = (filter: Parameters, enabled: boolean) =>
  useQuery({
    queryKey: ['incidents', 'summary', filter],
    queryFn: ({ signal }) => client.incidentSummary(filter, signal),
    placeholderData: keepPreviousData,
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
    placeholderData: keepPreviousData,
    refetchInterval: renewal,
    enabled,
  })

export const useIncident = (id: string, street: string) =>
  useQuery({
    queryKey: ['incidents', 'one', street, id],
    queryFn: ({ signal }) => client.incident(id, street, signal),
    refetchInterval: renewal,
  })
