import { type Performer, refusalOf } from '../identity/permission.model.ts'
import type { IncidentStage, IncidentVerb } from './incident.model.ts'
import { verbsFrom } from './transition.model.ts'

/** What has to be known of an incident to tell what can be done to it. */
export type Standing = {
  stage: IncidentStage
  /** The code of its grid, or of its street where it lies in none. */
  place: string
  /** The calls that have not ended. */
  calls: readonly { unit: number; isAcknowledged: boolean; hasArrived: boolean }[]
  hasCallback: boolean
  /** Whether whoever asks is who completed it last. */
  isOwnCompletion: boolean
}

/** The verbs an account may do now, in the order of the loop: stage, role, scope and the rules of each verb allow them. */
export function possibleVerbs(standing: Standing, performer: Performer): IncidentVerb[] {
  const { stage, place, calls } = standing
  const calledUnits = calls.map(({ unit }) => unit)
  const own = calls.find(({ unit }) => unit === performer.unit)
  const isPossible = (verb: IncidentVerb): boolean => {
    if (refusalOf(performer, verb, { place, calledUnits }) !== null) return false
    switch (verb) {
      case 'dispatch':
        return calls.length === 0
      case 'acknowledge':
        return own !== undefined && (stage === 'dispatch' || !own.isAcknowledged)
      case 'arrive':
        return own?.hasArrived === false
      case 'complete':
        return stage === 'handling' || performer.role === 'leader'
      case 'verify':
        return !standing.isOwnCompletion
      case 'close':
        return stage === 'feedback' && standing.hasCallback
      default:
        return true
    }
  }
  return verbsFrom(stage, true).filter((verb) => verb !== 'report' && isPossible(verb))
}
