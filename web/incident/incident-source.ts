import type { Feature, FeatureCollection, Point } from 'geojson'
import { type IncidentStage, isOpen } from '../../api/incident/incident.model.ts'
import type { IncidentPoints } from '../client.ts'
import type { Status } from '../map/palette.ts'
import { type CategoryPicture, categoryPicture } from './category-picture.ts'
import { incidentStatus } from './incident-status.ts'

export interface IncidentProperties {
  id: number
  category: string
  picture: CategoryPicture
  stage: string
  severity: string
  status: Status
  /** Drawing order: 3 overdue, 2 due soon, 1 in hand, 0 ended. */
  urgency: number
  due_at: number | null
  reported_at: number
}

/** Positions and statuses as typed arrays, for deck.gl. */
export interface IncidentArrays {
  length: number
  /** Longitude and latitude by turns. */
  positions: Float64Array
  /** Index of the point in the columns. */
  indices: Uint32Array
  /** 1 where the incident was voided or merged. */
  voided: Uint8Array
}

export interface IncidentSet {
  points: IncidentPoints
  open: FeatureCollection<Point, IncidentProperties>
  /** Ended incidents; empty when they are so many that deck.gl draws them from `mass`. */
  ended: FeatureCollection<Point, IncidentProperties>
  mass: IncidentArrays | null
  /** All incidents, for the density. */
  all: IncidentArrays
}

export interface IncidentData {
  incidents?: IncidentSet
}

/** Past this many ended incidents GeoJSON is too slow to pan, and deck.gl draws them. */
export const massFrom = 20_000

const urgency: Record<Status, number> = { overdue: 3, dueSoon: 2, inHand: 1, done: 0, void: 0 }

/** One incident of the columns as a feature; its id is the incident's. */
export function incidentFeature(
  { columns }: IncidentPoints,
  index: number,
  status: Status,
): Feature<Point, IncidentProperties> {
  const id = columns.id[index] ?? 0
  const category = columns.category[index] ?? ''
  return {
    type: 'Feature',
    id,
    properties: {
      id,
      category,
      picture: categoryPicture(category),
      stage: columns.stage[index] ?? '',
      severity: columns.severity[index] ?? 'normal',
      status,
      urgency: urgency[status],
      due_at: columns.due_at[index] ?? null,
      reported_at: columns.reported_at[index] ?? 0,
    },
    geometry: {
      type: 'Point',
      coordinates: [columns.longitude[index] ?? 0, columns.latitude[index] ?? 0],
    },
  }
}

function arraysOf({ columns }: IncidentPoints, indices: number[]): IncidentArrays {
  const positions = new Float64Array(indices.length * 2)
  const voided = new Uint8Array(indices.length)
  indices.forEach((index, place) => {
    positions[place * 2] = columns.longitude[index] ?? 0
    positions[place * 2 + 1] = columns.latitude[index] ?? 0
    voided[place] = columns.stage[index] === 'closed' ? 0 : 1
  })
  return { length: indices.length, positions, indices: Uint32Array.from(indices), voided }
}

type Timeless = Omit<IncidentSet, 'open'> & {
  openIndices: number[]
  last?: { statuses: string; set: IncidentSet }
}

/** What the clock does not change is made once for the same columns. */
const timeless = new WeakMap<IncidentPoints, Timeless>()

function withoutClock(points: IncidentPoints): Timeless {
  const known = timeless.get(points)
  if (known) return known
  const { columns } = points
  const openIndices: number[] = []
  const ended: number[] = []
  columns.stage.forEach((stage, index) => {
    if (isOpen(stage as IncidentStage)) openIndices.push(index)
    else ended.push(index)
  })
  const crowded = ended.length > massFrom
  const made: Timeless = {
    points,
    openIndices,
    ended: {
      type: 'FeatureCollection',
      features: crowded
        ? []
        : ended.map((index) => incidentFeature(points, index, statusAt(points, index, 0))),
    },
    mass: crowded ? arraysOf(points, ended) : null,
    all: arraysOf(points, [...columns.id.keys()]),
  }
  timeless.set(points, made)
  return made
}

/**
 * Makes of the columns what the layers draw, at `now` (epoch milliseconds): open incidents always as features,
 * ended ones as features or, past `massFrom`, as arrays. Called again with the same columns it keeps the latter, and
 * gives the very set of before as long as the clock has changed no status.
 */
export function incidentSet(points: IncidentPoints, now: number): IncidentSet {
  const made = withoutClock(points)
  const { openIndices, last, ...rest } = made
  const statusOf = openIndices.map((index) => statusAt(points, index, now))
  const statuses = statusOf.join()
  if (last?.statuses === statuses) return last.set
  const features = openIndices.map((index, place) =>
    incidentFeature(points, index, statusOf[place] ?? 'inHand'),
  )
  const set: IncidentSet = { ...rest, open: { type: 'FeatureCollection', features } }
  made.last = { statuses, set }
  return set
}

/** The pictures that these incidents bear, the most frequent first, at most `most`. */
export function picturesOf(incidents: IncidentSet['open'], most: number): CategoryPicture[] {
  const counts = new Map<CategoryPicture, number>()
  for (const { properties } of incidents.features)
    counts.set(properties.picture, (counts.get(properties.picture) ?? 0) + 1)
  return [...counts]
    .toSorted((first, second) => second[1] - first[1] || first[0].localeCompare(second[0]))
    .slice(0, most)
    .map(([picture]) => picture)
}

const statusAt = ({ columns }: IncidentPoints, index: number, now: number): Status =>
  incidentStatus(
    {
      stage: columns.stage[index] as IncidentStage,
      overdue: columns.overdue[index] ?? false,
      dueAt: columns.due_at[index] ?? null,
    },
    now,
  )
