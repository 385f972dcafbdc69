import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { District, Incident, IncidentPoints, Settings } from '../../client.ts'
import type { CallLine } from '../../incident/call-line.layer.ts'
import type { Bounds, CameraTarget } from '../../map/camera.ts'
import { useMapData, useMapOptions } from '../map/use-map-data.ts'
import type { DeskMapData } from './layers.ts'

type Units = DeskMapData['units']
/** Lines from the units that are called to an incident; a unit whose place is not known has none. */
export function callLines(incident: Incident | undefined, units: Units): CallLine[] {
  if (incident === undefined) return []
  const places = new Map(
    (units?.features ?? []).flatMap(({ id, geometry }) =>
      geometry.type === 'Point' ? [[Number(id), geometry.coordinates] as const] : [],
    ),
  )
  return incident.loop.calls.flatMap(({ unit_id, ended_at, acknowledged_at, arrived_at }): CallLine[] => {
    const [longitude, latitude] = places.get(unit_id) ?? []
    if (ended_at !== null || longitude === undefined || latitude === undefined) return []
    const state = arrived_at !== null ? 'arrived' : acknowledged_at !== null ? 'acknowledged' : 'called'
    return [
      { unit: unit_id, from: [longitude, latitude], to: [incident.longitude, incident.latitude], state },
    ]
  })
}

/** What the desk's map draws, and where it looks: the street, then whatever is opened with who was called to it. */
export function useDeskMap(
  street: string | undefined,
  district: District | undefined,
  points: IncidentPoints | undefined,
  incident: Incident | undefined,
  settings: Settings | undefined,
) {
  const map = useMapData(street, district, points)
  const options = useMapOptions({}, map.data, undefined, district, settings)
  const { units } = map.data
  const calls = useMemo(() => callLines(incident, units), [incident, units])
  const data = useMemo<DeskMapData>(() => ({ ...map.data, calls }), [map.data, calls])
  const bounds = district?.bounds.join()
  const [homeCount, setHomeCount] = useState(0)
  const home = useMemo<CameraTarget | null>(() => {
    if (bounds === undefined || homeCount < 0) return null
    const [west = 0, south = 0, east = 0, north = 0] = bounds.split(',').map(Number)
    return { bounds: [west, south, east, north] }
  }, [bounds, homeCount])
  const [target, setTarget] = useState<CameraTarget | null>(null)
  /** Whoever opens an incident on the map sees it already. */
  const stay = useRef<number>(undefined)
  const seen = useRef<number>(undefined)
  const opened = incident?.id
  const latest = useRef({ incident, calls })
  useEffect(() => {
    latest.current = { incident, calls }
  })
  useEffect(() => {
    const { incident, calls } = latest.current
    if (opened === seen.current) return
    seen.current = opened
    if (incident === undefined || stay.current === opened) return
    const places = [[incident.longitude, incident.latitude] as const, ...calls.map(({ from }) => from)]
    const [longitudes, latitudes] = [
      places.map(([longitude]) => longitude),
      places.map(([, latitude]) => latitude),
    ]
    const around: Bounds = [
      Math.min(...longitudes),
      Math.min(...latitudes),
      Math.max(...longitudes),
      Math.max(...latitudes),
    ]
    setTarget({ bounds: around, maximumZoom: 16.5 })
  }, [opened])
  const goHome = useCallback(() => {
    setTarget(null)
    setHomeCount((count) => count + 1)
  }, [])
  const stayFor = useCallback((id: number) => {
    stay.current = id
  }, [])
  return { data, queries: map.queries, options, home, target, goHome, stayFor }
}
