import type { Database } from '../database/open.ts'
import type { AuditAction } from './audit.model.ts'
import { audit } from './identity.table.ts'

export type AuditEntry = {
  action: AuditAction
  /** Who did it; without an id it was nobody who is known, such as a name that no account has. */
  actor: { id: string | null; username: string }
  /** The place code it concerns; empty: everywhere. */
  place: string
  /** What it was done to. */
  subject?: string
  reason?: string
  /** The network address it came from. */
  address?: string
  detail?: Record<string, unknown>
}

/** Appends to the audit. Given the transaction of what it records, neither can be there without the other. */
export async function recordAudit(database: Database, entry: AuditEntry): Promise<void> {
  const { actor, ...rest } = entry
  await database.insert(audit).values({ ...rest, actorId: actor.id, actor: actor.username })
}
