import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { client, type District, type SearchResult } from '../../client.ts'
import { useDistrict, useDistricts } from '../../district/use-district.ts'
import { type ChipWords, categoryName, filterChips } from '../../filter/chips.ts'
import type { FilterOptions } from '../../filter/editors.tsx'
import { type Conditions, isUnfiltered, requestParameters } from '../../filter/search-filter.ts'
import { isThingKind, readThing, type Thing } from '../../filter/thing.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { useIncidentPoints, useIncidentSummary } from '../../incident/use-incidents.ts'
import type { Bounds, Camera, CameraTarget } from '../../map/camera.ts'
import { sameCamera } from '../../map/camera.ts'
import { useLastKnown } from '../../ui/use-last-known.ts'
import { useNow } from '../../ui/use-now.ts'
import { useMapData, useMapOptions } from './use-map-data.ts'
import type { ChangeView } from './use-view.ts'
import type { View } from './view.ts'

const cameraPause = 350

/** Where the map looks, between the address and the hand: the address moves the map, the map writes the address. */
export function useCamera(view: View, change: ChangeView, bounds: Bounds | undefined) {
  const [target, setTarget] = useState<CameraTarget | null>(view.camera ?? null)
  const [seen, setSeen] = useState<Bounds>()
  const [homeCount, setHomeCount] = useState(0)
  /** Until somebody moves the map it shows the street, and the address needs no camera. */
  const moved = useRef(view.camera !== undefined)
  const written = useRef<Camera | undefined>(view.camera)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const camera = view.camera
  useEffect(() => {
    if (camera === undefined) {
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
    return {
      grids: (data.grids?.features ?? []).map(({ properties }) => ({
        code: propertyText(properties, 'code'),
        name: propertyText(properties, 'name'),
      })),
      estates: named('estates'),
      zones: named('redevelopment-zones'),
      categories: categories ?? [],
    }
  }, [data, categories])
}

/** Everything the desk shows, in one place: data under the filter, words, and what happens on a click. */
export function useDesk(view: View, change: ChangeView) {
  const { t, language, format } = useLanguage()
  const router = useRouter()
  const districtsQuery = useDistricts()
  const districts = districtsQuery.data ?? []
  const known = districts.some(({ code }) => code === view.street)
  const street = known || districtsQuery.data === undefined ? view.street : districts[0]?.code
  const districtQuery = useDistrict(street)
  const district = districtQuery.data
  const entry = districts.find(({ code }) => code === street)
  const camera = useCamera(view, change, district?.bounds ?? entry?.bounds)
  const now = useNow(60_000)
  const { conditions } = view
  const filter = useMemo(() => requestParameters(street ?? '', conditions, now), [street, conditions, now])
  const box = view.inView ? camera.seen : undefined
  const listFilter = useMemo(
    () => requestParameters(street ?? '', conditions, now, box),
    [street, conditions, now, box],
  )
  const ready = street !== undefined
  const points = useIncidentPoints(filter, ready)
  const summary = useIncidentSummary(listFilter, ready)
  const mapSummary = useIncidentSummary(filter, ready && view.gridFigure !== undefined)
  const shape = useQuery({
    queryKey: ['figures', listFilter],
    queryFn: ({ signal }) => client.figures(listFilter, signal),
    enabled: ready && (conditions.polygon !== undefined || conditions.circle !== undefined),
    staleTime: 60_000,
  })
  const map = useMapData(street, district, useLastKnown(points.data, street))
  const options = useMapOptions(view, map.data.grids, map.data.incidents, mapSummary.data)
  const filterOptions = useFilterOptions(map.data, district)

  const names = useMemo(() => {
    const grids = new Map(filterOptions.grids.map(({ code, name }) => [code, name]))
    const estates = new Map(filterOptions.estates.map(({ id, name }) => [id, name]))
    const zones = new Map(filterOptions.zones.map(({ id, name }) => [id, name]))
    return {
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
      },
      circle: (radius) => t('filter.circleChip', { radius }),
      text: (text) => t('filter.textChip', { text }),
    }
    return filterChips(conditions, words)
  }, [conditions, names, filterOptions.categories, language, format, t])

  const setConditions = useCallback((next: Conditions) => change({ conditions: next }), [change])
  const wanted = useRef<string>(undefined)
  /** Opens a thing that is not under the pointer: the camera follows once its place is known. */
  const open = useCallback(
    (thing: Thing) => {
      wanted.current = `${thing.kind}:${thing.id}`
      change({ thing })
    },
    [change],
  )
  const onKnown = useCallback(
    (thing: Thing, place: CameraTarget) => {
      if (wanted.current !== `${thing.kind}:${thing.id}`) return
      wanted.current = undefined
      camera.fly(place)
    },
    [camera.fly],
  )
  const close = useCallback(() => change({ thing: undefined }), [change])
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
  const setStreet = useCallback(
    (code: string) =>
      change({ street: code, conditions: {}, thing: undefined, camera: undefined, inView: false }),
    [change],
  )
  return {
    districtsQuery,
    districtQuery,
    districts,
    district,
    street,
    camera,
    filter,
    listFilter,
    ready,
    points,
    summary,
    summaryData: useLastKnown(summary.data, street),
    shape,
    map,
    options,
    filterOptions,
    names,
    chips,
    filtered: !isUnfiltered(conditions) || view.inView,
    setConditions,
    open,
    onKnown,
    close,
    back,
    search,
    setStreet,
  }
}
export type Desk = ReturnType<typeof useDesk>
