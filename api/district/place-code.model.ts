import { z } from 'zod'

/**
 * Place codes are hierarchical: city 4 digits, district 6 (GB/T 2260), street 9, community 12, grid 15.
 * A shorter code is a prefix of everything inside it, so a code is identity, hierarchy and permission at once.
 */
export const placeCodeLengths = { city: 4, county: 6, street: 9, community: 12, grid: 15 } as const

const digits = (length: number) =>
  z.string().regex(new RegExp(`^\\d{${length}}$`), `must be ${length} digits`)

export const streetCode = digits(placeCodeLengths.street)
export const communityCode = digits(placeCodeLengths.community)
export const gridCode = digits(placeCodeLengths.grid)

export type StreetCode = z.infer<typeof streetCode>
export type CommunityCode = z.infer<typeof communityCode>

/** The street (first 9 digits) that a community, grid or scope code lies in. */
export const streetOf = (code: string): StreetCode => code.slice(0, placeCodeLengths.street)

/** The community (first 12 digits) that a grid code lies in. */
export const communityOf = (code: string): CommunityCode => code.slice(0, placeCodeLengths.community)

/** Next free code below `parent`: three further digits, counted from 1; throws a RangeError past 999. */
export function childCode(parent: string, order: number): string {
  if (!Number.isInteger(order) || order < 1 || order > 999)
    throw new RangeError(`order ${order} is not in 1…999`)
  return parent + String(order).padStart(3, '0')
}
