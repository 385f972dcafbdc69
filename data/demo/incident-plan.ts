import type { IncidentSeverity, IncidentSource, IncidentStage } from '../../api/incident/incident.model.ts'

/** The ways a demo incident goes through the loop. */
export type IncidentPath = 'plain' | 'whistle' | 'return' | 'rework' | 'small' | 'extend'

/** Days an incident prefers: warm months, cold months, rainy days; without one, any. */
export type Season = 'summer' | 'winter' | 'rain'

/**
 * A line of files/incidents.geojson: an incident without its times, which `schedule` lays out when the demo is loaded.
 * A closed one has `rank` (0…1, its place in the period); an open one has `stage` and `elapsed`, the share of its
 * settle limit that has passed at the loading (above 1: overdue).
 */
export interface PlannedIncident {
  category: string
  severity: IncidentSeverity
  source: IncidentSource
  description: string
  address: string
  rank?: number
  stage?: IncidentStage
  elapsed?: number
  /** Minute after midnight of the report. */
  minute: number
  season?: Season
  path: IncidentPath
  /** One share per step after the report: up to the dispatch of the dispatch limit, after it of what then remains. */
  pace: number[]
  /** Codes of the units called, the one in charge last for `return` and first for `whistle`. */
  units: string[]
  /** The grid leader's role, e.g. 第12网格长. */
  leader: string
  /** The last call-back: false if the caller did not answer or was not satisfied. */
  answered?: boolean
  satisfied?: boolean
  reporter_name?: string
  reporter_phone?: string
}

export interface PlannedFeature {
  properties: PlannedIncident
  geometry: { type: 'Point'; coordinates: [longitude: number, latitude: number] }
}
