import type { Role } from './permission.model.ts'

/** Seconds without a request after which an account is signed out (GB/T 22239); null: a wall, which only shows. */
export const idleSeconds = (role: Role | null): number | null => (role === 'wall' ? null : 600)
