import { z } from 'zod'
import { calendarDate, storedCount, textUpTo, wordsUpTo } from '../field.model.ts'
import { streetCode } from './place-code.model.ts'

/** What the street office publishes of itself; every figure is optional, for a second street may publish none. */
export const districtFacts = z
  .object({
    area_km2: z.number().positive(),
    resident_population: storedCount,
    registered_population: storedCount,
    elderly_population: storedCount,
    estates: storedCount,
    old_estates: storedCount,
    grids: storedCount,
    party_committees: storedCount,
    party_general_branches: storedCount,
    party_branches: storedCount,
    party_members: storedCount,
    street_staff: storedCount,
    social_workers: storedCount,
    professionals: storedCount,
    volunteers: storedCount,
    incidents: storedCount,
  })
  .partial()
export type DistrictFacts = z.infer<typeof districtFacts>

/** A row of a districts file; the geometry is the boundary. */
export const districtRecord = z.object({
  code: streetCode,
  name: wordsUpTo(60),
  facts: districtFacts.default({}),
  facts_source: textUpTo(200).nullish(),
  facts_as_of: calendarDate.nullish(),
})

/** A row of a communities file (社区). */
export const communityRecord = z.object({
  code: z.string().regex(/^\d{12}$/, 'must be 12 digits'),
  name: wordsUpTo(60),
})
