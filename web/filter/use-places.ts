import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { PlaceSetKind } from '../../api/place/place-set.model.ts'
import { client, type Parameters } from '../client.ts'
import { renewal } from '../ui/renewal.ts'

/** The places that a figure counts, page by page. */
export const usePlaceSet = (parameters: Parameters & { of: PlaceSetKind }) =>
  useInfiniteQuery({
    queryKey: ['places', parameters],
    queryFn: ({ signal, pageParam }) =>
      client.placeSet({ ...parameters, ...(pageParam === '' ? {} : { after: pageParam }) }, signal),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval: renewal.seldom,
  })

/** The four nearest units or service points of a position (longitude, latitude): one of them may be what lies there. */
export const useNearest = (street: string, at: readonly [number, number], of: 'units' | 'service-points') =>
  useQuery({
    queryKey: ['nearest', of, street, at],
    queryFn: ({ signal }) => client.nearest(street, at, of, 4, signal),
    refetchInterval: renewal.seldom,
  })

/** What the shape of a filter holds. */
export const useShapeFigures = (filter: Parameters, enabled: boolean) =>
  useQuery({
    queryKey: ['figures', filter],
    queryFn: ({ signal }) => client.figures(filter, signal),
    enabled,
    refetchInterval: renewal.seldom,
  })
