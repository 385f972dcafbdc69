import { useRouter } from '@tanstack/react-router'
import { useCallback, useMemo, useRef } from 'react'
import { useSettings } from '../../base/use-settings.ts'
import type { Parameters, SearchResult } from '../../client.ts'
import { useDistrict, useDistricts } from '../../district/use-district.ts'
import type { PlaceSet } from '../../filter/place-set.ts'
import { type Conditions, isUnfiltered, requestParameters } from '../../filter/search-filter.ts'
import { isThingKind, readThing, type Thing, writeThing } from '../../filter/thing.ts'
import { useShapeFigures } from '../../filter/use-places.ts'
import { useIncidentPoints, useIncidentSummary } from '../../incident/use-incidents.ts'
import type { CameraTarget } from '../../map/camera.ts'
import { useNow } from '../../ui/use-now.ts'
import { useCamera } from './use-camera.ts'
import { useFilterChips, useFilterOptions, usePlaceNames } from './use-filter-words.ts'
import { countsIncidents, useMapData, useMapOptions } from './use-map-data.ts'
import type { ChangeView } from './use-view.ts'
import { ofStreet, openedName, shownStreet, type View } from './view.ts'

const isAwaited = ({ isLoading, isPlaceholderData }: { isLoading: boolean; isPlaceholderData: boolean }) =>
  isLoading || isPlaceholderData

const isMissing = ({ isError, data }: { isError: boolean; data: unknown }) => isError && data === undefined

/**
 * Everything the desk shows, in one place: data under the filter, words, and what happens on a click. `mapless` is true
 * where the browser cannot show a map.
 */
export function useDesk(view: View, change: ChangeView, mapless: boolean) {
  const router = useRouter()
  const districtsQuery = useDistricts()
  const districts = districtsQuery.data ?? []
  const { street, unknownStreet } = shownStreet(view, districtsQuery.data)
  const districtQuery = useDistrict(street)
  const district = districtQuery.data
  const entry = districts.find(({ code }) => code === street)
  const camera = useCamera(view, street, change, district?.bounds ?? entry?.bounds)
  const present = useNow(60_000)
  const { conditions, inView, moment } = view
  const now = moment ?? present
  const at = useMemo(
    (): Record<string, string> => (moment === undefined ? {} : { at: new Date(moment).toISOString() }),
    [moment],
  )
  const filter = useMemo(
    () => ({ ...requestParameters(street ?? '', conditions, now), ...at }),
    [street, conditions, now, at],
  )
  const listFilter = useMemo(
    () => ({ ...requestParameters(street ?? '', conditions, now, camera.seen), ...at }),
    [street, conditions, now, camera.seen, at],
  )
  const shapeFilter = useMemo((): Parameters => {
    const { at: _, ...rest } = listFilter
    return rest
  }, [listFilter])
  const ready = street !== undefined
  /** What lies in view is not known before the map has said what it shows. */
  const listReady = ready && (!inView || camera.seen !== undefined)
  const points = useIncidentPoints(filter, ready)
  const summary = useIncidentSummary(listFilter, listReady)
  const mapSummary = useIncidentSummary(filter, ready && countsIncidents(view.gridFigure))
  const isDrawn = conditions.polygon !== undefined || conditions.circle !== undefined
  const shape = useShapeFigures(shapeFilter, listReady && isDrawn)
  const map = useMapData(street, district, points.data)
  const settings = useSettings().data
  const options = useMapOptions(view, map.data, mapSummary.data, district, settings)
  const filterOptions = useFilterOptions(map.data, district?.categories)
  const names = usePlaceNames(filterOptions)
  const chips = useFilterChips(view, names, filterOptions.categories)

  const setConditions = useCallback((next: Conditions) => change({ conditions: next }), [change])
  // A link to a thing shows it, unless it says where to look.
  const wanted = useRef(view.camera === undefined ? view.thing && writeThing(view.thing) : undefined)
  /** Opens a thing that is not under the pointer: the camera follows once its place is known. */
  const open = useCallback(
    (thing: Thing) => {
      wanted.current = writeThing(thing)
      change({ thing, places: undefined })
    },
    [change],
  )
  const onKnown = useCallback(
    (thing: Thing, place: CameraTarget) => {
      if (wanted.current !== writeThing(thing)) return
      wanted.current = undefined
      camera.fly(place)
    },
    [camera.fly],
  )
  const openPlaces = useCallback((places: PlaceSet) => change({ thing: undefined, places }), [change])
  const close = useCallback(() => change({ thing: undefined, places: undefined }), [change])
  const back = useCallback(() => {
    if (router.history.canGoBack()) router.history.back()
    else close()
  }, [router, close])
  const isOpened = openedName(view) !== undefined
  const search = useCallback(
    (result: SearchResult) => {
      if (result.kind === 'category') {
        change((before) => ({
          conditions: {
            ...before.conditions,
            category: [...new Set([...(before.conditions.category ?? []), result.id])],
          },
        }))
        return
      }
      const thing = isThingKind(result.kind) ? readThing(`${result.kind}:${result.id}`) : undefined
      if (thing !== undefined) open(thing)
      else if (result.bounds !== null) {
        if (isOpened) close()
        camera.fly({ bounds: result.bounds, maximumZoom: 18 })
      }
    },
    [change, open, close, isOpened, camera.fly],
  )
  const setStreet = useCallback((code: string) => change(ofStreet(code)), [change])
  return {
    districtsQuery,
    districtQuery,
    districts,
    district,
    street,
    unknownStreet,
    camera,
    listFilter,
    listReady,
    /** The list is to hold what the map shows, and there is none. */
    blind: inView && mapless,
    mapless,
    points,
    summary,
    mapSummary,
    shape,
    map,
    /** What else than incidents could not be read, or not be renewed. */
    failures: [districtsQuery, districtQuery, shape, ...map.queries].filter(({ isError }) => isError),
    /** Which collections are not there because they could not be read. */
    missing: [
      ...(isMissing(districtsQuery) || isMissing(districtQuery) ? ['districts' as const] : []),
      ...map.collections.filter(({ query }) => isMissing(query)).map(({ name }) => name),
    ],
    /** True where grids are to be coloured by incidents whose counts could not be read. */
    gridFigureFailed: mapSummary.isError && countsIncidents(view.gridFigure) && options.gridFigure === null,
    /** True until all that was asked for is on the screen; renewing what is there does not count. */
    loading:
      map.queries.some(({ isLoading }) => isLoading) ||
      (ready && !listReady && !mapless) ||
      [districtsQuery, districtQuery, points, summary, mapSummary, shape].some(isAwaited),
    options,
    settings,
    filterOptions,
    names,
    chips,
    filtered: !isUnfiltered(conditions) || inView,
    setConditions,
    open,
    openPlaces,
    onKnown,
    close,
    back,
    search,
    setStreet,
  }
}
export type Desk = ReturnType<typeof useDesk>
