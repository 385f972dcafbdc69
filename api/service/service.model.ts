import { z } from 'zod'

export const serviceKinds = [
  'party_service',
  'community_service',
  'courier_station',
  'clinic',
  'elderly_care',
  'police_post',
  'fire_post',
  'market',
  'school',
  'hospital',
  'toilet',
  'parking',
  'park',
  'culture',
] as const
export type ServiceKind = (typeof serviceKinds)[number]

/** A row of a service points file (服务点). */
export const servicePointRecord = z.object({
  code: z.string().min(1).max(40),
  name: z.string().min(1).max(60),
  kind: z.enum(serviceKinds),
  address: z.string().max(120).nullish(),
  opening_hours: z.string().max(120).nullish(),
})
