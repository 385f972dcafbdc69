import { z } from 'zod'
import { instantText } from '../field.model.ts'
import { refusalOf } from '../identity/permission.model.ts'
import { inputInvalid } from '../problem.ts'
import type { Actor, Situation, Step } from './act.ts'
import { note } from './verb.ts'

export const limitBody = z.strictObject({ note, until: instantText.optional() })

/**
 * What an extension or a suspension writes: a unit asks for another limit, a commander grants what was asked for or sets one.
 * The limit before it is kept beside it.
 */
export function moveLimit(
  verb: 'extend' | 'suspend',
  { state, now }: Situation,
  { until }: z.infer<typeof limitBody>,
  actor: Actor,
): Step {
  const refuse = (detail: string) => inputInvalid({ errors: [{ pointer: '/until', detail }] })
  const mayGrant = actor !== 'system' && refusalOf(actor, 'grant') === null
  const asked = state.requested?.verb === verb ? state.requested.dueAt : undefined
  const limit = until ? new Date(until) : mayGrant ? asked : undefined
  if (!limit) throw refuse('is required')
  const present = state.dueAt
  if (limit <= now || (present && limit <= present))
    throw refuse('must be later than now and than the present limit')
  if (!mayGrant)
    return { unit: actor === 'system' ? null : actor.unit, detail: { requested_due_at: limit.toISOString() } }
  return { detail: { due_at: limit.toISOString(), previous_due_at: present?.toISOString() ?? null } }
}
