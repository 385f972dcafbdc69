import type { Category } from '../../api/incident/category.model.ts'
import type { IncidentPath, PlannedIncident } from './incident-plan.ts'
import type { Random } from './random.ts'
import { minutesOf, stepsOf } from './schedule-history.ts'

/** The last step of all stays below this share of the limit: every demo incident is closed on time. */
const lastShare = 0.97

/** Where the steps between the first acknowledgement (0) and the last completion (1) lie. */
const placeOf = (path: IncidentPath, index: number, last: number): number => {
  if (path === 'rework') return [0, 0.4, 0.62, 1][index] ?? 1
  if (path === 'whistle') return [0, 0.03, 0.2, 0.35, 1][index] ?? 1
  return last === 0 ? 1 : index / last
}

/**
 * Shares of the limits for the steps of a path (see PlannedIncident.pace): dispatched soon, acknowledged within the
 * hour, settled somewhere within the limit, then verified, called back and closed.
 */
export function paceOf(random: Random, planned: Omit<PlannedIncident, 'pace'>, category: Category): number[] {
  const verbs = stepsOf({ ...planned, pace: [] }, (code) => code).map(({ verb }) => verb)
  const settled = Math.min(0.86, 0.16 + 0.5 * random.next() + 0.22 * random.next())
  const accept = random.between(0.08, 0.4)
  const dispatch = accept + random.between(0.08, 0.45)
  const called = verbs.findIndex((verb) => verb === 'dispatch' || verb === 'whistle') + 1
  const remaining = verbs.slice(called)
  const lastSettle = remaining.lastIndexOf('complete')
  const acknowledged = Math.min(settled * 0.2, random.between(6, 45) / category.settleMinutes)
  const shares = remaining.map((_, index) => {
    if (index <= lastSettle)
      return acknowledged + (settled - acknowledged) * placeOf(planned.path, index, lastSettle)
    const after = remaining.length - 1 - lastSettle
    return settled + (lastShare - settled) * ((index - lastSettle) / after) * random.between(0.75, 1)
  })
  const early = called === 0 ? [] : [accept, dispatch]
  return [...early, ...shares].map((value) => Number(value.toFixed(4)))
}

/** True if the steps of a pace follow each other and end within the limit. */
export function isOrderly(planned: PlannedIncident, category: Category): boolean {
  const minutes = minutesOf(
    stepsOf(planned, (code) => code),
    planned.pace,
    category,
  )
  return (
    minutes.length === planned.pace.length &&
    minutes.every((value, index) => value > (minutes[index - 1] ?? 0)) &&
    (minutes.at(-1) ?? 0) < category.settleMinutes * 0.999
  )
}
