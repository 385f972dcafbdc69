import { z } from 'zod'

/** A year of running time. In working time it is about five years. */
const mostMinutes = 365 * 24 * 60

const minutes = z.int('must be a whole number of minutes').min(1).max(mostMinutes)

/** What an office may change of a category. `needs_photo` stays as it is where it is left out. */
export const limitsChange = z
  .strictObject({
    clock: z.enum(['running', 'working']),
    dispatch_minutes: minutes,
    settle_minutes: minutes,
    needs_photo: z.boolean().optional(),
  })
  .refine((limits) => limits.dispatch_minutes <= limits.settle_minutes, {
    path: ['dispatch_minutes'],
    error: 'must not exceed the time to settle',
  })
export type LimitsChange = z.infer<typeof limitsChange>
