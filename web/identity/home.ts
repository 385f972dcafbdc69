import type { Role } from '../../api/identity/permission.model.ts'

/** Where the product begins for a role: the surface made for it, or the map. */
export const homeOf = (role: Role | null | undefined): '/' | '/desk' => (role === 'commander' ? '/desk' : '/')

/** Whose work is done at the desk. */
export const worksAtDesk = (role: Role | null | undefined): boolean =>
  role === 'commander' || role === 'leader'
