import { z } from 'zod'
import { communityCode, gridCode } from '../district/place-code.model.ts'
import { count, wordsUpTo } from '../field.model.ts'

/** A row of a grids file (网格); the geometry is the boundary. `registered_population` 60+ are `elderly_population`. */
export const gridRecord = z.object({
  code: gridCode,
  name: wordsUpTo(60),
  community_code: communityCode,
  households: count.default(0),
  resident_population: count.default(0),
  registered_population: count.default(0),
  elderly_population: count.default(0),
  party_members: count.default(0),
  party_branches: count.default(0),
})
