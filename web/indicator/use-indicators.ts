import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { IndicatorName, IndicatorPart } from '../../api/indicator/indicator.model.ts'
import type { PeriodKind } from '../../api/indicator/period.model.ts'
import { client, type Parameters } from '../client.ts'
import { type Conditions, requestParameters } from '../filter/search-filter.ts'
import { renewal } from '../ui/renewal.ts'

/** Which period: its kind and a day of it, `yyyy-mm-dd`; today without one. */
export interface ChosenPeriod {
  kind: PeriodKind
  date?: string
}

/** What the server is asked: the period takes the place of the filter's own time. */
export const indicatorParameters = (
  street: string,
  { period: _period, from: _from, to: _to, ...conditions }: Conditions,
  { kind, date }: ChosenPeriod,
): Parameters & { period: PeriodKind } => ({
  ...requestParameters(street, conditions, 0),
  period: kind,
  ...(date !== undefined && { date }),
})

export const useIndicators = (query: Parameters & { period: PeriodKind }) =>
  useQuery({
    queryKey: ['incidents', 'indicators', query],
    queryFn: ({ signal }) => client.indicators(query, signal),
    placeholderData: keepPreviousData,
    refetchInterval: renewal.frequent,
  })

/** The records of a figure, page by page; they stay those of the moment the figure was counted at. */
export const useIndicatorRecords = (
  name: IndicatorName,
  part: IndicatorPart,
  query: Parameters & { period: PeriodKind },
) =>
  useInfiniteQuery({
    queryKey: ['incidents', 'indicator-records', name, part, query],
    queryFn: ({ signal, pageParam }) =>
      client.indicatorRecords(
        name,
        { ...query, part, limit: '50', ...(pageParam !== '' && { after: pageParam }) },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  })
