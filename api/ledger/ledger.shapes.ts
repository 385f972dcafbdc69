import { z } from 'zod'
import { eachOf, instant } from '../feature/feature.shapes.ts'
import { count } from '../field.model.ts'
import { incidentVerb } from '../incident/incident.model.ts'
import { incidentListed } from '../incident/incident.shapes.ts'
import { chargeRoles, ledgerReason, ledgerReasons } from './ledger.model.ts'

const ledgerEntry = incidentListed
  .extend({
    reason: ledgerReason.describe('The weightiest that holds'),
    reasons: z.array(ledgerReason).describe('All that hold, the weightiest first'),
    since: instant.describe('Since when the reason holds'),
    until: instant
      .nullable()
      .describe('By when it is to be settled; null once it is settled, or without a limit'),
    in_charge: z.object({
      unit_name: z.string().nullable().describe('The called units, else null'),
      person: z.string().nullable().describe('Of the staff, who acted on it last in that role'),
      role: z.enum(chargeRoles),
    }),
    latest: z
      .object({ verb: incidentVerb, at: instant, note: z.string().nullable() })
      .nullable()
      .describe('The last step; null without a log'),
  })
  .meta({ id: 'LedgerEntry' })
export type LedgerEntry = z.infer<typeof ledgerEntry>

export const ledgerPage = z
  .object({
    total: count,
    next: z.string().nullable().describe('The cursor of the next page; null on the last'),
    by_reason: eachOf(ledgerReasons, count).describe(
      'How many each reason holds for, whichever are asked for',
    ),
    entries: z.array(ledgerEntry),
  })
  .meta({ id: 'LedgerPage' })
export type LedgerPage = z.infer<typeof ledgerPage>
