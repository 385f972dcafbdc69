import { z } from 'zod'

/**
 * Why an incident could not be settled at once and stands on the ledger (销号清单), the weightiest first: an entry goes by
 * the first that holds.
 */
export const ledgerReasons = ['suspended', 'overdue', 'reworked', 'returned', 'extended', 'waiting'] as const
export type LedgerReason = (typeof ledgerReasons)[number]
export const ledgerReason = z.enum(ledgerReasons)

/** Who has it in hand: a called unit, or the commander's office where none is called. */
export const chargeRoles = ['handler', 'commander'] as const
