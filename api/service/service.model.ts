import { z } from 'zod'
import { ownCode, textUpTo, wordsUpTo } from '../field.model.ts'

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
  code: ownCode,
  name: wordsUpTo(60),
  kind: z.enum(serviceKinds),
  address: textUpTo(120).nullish(),
  opening_hours: textUpTo(120).nullish(),
})
