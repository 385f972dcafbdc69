import {
  type InfiniteData,
  type QueryClient,
  type QueryKey,
  useInfiniteQuery,
  useQuery,
} from '@tanstack/react-query'
import { client, type IncidentPage, type IncidentPoints, type Parameters } from '../client.ts'
import { useRenewal } from '../ui/renewal.ts'
import { useMoment } from './moment.ts'

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

/**
 * Every matching incident as columns, for the map; the last answer stays until the next is there, and is the same object
 * as long as nothing changed.
 */
export const useIncidentPoints = (filter: Parameters, enabled: boolean) =>
  useQuery({
    queryKey: ['incidents', 'points', filter],
    queryFn: ({ signal, client: answers, queryKey }) =>
      client.incidentPoints(filter, signal, answers.getQueryData<IncidentPoints>(queryKey)),
    // Columns of a hundred thousand rows are not compared twice a minute: the entity tag tells.
    structuralSharing: false,
    placeholderData: (previous, query) => withinStreet(filter, previous, query?.queryKey),
    refetchInterval: useRenewal(),
    enabled,
  })

export const useIncidentSummary = (filter: Parameters, enabled: boolean) =>
  useQuery({
    queryKey: ['incidents', 'summary', filter],
    queryFn: ({ signal }) => client.incidentSummary(filter, signal),
    placeholderData: (previous, query) => withinStreet(filter, previous, query?.queryKey),
    refetchInterval: useRenewal(),
    enabled,
  })

type Ask = (cursor: string, before: IncidentPage | undefined) => Promise<IncidentPage>
interface PageTurn {
  client: QueryClient
  queryKey: QueryKey
  /** The cursor of the wanted page; empty for the first. */
  pageParam: string
}

/** The first page as it was last read, by the query it belongs to. */
const firstPages = new WeakMap<object, IncidentPage>()
/** What a later page was read after: as long as that stands, the page stands. */
const readAfter = new WeakMap<IncidentPage, { first: IncidentPage | undefined; seen: unknown }>()

/**
 * Reads a page of the list. A renewal of a list asks for its first page; a later page that is held already is asked for
 * again only if the first, or whatever else was `seen` of the same incidents, is another than when it was read.
 */
export async function readPage(
  { client: answers, queryKey, pageParam }: PageTurn,
  seen: unknown,
  ask: Ask,
): Promise<IncidentPage> {
  const query = answers.getQueryCache().find<InfiniteData<IncidentPage, string>>({ queryKey })
  const { pages = [], pageParams = [] } = query?.state.data ?? {}
  const held = pages[pageParams.indexOf(pageParam)]
  if (pageParam === '') {
    const page = await ask('', held)
    if (query !== undefined) firstPages.set(query, page)
    return page
  }
  const first = query && firstPages.get(query)
  const before = held && readAfter.get(held)
  if (held !== undefined && before?.first === first && before?.seen === seen) return held
  const page = await ask(pageParam, held)
  readAfter.set(page, { first, seen })
  return page
}

/** The first page is there at once; who scrolls on gets more at a time. */
const pageSizes = { first: '50', later: '200' }

/**
 * The same incidents as rows, page by page. `seen` is what else is known of these incidents and renewed (the points on
 * the map): when it is another object, all pages held are read again.
 */
export const useIncidentList = (filter: Parameters, sort: string, enabled: boolean, seen?: unknown) =>
  useInfiniteQuery({
    queryKey: ['incidents', 'list', filter, sort],
    queryFn: ({ signal, ...turn }) =>
      readPage(turn, seen, (cursor, before) =>
        client.incidents(
          cursor === ''
            ? { ...filter, sort, limit: pageSizes.first }
            : { ...filter, sort, limit: pageSizes.later, cursor },
          signal,
          before,
        ),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (previous, query) => withinStreet(filter, previous, query?.queryKey),
    structuralSharing: false,
    refetchInterval: useRenewal(),
    enabled,
  })

/** An incident as it is, or as it was at the moment that is looked at. */
export function useIncident(id: string, street: string, enabled = true) {
  const moment = useMoment()
  return useQuery({
    queryKey: ['incidents', 'one', street, id, ...(moment === undefined ? [] : [moment])],
    queryFn: ({ signal }) => client.incident(id, street, signal, moment),
    placeholderData: (previous) => (String(previous?.id) === id ? previous : undefined),
    refetchInterval: useRenewal(),
    enabled,
  })
}
