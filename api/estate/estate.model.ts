import { z } from 'zod'
import { ownCode, storedCount, wordsUpTo } from '../field.model.ts'

export const estateKinds = ['slab', 'court', 'tower', 'lane', 'mixed'] as const
export type EstateKind = (typeof estateKinds)[number]

/** Old estate: built before the end of 2000 (国办发〔2020〕23号). */
export const oldEstateUntil = 2000

/** A row of an estates file (小区); `code` is the office's own key, unique in the street. */
export const estateRecord = z.object({
  code: ownCode,
  name: wordsUpTo(60),
  built_year: z.int().min(1800).max(2100).nullish(),
  households: storedCount.default(0),
  kind: z.enum(estateKinds).default('mixed'),
  renovated_year: z.int().min(1800).max(2100).nullish(),
})
