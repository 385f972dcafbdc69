import type { Actor, Situation } from './act.ts'
import { activeCalls, type Call } from './call.model.ts'

/** The call of the actor's own unit; permission has already refused a unit that was not called. */
export async function ownCall({ state, conflict }: Situation, actor: Actor): Promise<Call> {
  const unit = actor === 'system' ? null : actor.unit
  const call = activeCalls(state.calls).find(({ unitCode }) => unitCode === String(unit))
  return call ?? conflict('the unit is not called')
}
