import { z } from 'zod'
import { communityCode, gridCode } from '../district/place-code.model.ts'
import { storedCount, wordsUpTo } from '../field.model.ts'

/** A row of a grids file (网格); the geometry is the boundary. `registered_population` 60+ are `elderly_population`. */
export const gridRecord = z.object({
  code: gridCode,
  name: wordsUpTo(60),
  community_code: communityCode,
  households: storedCount.default(0),
  resident_population: storedCount.default(0),
  registered_population: storedCount.default(0),
  elderly_population: storedCount.default(0),
  party_members: storedCount.default(0),
  party_branches: storedCount.default(0),
})
