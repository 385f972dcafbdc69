import { z } from 'zod'
import { calendarDate, ownCode, storedCount, wordsUpTo } from '../field.model.ts'

export const redevelopmentKinds = ['shanty', 'old_estate', 'market', 'street'] as const
export type RedevelopmentKind = (typeof redevelopmentKinds)[number]
export const redevelopmentPhases = [
  'planning',
  'consultation',
  'signing',
  'vacating',
  'demolition',
  'construction',
  'completed',
] as const
export type RedevelopmentPhase = (typeof redevelopmentPhases)[number]

/** A row of a redevelopment zones file; the geometry is the boundary. Certificates (权证) and households (户) are counted apart. */
export const redevelopmentZoneRecord = z.object({
  code: ownCode,
  name: wordsUpTo(60),
  kind: z.enum(redevelopmentKinds),
  phase: z.enum(redevelopmentPhases).default('planning'),
  households: storedCount.default(0),
  certificates: storedCount.default(0),
  signed_households: storedCount.default(0),
  signed_certificates: storedCount.default(0),
  vacated_households: storedCount.default(0),
  demolished_households: storedCount.default(0),
  started_on: calendarDate.nullish(),
  due_on: calendarDate.nullish(),
  milestones: z
    .array(
      z.object({
        name: wordsUpTo(60),
        planned_on: calendarDate,
        done_on: calendarDate.nullish(),
      }),
    )
    .default([]),
})
