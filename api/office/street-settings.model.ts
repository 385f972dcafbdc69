import { z } from 'zod'

/** The most that may be set, and what is where nothing is. */
export const mostDuplicateMetres = 1000
export const mostDuplicateDays = 90

/** What an office sets for a street. */
export const streetSettingsBody = z.strictObject({
  duplicate_metres: z.int().min(1).max(mostDuplicateMetres),
  duplicate_days: z.int().min(1).max(mostDuplicateDays),
})
export type StreetSettingsBody = z.infer<typeof streetSettingsBody>

/** Two reports of one thing are seldom further apart, nor is the first older: a building's length, a week. */
export const firstStreetSettings: StreetSettingsBody = { duplicate_metres: 50, duplicate_days: 7 }
