import { z } from 'zod'
import { instant } from '../feature/feature.shapes.ts'
import { count } from '../field.model.ts'
import { incidentListed } from '../incident/incident.shapes.ts'
import { indicatorName } from './indicator.model.ts'

const period = z.object({ from: instant, to: instant }).describe('`from` ≤ an instant < `to`')
const figure = z.object({
  value: z
    .number()
    .nonnegative()
    .nullable()
    .describe(
      'A rate from 0, null where there is nothing to divide by; of a count the number itself. Null in a comparison with a time before the first record',
    ),
  numerator: count,
  denominator: count.nullable().describe('Null for a count'),
})

export const indicatorFigures = z
  .object({
    period,
    previous: period.describe('The period before (环比), cut to the same length while the period runs'),
    last_year: period.describe('The same period of the year before (同比), cut alike'),
    indicators: z.array(
      figure.extend({
        name: indicatorName,
        kind: z.enum(['rate', 'count']),
        counts: z.enum(['incidents', 'steps']).describe('What the numerator and the denominator count'),
        previous: figure,
        last_year: figure,
      }),
    ),
  })
  .meta({ id: 'IndicatorFigures' })
export type IndicatorFigures = z.infer<typeof indicatorFigures>

export const indicatorRecords = z
  .object({
    total: count.describe('What the figure says: of steps, an incident may have had several'),
    next: z.string().nullable().describe('To be given as `after` for the next page; null on the last'),
    incidents: z.array(
      incidentListed.extend({ times: count.describe('How often the figure counts this incident') }),
    ),
  })
  .meta({ id: 'IndicatorRecords' })
export type IndicatorRecords = z.infer<typeof indicatorRecords>
