import { useRouter } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useSettings } from '../../base/use-settings.ts'
import type { District, SearchResult } from '../../client.ts'
import { useDistrict, useDistricts } from '../../district/use-district.ts'
import { type ChipWords, categoryName, filterChips } from '../../filter/chips.ts'
import type { FilterOptions } from '../../filter/editors.tsx'
import type { PlaceSet } from '../../filter/place-set.ts'
import { type Conditions, isUnfiltered, requestParameters } from '../../filter/search-filter.ts'
import { isThingKind, readThing, type Thing, writeThing } from '../../filter/thing.ts'
import { useShapeFigures } from '../../filter/use-places.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { useIncidentPoints, useIncidentSummary } from '../../incident/use-incidents.ts'
import type { Bounds, Camera, CameraTarget } from '../../map/camera.ts'
import { sameCamera } from '../../map/camera.ts'
import { useLastKnown } from '../../ui/use-last-known.ts'
import { useNow } from '../../ui/use-now.ts'
import { useMapData, useMapOptions } from './use-map-data.ts'
import type { ChangeView } from './use-view.ts'
import { ofStreet, type View } from './view.ts'

const cameraPause = 350

/** Where the map looks, between the address and the hand: the address moves the map, the map writes the address. */
export function useCamera(
  view: View,
  street: string | undefined,
  change: ChangeView,
  bounds: Bounds | undefined,
) {
  const [target, setTarget] = useState<CameraTarget | null>(view.camera ?? null)
  const [seen, setSeen] = useState<Bounds>()
  const [homeCount, setHomeCount] = useState(0)
  /** Until somebody moves the map it shows the street, and the address needs no camera. */
  const moved = useRef(view.camera !== undefined)
  const written = useRef<Camera | undefined>(view.camera)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  useEffect(() => () => clearTimeout(timer.current), [])
  const lookedAt = useRef(street)
  useEffect(() => {
    const before = lookedAt.current
    lookedAt.current = street
    if (before === undefined || before === street) return
    // What was seen of one street must not be written into another's address.
    clearTimeout(timer.current)
    if (written.current === undefined) moved.current = false
  }, [street])

  const camera = view.camera
  useEffect(() => {
    if (camera === undefined) {
      clearTimeout(timer.current)
      if (written.current === undefined) return
      written.current = undefined
      moved.current = false
      setTarget(null)
      setHomeCount((count) => count + 1)
    } else if (written.current === undefined || !sameCamera(camera, written.current)) {
      written.current = camera
      moved.current = true
      clearTimeout(timer.current)
      setTarget(camera)
    }
  }, [camera])

  const key = bounds?.join()
  const home = useMemo<CameraTarget | null>(() => {
    const parts = key?.split(',').map(Number)
    if (parts === undefined || homeCount < 0) return null
    const [west = 0, south = 0, east = 0, north = 0] = parts
    return { bounds: [west, south, east, north] }
  }, [key, homeCount])

  const onCameraChange = useCallback(
    (next: Camera, box: Bounds) => {
      setSeen(box)
      if (!moved.current) return
      clearTimeout(timer.current)
      timer.current = setTimeout(() => {
        written.current = next
        change({ camera: next }, { replace: true })
      }, cameraPause)
    },
    [change],
  )
  const touch = useCallback(() => {
    moved.current = true
  }, [])
  const fly = useCallback((next: CameraTarget) => {
    moved.current = true
    setTarget({ ...next })
  }, [])
  const goHome = useCallback(() => {
    clearTimeout(timer.current)
    moved.current = false
    written.current = undefined
    setTarget(null)
    setHomeCount((count) => count + 1)
    change({ camera: undefined }, { replace: true })
  }, [change])
  return { target, home, seen, onCameraChange, touch, fly, goHome }
}

const propertyText = (properties: unknown, name: string): string => {
  const value =
    typeof properties === 'object' && properties !== null ? Reflect.get(properties, name) : undefined
  return value === undefined || value === null ? '' : String(value)
}

/** Names of places by code and id, out of the collections that the map draws anyway. */
function useFilterOptions(
  data: ReturnType<typeof useMapData>['data'],
  district: District | undefined,
): FilterOptions {
  const categories = district?.categories
  return useMemo(() => {
    const named = (name: 'estates' | 'redevelopment-zones') =>
      (data[name]?.features ?? []).map((feature) => ({
        id: Number(feature.id),
        name: propertyText(feature.properties, 'name'),
      }))
    const coded = (name: 'grids' | 'communities') =>
      (data[name]?.features ?? []).map(({ properties }) => ({
        code: propertyText(properties, 'code'),
        name: propertyText(properties, 'name'),
      }))
    return {
      communities: coded('communities'),
      grids: coded('grids'),
      estates: named('estates'),
      zones: named('redevelopment-zones'),
      categories: categories ?? [],
    }
  }, [data, categories])
}

