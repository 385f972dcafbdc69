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

/** A row of a roads file; a LineString between two junctions. `width` in metres. */
export const roadRecord = z.object({
  code: z.string().min(1).max(40),
  name: z.string().max(60).nullish(),
  class: z.enum(roadClasses).default('street'),
  width: z.number().positive().max(200).nullish(),
  bridge: z.boolean().default(false),
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
  code: z.string().min(1).max(40),
  kind: z.enum(baseFeatureKinds),
  name: z.string().max(60).nullish(),
  floors: z.int().min(1).max(200).nullish(),
})
