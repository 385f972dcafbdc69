import {
  type IncidentStage,
  type IncidentVerb,
  incidentStages,
  incidentVerbs,
  isOpen,
} from './incident.model.ts'

/** What a transition asks of its entry's `detail` beyond the stage: a flag that must be true. */
export type TransitionCondition = 'small_matter' | 'imported'

export interface Transition {
  verb: IncidentVerb
  /** null: the incident does not exist yet. */
  from: IncidentStage | null
  to: IncidentStage
  condition?: TransitionCondition
}

const openStages = incidentStages.filter(isOpen)
const staysIn = (verb: IncidentVerb, stages: readonly IncidentStage[]): Transition[] =>
  stages.map((stage) => ({ verb, from: stage, to: stage }))

/**
 * Every legal step of the closed loop.
 * - `collection` is the step before the report: no verb leads into it, a report leads out of it.
 * - A whistle may call further units to what is already being handled.
 * - The first of the called units to acknowledge (or to arrive) opens the handling; the others stay in it.
 * - After a return the incident waits in dispatch, from where it is reassigned or dispatched anew.
 * - A small matter (detail.small_matter) goes from assessment to supervision by one completion.
 * - A close of an incident that another system handled (detail.imported) may skip the steps that system kept.
 */
export const transitions: readonly Transition[] = [
  { verb: 'report', from: null, to: 'assessment' },
  { verb: 'report', from: 'collection', to: 'assessment' },
  { verb: 'accept', from: 'assessment', to: 'dispatch' },
  { verb: 'void', from: 'assessment', to: 'voided' },
  { verb: 'merge', from: 'assessment', to: 'merged' },
  ...staysIn('dispatch', ['dispatch']),
  ...staysIn('whistle', ['dispatch', 'handling']),
  { verb: 'acknowledge', from: 'dispatch', to: 'handling' },
  ...staysIn('acknowledge', ['handling']),
  { verb: 'arrive', from: 'dispatch', to: 'handling' },
  ...staysIn('arrive', ['handling']),
  { verb: 'return', from: 'handling', to: 'dispatch' },
  { verb: 'reassign', from: 'handling', to: 'dispatch' },
  ...staysIn('reassign', ['dispatch']),
  ...staysIn('extend', ['dispatch', 'handling']),
  ...staysIn('suspend', ['dispatch', 'handling']),
  { verb: 'complete', from: 'handling', to: 'supervision' },
  { verb: 'complete', from: 'assessment', to: 'supervision', condition: 'small_matter' },
  { verb: 'verify', from: 'supervision', to: 'feedback' },
  { verb: 'rework', from: 'supervision', to: 'handling' },
  ...staysIn('callback', ['feedback']),
  { verb: 'close', from: 'feedback', to: 'closed' },
  ...openStages
    .filter((stage) => stage !== 'feedback')
    .map((from): Transition => ({ verb: 'close', from, to: 'closed', condition: 'imported' })),
  ...staysIn('urge', openStages),
]

const key = (verb: IncidentVerb, from: IncidentStage | null) => `${verb} ${from ?? ''}`
const byKey = new Map(transitions.map((transition) => [key(transition.verb, transition.from), transition]))

/** The transition a verb makes from a stage, or undefined if it is illegal there; there is at most one. */
export const findTransition = (verb: IncidentVerb, from: IncidentStage | null): Transition | undefined =>
  byKey.get(key(verb, from))

/** The stage a verb leads to, or null if it is illegal from there or its condition is not met by the detail. */
export function nextStage(
  verb: IncidentVerb,
  from: IncidentStage | null,
  detail?: Record<string, unknown> | null,
): IncidentStage | null {
  const transition = findTransition(verb, from)
  if (!transition) return null
  if (transition.condition && detail?.[transition.condition] !== true) return null
  return transition.to
}

/** Verbs legal from a stage in the order of the loop; those with a condition are left out unless asked for. */
export const verbsFrom = (stage: IncidentStage | null, conditional = false): IncidentVerb[] =>
  incidentVerbs.filter((verb) => {
    const transition = findTransition(verb, stage)
    return transition !== undefined && (conditional || transition.condition === undefined)
  })
