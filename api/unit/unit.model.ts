import { z } from 'zod'

export const unitKinds = [
  'police',
  'emergency',
  'law_enforcement',
  'market_supervision',
  'justice',
  'sanitation',
  'water',
  'gas',
  'power',
  'property',
  'community',
  'medical',
  'greening',
  'traffic',
] as const
export type UnitKind = (typeof unitKinds)[number]

/** A row of a units file (处置单位): who can be called to an incident. */
export const unitRecord = z.object({
  code: z.string().min(1).max(40),
  name: z.string().min(1).max(60),
  kind: z.enum(unitKinds),
  address: z.string().max(120).nullish(),
  staff: z.int().nonnegative().default(0),
  on_duty: z.boolean().default(true),
})
