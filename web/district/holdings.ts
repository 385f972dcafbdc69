import type { District } from '../client.ts'

/** What is known at all of a street; a zero of what is not known would claim too much. */
export interface Holdings {
  people: boolean
  households: boolean
  party: boolean
  estates: boolean
  buildings: boolean
  servicePoints: boolean
}

/** A street holds a kind of data if any of it adds up to something; until the street is there, all is taken as held. */
export function holdings(district: Pick<District, 'totals' | 'datasets'> | undefined): Holdings {
  const totals = district?.totals
  const holds = (...values: (number | undefined)[]) => totals === undefined || values.some((value) => !!value)
  return {
    people: holds(totals?.resident_population, totals?.registered_population, totals?.elderly_population),
    households: holds(totals?.households),
    party: holds(totals?.party_members, totals?.party_branches),
    estates: holds(totals?.estates),
    buildings: holds(totals?.buildings),
    servicePoints: district === undefined || district.datasets.some(({ kind }) => kind === 'service-points'),
  }
}
