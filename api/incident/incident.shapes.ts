import type {
  ActorRole,
  IncidentSeverity,
  IncidentSource,
  IncidentStage,
  IncidentVerb,
} from './incident.model.ts'

/** Every matching incident as columns of equal length, for the map. Instants are epoch milliseconds. */
export type IncidentPoints = {
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

/** A row of the list; instants are ISO 8601 in UTC. */
export type IncidentListed = {
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

export type IncidentPage = { total: number; next: string | null; incidents: IncidentListed[] }

export type IncidentStep = {
  seq: number
  at: string
  verb: IncidentVerb
  from_stage: IncidentStage | null
  to_stage: IncidentStage
  actor: string
  actor_role: ActorRole
  unit_name: string | null
  note: string | null
  /** The limit that an extension or suspension granted. */
  due_at: string | null
}

/** One incident with its log; who reported it is masked. */
export type IncidentDetail = IncidentListed & {
  history: IncidentStep[]
  reporter: { name: string | null; phone: string | null } | null
}

export type IncidentFigures = { total: number; open: number; overdue: number }

export type IncidentSummary = IncidentFigures & {
  by_stage: Record<IncidentStage, number>
  by_severity: Record<IncidentSeverity, number>
  by_category: (IncidentFigures & { code: string })[]
  by_main_category: (IncidentFigures & { code: string })[]
  by_grid: (IncidentFigures & { code: string })[]
  /** Days of Asia/Shanghai. */
  by_day: { day: string; total: number }[]
}
