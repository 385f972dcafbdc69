import { z } from 'zod'
import { instantText } from '../field.model.ts'
import { filter, identifierText } from '../filter/filter.model.ts'
import { cursorParameter, wholeNumber } from '../parameters.ts'
import { ledgerReason, ledgerReasons } from './ledger.model.ts'

const reasons = z.preprocess(
  (value) => (typeof value === 'string' ? value.split(',', ledgerReasons.length + 1) : value),
  z.array(ledgerReason).max(ledgerReasons.length),
)

/** Where a page ended: since when the last entry stands on the ledger, and its id. */
const cursor = z.tuple([instantText, identifierText])
export type LedgerCursor = z.infer<typeof cursor>

const asked = filter.extend({ reason: reasons.optional().describe('Entries that one of them holds for') })

export const ledgerQuery = asked
  .extend({ cursor: cursorParameter(cursor).optional(), limit: wholeNumber(1, 500).default(50) })
  .strict()
export const ledgerSheetQuery = asked.extend({ lang: z.enum(['zh', 'en']).default('zh') }).strict()
