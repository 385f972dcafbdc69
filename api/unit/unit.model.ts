import { z } from 'zod'
import { ownCode, storedCount, textUpTo, wordsUpTo } from '../field.model.ts'

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
  code: ownCode,
  name: wordsUpTo(60),
  kind: z.enum(unitKinds),
  address: textUpTo(120).nullish(),
  staff: storedCount.default(0),
  on_duty: z.boolean().default(true),
})
