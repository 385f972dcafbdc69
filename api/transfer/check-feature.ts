import type { Geometry } from 'geojson'
import { wordIssue } from '../input-fault.ts'
import { contentCode } from './assign-codes.ts'
import { checkGeometry, GeometryFault } from './check-geometry.ts'
import { type CoordinateSystem, wgs84 } from './coordinate-system.ts'
import type { RawFeature, Rejection } from './import.model.ts'
import type { ImportKindDefinition } from './kind.ts'
import { pickValues, rejectionOf, type ValueSource } from './read-values.ts'

interface FeatureOptions {
  /** Nine digits. */
  street: string
  crs?: CoordinateSystem
  values?: ValueSource
}

type Checked =
  /** `code` where it can be read: the source names that row. */
  | { rejection: Rejection; code?: string }
  /** `told`: the fields that stood in the source; the others of `values` are the record's defaults. */
  | { geometry: Geometry; told: string[]; values: Record<string, unknown> }

/** Checks what needs no database: geometry, values, and that a place code lies in the street. */
export function checkFeature(
  feature: RawFeature,
  definition: ImportKindDefinition,
  options: FeatureOptions,
): Checked {
  const { at } = feature
  const picked = pickValues(definition.record, feature.properties, options.values ?? {})
  const named = typeof picked.code === 'string' ? { code: picked.code } : {}
  try {
    const geometry = checkGeometry(feature.geometry, definition.geometries, options.crs ?? wgs84)
    const parsed = definition.record.safeParse(picked, { error: wordIssue })
    if (!parsed.success) return { rejection: rejectionOf(at, picked, parsed.error), ...named }
    const { code } = parsed.data
    if (definition.codes === 'place' && typeof code === 'string' && !code.startsWith(options.street))
      return {
        rejection: {
          at,
          code: 'wrong_street',
          pointer: '/code',
          message: `${code} is not in street ${options.street}`,
        },
      }
    return { geometry, told: Object.keys(picked), values: parsed.data }
  } catch (error) {
    if (error instanceof GeometryFault)
      return { rejection: { at, code: error.code, message: error.message }, ...named }
    throw error
  }
}

/** Gives each feature the code that it is staged with; null where the kind will give it one. */
export function codeGiver({ kind, codes }: ImportKindDefinition, street: string) {
  const occurrences = new Map<string, number>()
  return (given: unknown, feature: RawFeature): string | null => {
    if (kind === 'districts') return street
    if (typeof given === 'string') return given
    if (codes !== 'own') return null
    const code = contentCode(feature)
    const occurrence = (occurrences.get(code) ?? 0) + 1
    occurrences.set(code, occurrence)
    return occurrence === 1 ? code : contentCode(feature, occurrence)
  }
}

export const duplicate = (at: string, code: string, first: string): Rejection => ({
  at,
  code: 'duplicate_code',
  pointer: '/code',
  message: `code ${code} is already used at ${first}`,
})

export const isRejection = (value: Record<string, unknown> | Rejection): value is Rejection =>
  typeof value.at === 'string' && typeof value.message === 'string' && 'code' in value
