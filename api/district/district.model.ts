import { z } from 'zod'
import { calendarDate, count, textUpTo, wordsUpTo } from '../field.model.ts'
import { streetCode } from './place-code.model.ts'

/** What the street office publishes of itself; every figure is optional, for a second street may publish none. */
export const districtFacts = z
  .object({
    area_km2: z.number().positive(),
    resident_population: count,
    registered_population: count,
    elderly_population: count,
    estates: count,
    old_estates: count,
    grids: count,
    party_committees: count,
    party_general_branches: count,
    party_branches: count,
    party_members: count,
    street_staff: count,
    social_workers: count,
    professionals: count,
    volunteers: count,
    incidents: count,
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