const isAwaited = ({ isLoading, isPlaceholderData }: { isLoading: boolean; isPlaceholderData: boolean }) =>
  isLoading || isPlaceholderData

/** Everything the desk shows, in one place: data under the filter, words, and what happens on a click. */
export function useDesk(view: View, change: ChangeView) {
  const { t, language, format } = useLanguage()
  const router = useRouter()
  const districtsQuery = useDistricts()
  const districts = districtsQuery.data ?? []
  const known = districts.some(({ code }) => code === view.street)
  /** An address may name a street that is not there: then nothing is shown in its stead. */
  const unknownStreet =
    view.street !== undefined && districtsQuery.data !== undefined && !known ? view.street : undefined
  const street = unknownStreet === undefined ? (view.street ?? districts[0]?.code) : undefined
  const districtQuery = useDistrict(street)
  const district = districtQuery.data
  const entry = districts.find(({ code }) => code === street)
  const camera = useCamera(view, street, change, district?.bounds ?? entry?.bounds)
  const now = useNow(60_000)
  const { conditions, inView } = view
  const filter = useMemo(() => requestParameters(street ?? '', conditions, now), [street, conditions, now])
  const box = inView ? camera.seen : undefined
  const listFilter = useMemo(
    () => requestParameters(street ?? '', conditions, now, box),
    [street, conditions, now, box],
  )
  const ready = street !== undefined
  const points = useIncidentPoints(filter, ready)
  const summary = useIncidentSummary(listFilter, ready)
  const mapSummary = useIncidentSummary(filter, ready && view.gridFigure !== undefined)
  const isDrawn = conditions.polygon !== undefined || conditions.circle !== undefined
  const shape = useShapeFigures(listFilter, ready && isDrawn)
  const map = useMapData(street, district, useLastKnown(points.data, street))
  const settings = useSettings().data
  const options = useMapOptions(view, map.data, mapSummary.data, district, settings)
  const filterOptions = useFilterOptions(map.data, district)

  const names = useMemo(() => {
    const grids = new Map(filterOptions.grids.map(({ code, name }) => [code, name]))
    const estates = new Map(filterOptions.estates.map(({ id, name }) => [id, name]))
    const zones = new Map(filterOptions.zones.map(({ id, name }) => [id, name]))
    const communities = new Map(filterOptions.communities.map(({ code, name }) => [code, name]))
    return {
      community: (code: string) =>
        communities.get(code) ?? t('filter.unknownCommunity', { code: code.slice(-3) }),
      grid: (code: string) => grids.get(code) ?? t('filter.unknownGrid', { code: code.slice(-3) }),
      estate: (id: number) => estates.get(id) ?? t('filter.unknownEstate', { id }),
      zone: (id: number) => zones.get(id) ?? t('filter.unknownZone', { id }),
    }
  }, [filterOptions, t])
  const chips = useMemo(() => {
    const words: ChipWords = {
      ...names,
      category: (code) =>
        categoryName(filterOptions.categories, code, language, (name) => t('filter.mainAll', { name })) ??
        `${t('filter.category')} ${code}`,
      stage: (stage) => t(`incident.stage.${stage}`),
      severity: (severity) => t(`incident.severity.${severity}`),
      period: (period) => t(`filter.period.${period}`),
      range: (from, to) =>
        from === undefined
          ? t('filter.toChip', { day: to ?? '' })
          : to === undefined
            ? t('filter.fromChip', { day: from })
            : t('filter.rangeChip', { from, to }),
      length: format.length,
      fixed: {
        open: t('filter.openChip'),
        ended: t('filter.endedChip'),
        overdue: t('filter.overdueChip'),
        notOverdue: t('filter.notOverdueChip'),
        polygon: t('filter.polygonChip'),
        inView: t('filter.viewportChip'),
      },
      circle: (radius) => t('filter.circleChip', { radius }),
      text: (text) => t('filter.textChip', { text }),
    }
    return filterChips({ conditions, inView }, words)
  }, [conditions, inView, names, filterOptions.categories, language, format, t])

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
      else if (result.bounds !== null) camera.fly({ bounds: result.bounds, maximumZoom: 18 })
    },
    [change, open, camera.fly],
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
    ready,
    points,
    summary,
    mapSummary,
    summaryData: useLastKnown(summary.data, street),
    shape,
    map,
    /** True until all that was asked for is on the screen; renewing what is there does not count. */
    loading:
      map.loading || [districtsQuery, districtQuery, points, summary, mapSummary, shape].some(isAwaited),
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
