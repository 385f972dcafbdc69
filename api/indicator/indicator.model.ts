import { z } from 'zod'

/**
 * The sets of incidents that are counted. The period is `from` ≤ an instant < `to`; what happened is looked at as of `to`,
 * so that the figures of an ended period are not changed by what comes after it.
 */
export const incidentSets = [
  /** Reported in the period, whatever became of it. */
  'reported',
  /** Of those: accepted before the period ended. */
  'reported_accepted',
  /** Accepted in the period, whenever it was reported. */
  'accepted',
  /** To be settled in the period by the limit now in force, open or not; without what was voided or merged. */
  'due',
  /** Of those: settled by the limit. */
  'due_settled_on_time',
  /** Of those due: struck off before the period ended. */
  'due_closed',
  /** Of those due: struck off by the limit. */
  'due_closed_on_time',
  /** Settled in the period and not sent back since. */
  'settled',
  /** Struck off in the period. */
  'closed',
  /** Past the limit when the period ended, and then neither settled nor ended. */
  'overdue',
  /** Reported in the period, with others of its sub-category so near to it that they are at least so many. */
  'recurring',
] as const
export type IncidentSet = (typeof incidentSets)[number]

/** The sets of steps that are counted: taken in the period, of incidents that match. */
export const stepSets = [
  'completions',
  'reworks',
  /** Dispatches, whistles, and reassignments that call a unit. */
  'dispatches',
  /** Of those: nothing was returned of them before the period ended. */
  'dispatches_kept',
  /** Call-backs that were answered, the question among them. */
  'response_asked',
  'response_given',
  'solution_asked',
  'solution_given',
  'satisfaction_asked',
  'satisfaction_given',
] as const
export type StepSet = (typeof stepSets)[number]
export type CountedSet = IncidentSet | StepSet

/** What an indicator divides by what; a count has no denominator. */
type Definition = { numerator: CountedSet; denominator: CountedSet | null }

/** The indicators of DOMAIN.md 4: the rates, then the counts. */
export const indicators = {
  acceptance_rate: { numerator: 'reported_accepted', denominator: 'reported' },
  on_time_settlement_rate: { numerator: 'due_settled_on_time', denominator: 'due' },
  closure_rate: { numerator: 'due_closed', denominator: 'due' },
  on_time_closure_rate: { numerator: 'due_closed_on_time', denominator: 'due' },
  rework_rate: { numerator: 'reworks', denominator: 'completions' },
  dispatch_accuracy_rate: { numerator: 'dispatches_kept', denominator: 'dispatches' },
  response_rate: { numerator: 'response_given', denominator: 'response_asked' },
  solution_rate: { numerator: 'solution_given', denominator: 'solution_asked' },
  satisfaction_rate: { numerator: 'satisfaction_given', denominator: 'satisfaction_asked' },
  reported: { numerator: 'reported', denominator: null },
  accepted: { numerator: 'accepted', denominator: null },
  settled: { numerator: 'settled', denominator: null },
  closed: { numerator: 'closed', denominator: null },
  overdue: { numerator: 'overdue', denominator: null },
  recurring: { numerator: 'recurring', denominator: null },
} as const satisfies Record<string, Definition>
export type IndicatorName = keyof typeof indicators
export const indicatorNames = Object.keys(indicators) as IndicatorName[]
export const indicatorName = z.enum(indicatorNames)

export const indicatorParts = ['numerator', 'denominator'] as const
export type IndicatorPart = (typeof indicatorParts)[number]

export const isStepSet = (set: CountedSet): set is StepSet => stepSets.some((name) => name === set)

/** Which set a part of an indicator counts; null for the denominator of a count. */
export const setOf = (name: IndicatorName, part: IndicatorPart): CountedSet | null => indicators[name][part]

export type IndicatorFigure = { value: number | null; numerator: number; denominator: number | null }

/** A figure from how many there are of each set: a rate is null where there is nothing to divide by; a count is itself. */
export function figureOf(
  name: IndicatorName,
  counts: Readonly<Partial<Record<CountedSet, number>>>,
): IndicatorFigure {
  const { numerator: above, denominator: below } = indicators[name]
  const numerator = counts[above] ?? 0
  if (below === null) return { value: numerator, numerator, denominator: null }
  const denominator = counts[below] ?? 0
  return { value: denominator === 0 ? null : numerator / denominator, numerator, denominator }
}
