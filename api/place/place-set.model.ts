import { z } from 'zod'
import { buildingKinds, safetyClasses } from '../building/building.model.ts'
import { gridCode } from '../district/place-code.model.ts'
import { identifier } from '../filter/filter.model.ts'

export const placeSetKinds = [
  'communities',
  'grids',
  'estates',
  'redevelopment-zones',
  'buildings',
  'service-points',
  'units',
] as const
export type PlaceSetKind = (typeof placeSetKinds)[number]

/** Which places of a kind: what they are and, for what stands in one grid, estate or zone, where. */
export const placeSetConditions = {
  kind: z.enum(buildingKinds).optional(),
  safety: z.enum(safetyClasses).optional(),
  old: z.stringbool().or(z.boolean()).optional(),
  in_grid: gridCode.optional(),
  in_estate: identifier.optional(),
  in_zone: identifier.optional(),
}
export type PlaceSetCondition = keyof typeof placeSetConditions

/** The kinds of places that a condition can be asked of. */
export const placeSetScope: Record<PlaceSetCondition, readonly PlaceSetKind[]> = {
  kind: ['buildings'],
  safety: ['buildings'],
  old: ['estates'],
  in_grid: ['buildings', 'service-points', 'units'],
  in_estate: ['buildings'],
  in_zone: ['buildings'],
}
