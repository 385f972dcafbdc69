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

/** An area to be numbered: its centroid in degrees of WGS84, its area in square metres. */
export interface NumberedArea {
  longitude: number
  latitude: number
  area: number
}

const metresPerDegree = 111_320

/**
 * The areas in the order of their codes: west to east in strips, north to south in each. A strip begins at the
 * westernmost centroid that is in none yet, and is half as wide as the areas on average (the root of their mean area), so
 * that neighbours one above the other share it and neighbours side by side do not.
 */
export function inCodeOrder<Area extends NumberedArea>(areas: readonly Area[]): Area[] {
  const mean = (value: (area: Area) => number) =>
    areas.reduce((sum, area) => sum + value(area), 0) / areas.length
  const parallel = metresPerDegree * Math.cos((mean(({ latitude }) => latitude) * Math.PI) / 180)
  const width = Math.sqrt(mean(({ area }) => area)) / 2
  const strips: { west: number; areas: Area[] }[] = []
  for (const area of areas.toSorted((left, right) => left.longitude - right.longitude)) {
    const strip = strips.at(-1)
    if (strip !== undefined && (area.longitude - strip.west) * parallel < width) strip.areas.push(area)
    else strips.push({ west: area.longitude, areas: [area] })
  }
  return strips.flatMap((strip) => strip.areas.toSorted((left, right) => right.latitude - left.latitude))
}
