import { z } from 'zod'

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
  code: z.string().min(1).max(40),
  name: z.string().max(60).nullish(),
  class: z.enum(roadClasses).default('street'),
  width: z.number().positive().max(200).nullish(),
  bridge: z.boolean().default(false),
  tunnel: z.boolean().default(false),
  level: z.int().min(-5).max(5).default(0),
  oneway: z.boolean().default(false),
})
export type RoadRecord = z.infer<typeof roadRecord>

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
  code: z.string().min(1).max(40),
  kind: z.enum(baseFeatureKinds),
  name: z.string().max(60).nullish(),
  floors: z.int().min(1).max(200).nullish(),
})
export type BaseFeatureRecord = z.infer<typeof baseFeatureRecord>
