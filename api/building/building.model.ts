import { z } from 'zod'
import { ownCode, storedCount, textUpTo } from '../field.model.ts'

export const buildingKinds = [
  'residential',
  'lane_house',
  'shanty',
  'commercial',
  'market',
  'office',
  'industrial',
  'school',
  'hospital',
  'public',
  'ancillary',
] as const
export type BuildingKind = (typeof buildingKinds)[number]
export const buildingStructures = [
  'reinforced_concrete',
  'brick_concrete',
  'brick_timber',
  'steel',
  'simple',
] as const
export type BuildingStructure = (typeof buildingStructures)[number]
/** House safety by JGJ 125: A none, B some members, C part of the load-bearing structure, D the whole. */
export const safetyClasses = ['A', 'B', 'C', 'D'] as const
export type SafetyClass = (typeof safetyClasses)[number]

/** A row of a buildings file; the geometry is the footprint. The grid is decided by PostGIS. */
export const buildingRecord = z.object({
  code: ownCode,
  estate_code: textUpTo(40).nullish(),
  name: textUpTo(60).nullish(),
  address: textUpTo(120).nullish(),
  kind: z.enum(buildingKinds).default('residential'),
  floors: z.int().min(1).max(200).default(1),
  built_year: z.int().min(1800).max(2100).nullish(),
  structure: z.enum(buildingStructures).nullish(),
  safety_class: z.enum(safetyClasses).nullish(),
  households: storedCount.default(0),
  resident_population: storedCount.default(0),
  registered_population: storedCount.default(0),
  elderly_population: storedCount.default(0),
})
