import { readFileSync } from 'node:fs'
import { chinaDay, dayName } from '../../api/incident/work-calendar.model.ts'
import { type ImportKind, importKinds } from '../../api/transfer/import.model.ts'
import type { PlannedFeature } from './incident-plan.ts'
import { schedule } from './schedule.ts'

interface DemoFeature {
  type: 'Feature'
  properties: Record<string, unknown>
  geometry: { type: string; coordinates: unknown }
}

interface DemoDataset {
  kind: ImportKind
  /** The file it was read from, as the dataset's source. */
  source: string
  features: DemoFeature[]
  note?: string
}

interface Collection<Feature> {
  features: Feature[]
}

const fileName = (kind: ImportKind): string => `${kind === 'districts' ? 'district' : kind}.geojson`

function read<Feature = DemoFeature>(kind: ImportKind): Feature[] {
  const file = new URL(`files/${fileName(kind)}`, import.meta.url)
  const collection: Collection<Feature> = JSON.parse(readFileSync(file, 'utf8'))
  return collection.features
}

/** A number of days before or after today in China as a date, or null. */
const dated = (days: unknown, today: number): string | null =>
  typeof days === 'number' ? dayName(today + Math.round(days)) : null

/** Redevelopment dates are kept as days from the loading, so that a demo is always in the middle of its works. */
function withDates(feature: DemoFeature, now: Date): DemoFeature {
  const today = chinaDay(now)
  const { started_days, due_days, milestones, ...rest } = feature.properties
  const steps: Record<string, unknown>[] = Array.isArray(milestones) ? milestones : []
  return {
    ...feature,
    properties: {
      ...rest,
      started_on: dated(started_days, today),
      due_on: dated(due_days, today),
      milestones: steps.map(({ planned_days, done_days, ...step }) => ({
        ...step,
        planned_on: dated(planned_days, today),
        done_on: dated(done_days, today),
      })),
    },
  }
}

function unitNames(units: readonly DemoFeature[]): Map<string, string> {
  return new Map(units.map(({ properties }) => [String(properties.code), String(properties.name)]))
}

/**
 * The demo district as sets of features for the import engine, in the order in which they must be imported. Geometry is
 * WGS84 longitude, latitude. What has a time is laid out relative to `now`.
 */
export function demoDistrict(now: Date): DemoDataset[] {
  const units = read('units')
  return importKinds.map((kind) => {
    const source = `data/demo/files/${fileName(kind)}`
    if (kind === 'incidents') {
      const { features, note } = schedule(read<PlannedFeature>(kind), unitNames(units), now)
      return {
        kind,
        source,
        note,
        features: features.map(({ properties, ...feature }) => ({
          ...feature,
          properties: { ...properties },
        })),
      }
    }
    const features = kind === 'units' ? units : read(kind)
    if (kind !== 'redevelopment-zones') return { kind, source, features }
    return { kind, source, features: features.map((feature) => withDates(feature, now)) }
  })
}
