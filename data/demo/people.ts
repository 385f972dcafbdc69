import type { BuildingKind, SafetyClass } from '../../api/building/building.model.ts'
import type { World } from './blocks.ts'
import type { Built } from './building.ts'
import { FACTS } from './figures.ts'
import type { Footprint } from './footprint.ts'
import { at } from './geometry.ts'
import { type Random, randomFrom, share } from './random.ts'

/** A building with its people: whole numbers whose sums meet the street's figures. */
export interface Dwelling {
  footprint: Footprint
  households: number
  resident: number
  registered: number
  elderly: number
  safety: SafetyClass
}

/** Persons living there and persons registered there, for each household, by kind and age of the house. */
function perHousehold({ kind, floors, year }: Footprint): {
  resident: number
  registered: number
  elderlyShare: number
} {
  if (kind === 'shanty') return { resident: 2.35, registered: 2.5, elderlyShare: 0.34 }
  if (kind === 'lane_house') return { resident: 1.95, registered: 2.3, elderlyShare: 0.36 }
  if (floors > 9) return { resident: 2.45, registered: 1.75, elderlyShare: 0.17 }
  if (year > 2000) return { resident: 2.4, registered: 1.85, elderlyShare: 0.2 }
  if (year > 1990) return { resident: 2.25, registered: 2.0, elderlyShare: 0.26 }
  return { resident: 2.1, registered: 1.95, elderlyShare: 0.335 }
}

const SAFETY: Partial<Record<BuildingKind, [number, number, number]>> = {
  shanty: [0.05, 0.3, 0.42],
  lane_house: [0.12, 0.5, 0.32],
}

/** House safety after JGJ 125: the older and the lighter the structure, the worse. */
function safetyOf({ kind, year, structure }: Footprint, random: Random): SafetyClass {
  const [a, b, c] =
    SAFETY[kind] ??
    (structure === 'simple'
      ? [0.2, 0.4, 0.3]
      : year < 1980
        ? [0.42, 0.5, 0.08]
        : year < 1990
          ? [0.68, 0.3, 0.02]
          : year < 2001
            ? [0.92, 0.08, 0]
            : [1, 0, 0])
  const roll = random.next()
  return roll < a ? 'A' : roll < a + b ? 'B' : roll < a + b + c ? 'C' : 'D'
}

/** Flats lived in: some stand empty, are shops or let by the room. */
function livedIn({ kind, dwellings, year }: Footprint, random: Random): number {
  if (dwellings === 0) return 0
  if (kind === 'shanty' || kind === 'lane_house') return dwellings
  return Math.max(1, Math.round(dwellings * random.between(year > 2000 ? 0.84 : 0.9, year > 2000 ? 0.94 : 1)))
}

/** Gives every dwelling its people, by largest remainder, so that all sums are exact. */
export function settle(world: World, built: Built): Dwelling[] {
  const random = randomFrom('people')
  const home = new Set(world.lands.filter(({ inDistrict }) => inDistrict).map(({ number }) => number))
  const mine = built.buildings.filter(({ land }) => home.has(land))
  const households = mine.map((footprint) => livedIn(footprint, random))
  const jitter = mine.map(() => random.between(0.9, 1.1))
  const rates = mine.map(perHousehold)
  const resident = share(
    FACTS.resident_population,
    mine.map((_, index) => at(households, index) * at(rates, index).resident * at(jitter, index)),
  )
  const registered = share(
    FACTS.registered_population,
    mine.map((_, index) => at(households, index) * at(rates, index).registered * at(jitter, -index - 1)),
  )
  const elderly = share(
    FACTS.elderly_population,
    registered.map((count, index) => count * at(rates, index).elderlyShare),
  )
  return mine.map((footprint, index) => ({
    footprint,
    households: at(households, index),
    resident: at(resident, index),
    registered: at(registered, index),
    elderly: Math.min(at(elderly, index), at(registered, index)),
    safety: safetyOf(footprint, random),
  }))
}
