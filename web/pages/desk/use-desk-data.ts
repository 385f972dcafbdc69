import { useMemo } from 'react'
import { useSettings } from '../../base/use-settings.ts'
import { useDistrict, useDistricts } from '../../district/use-district.ts'
import { requestParameters } from '../../filter/search-filter.ts'
import { useIncident, useIncidentPoints } from '../../incident/use-incidents.ts'
import { useQueue, useQueueCounts } from '../../incident/use-queue.ts'
import { useNow } from '../../ui/use-now.ts'
import { useFilterChips, useFilterOptions, usePlaceNames } from '../map/use-filter-words.ts'
import { shownStreet } from '../map/view.ts'
import type { DeskView } from './desk-view.ts'
import { useDeskMap } from './use-desk-map.ts'

/** Everything the desk shows under its filter: the queues, the open incidents on the map, what is opened. */
export function useDeskData(view: DeskView) {
  const districts = useDistricts()
  const { street, unknownStreet } = shownStreet(view, districts.data)
  const districtQuery = useDistrict(street)
  const district = districtQuery.data
  const { conditions } = view
  const now = useNow(60_000)
  const filter = useMemo(
    () => requestParameters(street ?? '', { ...conditions, open: true }, now),
    [street, conditions, now],
  )
  const isKnown = street !== undefined
  const points = useIncidentPoints(filter, isKnown)
  const counts = useQueueCounts(street, conditions)
  const queue = useQueue(view.queue, street, conditions)
  const incident = useIncident(String(view.incident), street ?? '', isKnown && view.incident !== undefined)
  const settings = useSettings().data
  const map = useDeskMap(street, district, points.data, incident.data, settings)
  const filterOptions = useFilterOptions(map.data, district?.categories)
  const names = usePlaceNames(filterOptions)
  const limits = useMemo(() => ({ conditions, inView: false }), [conditions])
  const chips = useFilterChips(limits, names, filterOptions.categories)
  return {
    districts,
    street,
    unknownStreet,
    district,
    points,
    counts,
    queue,
    incident,
    map,
    filterOptions,
    chips,
    settings,
    /** True until all that was asked for is on the screen; renewing what is there does not count. */
    isLoading:
      districts.isLoading ||
      districtQuery.isLoading ||
      points.isLoading ||
      points.isPlaceholderData ||
      counts.summary.isLoading ||
      (isKnown && !queue.isKnown && queue.error === null) ||
      incident.isLoading ||
      map.queries.some(({ isLoading }) => isLoading),
  }
}
export type DeskData = ReturnType<typeof useDeskData>
