import type { UnitKind } from '../unit/unit.model.ts'
import { farDistance, kindsFor, weights } from './unit-fit.data.ts'

/** How well a kind of unit is for a category: what it is there for, what it does too, neither. */
export type Fit = 'first' | 'also' | 'none'

export function fitOf(kind: UnitKind, category: string): Fit {
  const kinds = kindsFor[category] ?? kindsFor[category.slice(0, 2)] ?? []
  if (kinds[0] === kind) return 'first'
  return kinds.includes(kind) ? 'also' : 'none'
}

export type Merits = {
  fit: Fit
  on_duty: boolean
  /** null: it cannot be reached. */
  metres: number | null
  /** What it has in hand. */
  load: number
}

/**
 * Points from 0 to 100: 40 for a unit whose first task it is (24 where it is one of several), 30 for being on duty, 20 for
 * being near (nothing from 2 km on), 10 for having nothing else in hand (halved by one incident, a third with two, and so
 * on). The weights are data, in unit-fit.data.ts.
 */
export function scoreOf({ fit, on_duty, metres, load }: Merits): number {
  const nearness = metres === null ? 0 : Math.max(0, 1 - metres / farDistance)
  const points =
    weights.fit * { first: 1, also: 0.6, none: 0 }[fit] +
    (on_duty ? weights.duty : 0) +
    weights.distance * nearness +
    weights.load / (1 + load)
  return Math.round(points * 10) / 10
}
