import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson'
import type { BuildingKind, BuildingStructure, SafetyClass } from '../api/building/building.model.ts'
import type { DistrictFacts } from '../api/district/district.model.ts'
import type { EstateKind } from '../api/estate/estate.model.ts'
import type {
  ActorRole,
  IncidentSeverity,
  IncidentSource,
  IncidentStage,
  IncidentVerb,
} from '../api/incident/incident.model.ts'
import type { RedevelopmentKind, RedevelopmentPhase } from '../api/redevelopment/redevelopment.model.ts'
import type { ServiceKind } from '../api/service/service.model.ts'
import type { UnitKind } from '../api/unit/unit.model.ts'

/** west, south, east, north in degrees. */
export type Bounds = [number, number, number, number]
/** A filter or other question as query parameters. */
export type Parameters = Record<string, string>

/** What went wrong, in the server's words when it had any (RFC 9457). */
export class RequestProblem extends Error {
  readonly status: number
  readonly code: string
  constructor(status: number, code: string, detail: string) {
    super(detail)
    this.name = 'RequestProblem'
    this.status = status
    this.code = code
  }
}

export interface Named {
  id: number
  name: string
}
export interface Coded {
  code: string
  name: string
}
export interface IncidentFigures {
  total: number
  open: number
  overdue: number
}
export interface DistrictEntry extends Coded {
  is_demo: boolean
  grids: number
  incidents: number
  bounds: Bounds
}
export interface CategoryEntry {
  code: string
  main_code: string
  main_name: string
  main_name_en: string
  name: string
  name_en: string
}
export interface DatasetEntry {
  kind: string
  source: string
  loaded_at: string
  features: number
  is_demo: boolean
  note: string | null
}
export interface DistrictTotals {
  grids: number
  communities: number
  estates: number
  old_estates: number
  buildings: number
  households: number
  resident_population: number
  registered_population: number
  elderly_population: number
  party_members: number
  party_branches: number
  incidents: number
  open: number
  overdue: number
}
export interface District extends Coded {
  is_demo: boolean
  bounds: Bounds
  area: number
  facts: DistrictFacts
  facts_source: string | null
  facts_as_of: string | null
  boundary: Polygon | MultiPolygon
  datasets: DatasetEntry[]
  period: { from: string; to: string } | null
  totals: DistrictTotals
  categories: CategoryEntry[]
}
export interface IncidentPoints {
  total: number
  columns: {
    id: number[]
    longitude: number[]
    latitude: number[]
    category: string[]
    stage: IncidentStage[]
    severity: IncidentSeverity[]
    reported_at: number[]
    due_at: (number | null)[]
    overdue: boolean[]
  }
}
export interface IncidentRow {
  id: number
  code: string
  category: string
  category_name: string
  category_name_en: string
  stage: IncidentStage
  severity: IncidentSeverity
  source: IncidentSource
  description: string
  address: string | null
  reported_at: string
  dispatch_due_at: string | null
  due_at: string | null
  settled_at: string | null
  closed_at: string | null
  overdue: boolean
  grid_code: string | null
  grid_name: string | null
  estate_id: number | null
  estate_name: string | null
  zone_id: number | null
  zone_name: string | null
  unit_id: number | null
  unit_name: string | null
  longitude: number
  latitude: number
}
export interface IncidentPage {
  total: number
  next: string | null
  incidents: IncidentRow[]
}
export interface IncidentEventEntry {
  seq: number
  at: string
  verb: IncidentVerb
  from_stage: IncidentStage | null
  to_stage: IncidentStage
  actor: string
  actor_role: ActorRole
  unit_name: string | null
  note: string | null
}
export interface Incident extends IncidentRow {
  history: IncidentEventEntry[]
  reporter: { name: string | null; phone: string | null } | null
}
export interface IncidentSummary extends IncidentFigures {
  by_stage: Partial<Record<IncidentStage, number>>
  by_category: ({ code: string } & IncidentFigures)[]
  by_main_category: ({ code: string } & IncidentFigures)[]
  by_grid: ({ code: string } & IncidentFigures)[]
  by_severity: Partial<Record<IncidentSeverity, number>>
  by_day: { day: string; total: number }[]
}
export type Counts<Kind extends string> = Partial<Record<Kind, number>>
interface Placed {
  bounds: Bounds
  centre: [number, number]
}
export interface GridDetail extends Coded, Placed {
  area: number
  density: number
  elderly_share: number
  households: number
  resident_population: number
  registered_population: number
  elderly_population: number
  party_members: number
  party_branches: number
  community: Coded | null
  estates: (Named & { is_old: boolean })[]
  zones: Named[]
  buildings: {
    total: number
    by_kind: Counts<BuildingKind>
    by_safety_class: Counts<SafetyClass>
  }
  neighbours: Coded[]
  incidents: IncidentFigures
}
export interface CommunityDetail extends Coded, Placed {
  area: number
  grids: Coded[]
  households?: number
  resident_population?: number
  registered_population?: number
  elderly_population?: number
  incidents: IncidentFigures
}
export interface EstateDetail extends Named, Placed {
  code: string
  kind: EstateKind
  built_year: number | null
  is_old: boolean
  renovated_year: number | null
  households: number
  area: number
  resident_population: number
  grids: Coded[]
  buildings: {
    id: number
    name: string | null
    floors: number
    households: number
    safety_class: SafetyClass | null
  }[]
  zones: Named[]
  incidents: IncidentFigures
}
export interface BuildingDetail extends Placed {
  id: number
  code: string
  name: string | null
  address: string | null
  kind: BuildingKind
  floors: number
  built_year: number | null
  structure: BuildingStructure | null
  safety_class: SafetyClass | null
  households: number
  resident_population: number
  registered_population: number
  elderly_population: number
  area: number
  estate: Named | null
  grid: Coded | null
  zone: Named | null
}
export interface ZoneDetail extends Named, Placed {
  code: string
  kind: RedevelopmentKind
  phase: RedevelopmentPhase
  area: number
  households: number
  certificates: number
  signed_households: number
  signed_certificates: number
  vacated_households: number
  demolished_households: number
  started_on: string | null
  due_on: string | null
  milestones: { name: string; planned_on: string; done_on: string | null }[]
  grids: Coded[]
  estates: Named[]
  buildings: { total: number; by_safety_class: Counts<SafetyClass> }
  rates: { signed: number | null; vacated: number | null; demolished: number | null }
  incidents: IncidentFigures
}
export interface NearbyItem extends Named {
  kind: string
  distance: number
  longitude: number
  latitude: number
}
export interface ServicePointDetail extends Named, Placed {
  code: string
  kind: ServiceKind
  address: string | null
  opening_hours: string | null
  grid: Coded | null
}
export interface UnitDetail extends Named, Placed {
  code: string
  kind: UnitKind
  address: string | null
  staff: number
  on_duty: boolean
  grid: Coded | null
}
export interface PlaceAt {
  grid: Coded | null
  estate: Named | null
  zone: Named | null
  building: (Omit<Named, 'name'> & { name: string | null }) | null
  community: Coded | null
}
export interface ShapeFigures {
  area: number
  grids: number
  estates: number
  buildings: number
  households: number
  resident_population: number
  registered_population: number
  elderly_population: number
  incidents: IncidentFigures
  service_points: number
  units: number
}
export const searchKinds = [
  'grid',
  'community',
  'estate',
  'building',
  'redevelopment-zone',
  'service-point',
  'unit',
  'incident',
  'category',
  'road',
] as const
export type SearchKind = (typeof searchKinds)[number]
export interface SearchResult {
  kind: SearchKind
  id: string
  name: string
  detail: string | null
  longitude: number | null
  latitude: number | null
  bounds: Bounds | null
}
export const featureCollections = [
  'communities',
  'grids',
  'estates',
  'buildings',
  'redevelopment-zones',
  'roads',
  'service-points',
  'units',
  'base-features',
] as const
export type FeatureCollectionName = (typeof featureCollections)[number]

