import type { Performer } from '../../../api/identity/permission.model.ts'
import type { Me } from '../../client.ts'

/** Whose permission an interface shows or hides things by; undefined for nobody, and for an account without a role. */
export const performerOf = (me: Me | null | undefined): (Performer & { username: string }) | undefined =>
  me && me.role !== null
    ? { role: me.role, scope: me.scope ?? '', unit: me.unit, username: me.username ?? '' }
    : undefined
