import type { z } from 'zod'
import type { Database } from '../database/open.ts'
import type { GeometryType } from './check-geometry.ts'
import type { ImportKind, Rejection } from './import.model.ts'

/** What a kind may use while its features are imported; everything happens in one transaction. */
export interface ImportContext {
  transaction: Database
  street: string
  /** The name that the caller gives the street. */
  streetName?: string
  source: string
  isDemo: boolean
  /**
   * The source is the whole of its kind: rows that it does not name go, and what it does not tell of the others is unknown
   * instead of kept.
   */
  isWhole: boolean
  /** Codes of refused features: their rows are no rows that the source does not name. */
  spared: ReadonlySet<string>
  now: Date
  /** IANA zone of times without an offset. */
  timeZone: string
  /** Texts of a foreign category scheme → four-digit codes. */
  categories: Readonly<Record<string, string>>
  note(code: string, message: string): void
}

/** The values of a feature that passed its record, with its place in the source. */
export interface CheckedValues {
  at: string
  ordinal: number
  values: Record<string, unknown>
}

/**
 * How one kind is imported. The engine reads, checks and stages the features (`import_staging`: ordinal, code,
 * properties as jsonb, `told`: the names of those that stood in the source, shape in WGS84); the kind says what a feature
 * must be and how staged ones become rows.
 */
export interface ImportKindDefinition {
  kind: ImportKind
  /** The fields of a feature; `code` is optional where one can be assigned. */
  record: z.ZodObject
  geometries: readonly GeometryType[]
  /** `inside`: must lie in the street's boundary; `noted`: may lie outside, the report says how many do. */
  boundary: 'inside' | 'noted'
  /** `place`: a place code below the street's; `own`: the office's own key, made of what the feature says if absent. */
  codes: 'place' | 'own'
  /** Prepares the reading of features that need more than their record. */
  begin?(context: ImportContext): Promise<FeatureReader>
  /** Checks that need the database; returns the staged features to refuse. */
  refuse?(context: ImportContext): Promise<{ ordinal: number; rejection: Omit<Rejection, 'at'> }[]>
  /** Writes the staged features; where they are the whole of their kind, removes the street's other rows of it. */
  write(context: ImportContext): Promise<Written>
}

export interface Written {
  /** Rows that come from this source. */
  written: number
  /** Of these, rows that were there before. */
  updated: number
  /** Rows that the source did not name and that went. */
  removed: number
}

export interface FeatureReader {
  /** Completes one feature's values or refuses it. */
  complete(feature: CheckedValues): Record<string, unknown> | Rejection
  /** Called after the last feature. */
  finish?(): void
}