async function problemOf(response: Response): Promise<RequestProblem> {
  const body: unknown = await response.json().catch(() => null)
  const text = (name: string) => {
    const value = typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined
    return typeof value === 'string' ? value : undefined
  }
  return new RequestProblem(response.status, text('code') ?? 'unknown', text('detail') ?? text('title') ?? '')
}

async function read<Answer>(path: string, parameters: Parameters, signal?: AbortSignal): Promise<Answer> {
  const query = new URLSearchParams(parameters).toString()
  const response = await fetch(query === '' ? path : `${path}?${query}`, { signal: signal ?? null }).catch(
    (reason: unknown) => {
      if (signal?.aborted) throw reason
      throw new RequestProblem(0, 'offline', '')
    },
  )
  if (!response.ok) throw await problemOf(response)
  return response.json()
}

/** Everything the browser asks of the server. A failure is a `RequestProblem`; a signal cancels. */
export const client = {
  districts: (signal?: AbortSignal) =>
    read<{ districts: DistrictEntry[] }>('/api/districts', {}, signal).then((answer) => answer.districts),
  district: (code: string, signal?: AbortSignal) => read<District>(`/api/districts/${code}`, {}, signal),
  features: (collection: FeatureCollectionName, street: string, signal?: AbortSignal) =>
    read<FeatureCollection>(`/api/features/${collection}`, { street }, signal),
  incidentPoints: (filter: Parameters, signal?: AbortSignal) =>
    read<IncidentPoints>('/api/incidents/points', filter, signal),
  incidents: (filter: Parameters, signal?: AbortSignal) =>
    read<IncidentPage>('/api/incidents', filter, signal),
  incidentSummary: (filter: Parameters, signal?: AbortSignal) =>
    read<IncidentSummary>('/api/incidents/summary', filter, signal),
  incident: (id: string, street: string, signal?: AbortSignal) =>
    read<Incident>(`/api/incidents/${id}`, { street }, signal),
  grid: (code: string, signal?: AbortSignal) => read<GridDetail>(`/api/grids/${code}`, {}, signal),
  community: (code: string, signal?: AbortSignal) =>
    read<CommunityDetail>(`/api/communities/${code}`, {}, signal),
  estate: (id: string, street: string, signal?: AbortSignal) =>
    read<EstateDetail>(`/api/estates/${id}`, { street }, signal),
  building: (id: string, street: string, signal?: AbortSignal) =>
    read<BuildingDetail>(`/api/buildings/${id}`, { street }, signal),
  zone: (id: string, street: string, signal?: AbortSignal) =>
    read<ZoneDetail>(`/api/redevelopment-zones/${id}`, { street }, signal),
  servicePoint: (id: string, street: string, signal?: AbortSignal) =>
    read<ServicePointDetail>(`/api/service-points/${id}`, { street }, signal),
  unit: (id: string, street: string, signal?: AbortSignal) =>
    read<UnitDetail>(`/api/units/${id}`, { street }, signal),
  placeAt: (street: string, at: [number, number], signal?: AbortSignal) =>
    read<PlaceAt>('/api/places/at', { street, longitude: String(at[0]), latitude: String(at[1]) }, signal),
  nearest: (
    street: string,
    at: [number, number],
    of: 'units' | 'service-points',
    limit: number,
    signal?: AbortSignal,
  ) =>
    read<{ items: NearbyItem[] }>(
      '/api/places/nearest',
      { street, longitude: String(at[0]), latitude: String(at[1]), of, k: String(limit) },
      signal,
    ).then((answer) => answer.items),
  figures: (filter: Parameters, signal?: AbortSignal) =>
    read<ShapeFigures>('/api/places/figures', filter, signal),
  search: (street: string, query: string, signal?: AbortSignal) =>
    read<{ results: SearchResult[] }>('/api/search', { street, q: query, limit: '20' }, signal).then(
      (answer) => answer.results,
    ),
}
