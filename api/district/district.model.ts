import { z } from 'zod'
import { streetCode } from './place-code.model.ts'

/** What the street office publishes of itself; every figure is optional, for a second street may publish none. */
export const districtFacts = z
  .object({
    area_km2: z.number().positive(),
    resident_population: z.int().nonnegative(),
    registered_population: z.int().nonnegative(),
    elderly_population: z.int().nonnegative(),
    estates: z.int().nonnegative(),
    old_estates: z.int().nonnegative(),
    grids: z.int().nonnegative(),
    party_committees: z.int().nonnegative(),
    party_general_branches: z.int().nonnegative(),
    party_branches: z.int().nonnegative(),
    party_members: z.int().nonnegative(),
    street_staff: z.int().nonnegative(),
    social_workers: z.int().nonnegative(),
    professionals: z.int().nonnegative(),
    volunteers: z.int().nonnegative(),
    incidents: z.int().nonnegative(),
  })
  .partial()
export type DistrictFacts = z.infer<typeof districtFacts>

/** A row of a districts file; the geometry is the boundary. */
export const districtRecord = z.object({
  code: streetCode,
  name: z.string().min(1).max(60),
  facts: districtFacts.default({}),
  facts_source: z.string().max(200).nullish(),
  facts_as_of: z.iso.date().nullish(),
})

/** A row of a communities file (社区). */
export const communityRecord = z.object({
  code: z.string().regex(/^\d{12}$/, 'must be 12 digits'),
  name: z.string().min(1).max(60),
})
