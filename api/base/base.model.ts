import { z } from 'zod'
import { ownCode, textUpTo } from '../field.model.ts'

export const roadClasses = [
  'expressway',
  'ramp',
  'arterial',
  'secondary',
  'street',
  'lane',
  'alley',
  'path',
] as const
export type RoadClass = (typeof roadClasses)[number]

/**
 * A row of a roads file; a LineString between two junctions. `width` in metres. `level` orders what crosses without
 * meeting: 0 on the ground, 1 and more above it, below 0 under it.
 */
export const roadRecord = z.object({
  code: ownCode,
  name: textUpTo(60).nullish(),
  class: z.enum(roadClasses).default('street'),
  width: z.number().min(0.1).max(200).nullish(),
  bridge: z.boolean().default(false),
  tunnel: z.boolean().default(false),
  level: z.int().min(-5).max(5).default(0),
  oneway: z.boolean().default(false),
})

export const baseFeatureKinds = [
  'water',
  'rail',
  'green',
  'park',
  'plaza',
  'sport',
  'parking',
  'island',
  'embankment',
  'block',
  'wall',
  'tree',
  'context_building',
  'playground',
  'school_ground',
] as const
export type BaseFeatureKind = (typeof baseFeatureKinds)[number]

/** A row of a base features file: what the base map draws besides roads and buildings; any geometry. */
export const baseFeatureRecord = z.object({
  code: ownCode,
  kind: z.enum(baseFeatureKinds),
  name: textUpTo(60).nullish(),
  floors: z.int().min(1).max(200).nullish(),
})
