import { z } from 'zod'
import { type IncidentVerb, incidentVerbs } from '../incident/incident.model.ts'

/** What an account is for. `wall` only reads; whoever works with incidents has one of the others. */
export const roles = ['wall', 'commander', 'planner', 'leader', 'handler', 'admin'] as const
export type Role = (typeof roles)[number]
export const role = z.enum(roles)

/**
 * Everything that is not open to whoever may read: the verbs of the closed loop, and what is kept apart from them.
 * `grant` is what makes an asked-for extension or suspension take effect.
 */
export const actions = [
  ...incidentVerbs,
  'grant',
  'reveal',
  'manage_accounts',
  'manage_limits',
  'manage_calendar',
  'manage_templates',
  'manage_settings',
  'read_audit',
] as const
export type Action = (typeof actions)[number]

/** Who may do what: DOMAIN.md, 3. A wall may do nothing at all. */
const performers: Record<Action, readonly Role[]> = {
  report: ['commander', 'planner', 'leader', 'handler', 'admin'],
  accept: ['commander'],
  void: ['commander'],
  merge: ['commander'],
  dispatch: ['commander'],
  whistle: ['commander', 'leader'],
  acknowledge: ['handler'],
  arrive: ['handler'],
  return: ['handler'],
  reassign: ['commander'],
  extend: ['handler', 'commander'],
  suspend: ['handler', 'commander'],
  grant: ['commander'],
  complete: ['handler', 'leader'],
  verify: ['leader', 'commander'],
  rework: ['leader', 'commander'],
  callback: ['commander'],
  close: ['commander'],
  urge: ['commander'],
  reveal: ['commander', 'leader'],
  manage_accounts: ['admin'],
  manage_limits: ['admin'],
  manage_calendar: ['admin'],
  manage_templates: ['admin', 'commander'],
  manage_settings: ['admin', 'commander'],
  read_audit: ['admin'],
}

/** Verbs that only a unit that was called may do, when a handler does them. */
const calledUnitOnly: ReadonlySet<Action> = new Set<IncidentVerb>([
  'acknowledge',
  'arrive',
  'return',
  'extend',
  'suspend',
  'complete',
])

/** Whose permission is asked for: an account's role, the place code it is limited to (empty: everything), its unit. */
export type Performer = { role: Role; scope: string; unit: number | null }

/** What is acted on: the code of the grid it lies in (or of its street, if in none) and the units called to it. */
export type Target = { place: string; calledUnits?: readonly number[] }

/** Why an action is not allowed: the role does not have it, the place lies outside the scope, the unit was not called. */
export type Refusal = 'role' | 'scope' | 'unit'

/**
 * The one decision who may do what where: null if allowed, otherwise the reason. Without a target it says whether the role
 * has the action at all, which is what an interface shows or hides a button by.
 */
export function refusalOf(performer: Performer, action: Action, target?: Target): Refusal | null {
  if (!performers[action].includes(performer.role)) return 'role'
  if (target === undefined) return null
  if (!target.place.startsWith(performer.scope)) return 'scope'
  if (performer.role === 'handler' && calledUnitOnly.has(action)) {
    const called = target.calledUnits ?? []
    if (performer.unit === null || !called.includes(performer.unit)) return 'unit'
  }
  return null
}
