import type { Action, Role } from '../../api/identity/permission.model.ts'
import type { Me } from '../client.ts'

/** Where the product begins for a role: the surface made for it, or the map. */
export const homeOf = (role: Role | null | undefined): '/' | '/desk' => (role === 'commander' ? '/desk' : '/')

/** What the administration is for: who may do one of these has a tab of it. */
const administration: readonly Action[] = [
  'manage_accounts',
  'manage_limits',
  'manage_calendar',
  'manage_templates',
  'manage_settings',
]

/** Who has something to administer. */
export const administers = ({ actions }: Me): boolean =>
  administration.some((action) => actions.includes(action))

/** Whose work is done at the desk. */
export const worksAtDesk = (role: Role | null | undefined): boolean =>
  role === 'commander' || role === 'leader'
