import { z } from 'zod'
import { calendarDate, instantText } from '../field.model.ts'
import { filter, identifier } from '../filter/filter.model.ts'
import { wholeNumber } from '../parameters.ts'
import { recurringDefaults } from './indicator.data.ts'
import { indicatorName, indicatorParts } from './indicator.model.ts'
import { periodKind } from './period.model.ts'

const day = calendarDate.refine((date) => date >= '2000-01-01', 'must not be before the year 2000')

const asked = filter.extend({
  period: periodKind,
  date: day.optional().describe('A day of the period; today unless given'),
  until: instantText.optional().describe('A period that runs ends then; now unless given'),
  recurring_times: wholeNumber(2, 100).default(recurringDefaults.times),
  recurring_metres: wholeNumber(1, 1000).default(recurringDefaults.metres),
})

/** The one filter, a period, and what recurring means. */
export const indicatorQuery = asked.strict()
export const recordsQuery = asked
  .extend({
    part: z.enum(indicatorParts).default('numerator'),
    after: identifier.optional(),
    limit: wholeNumber(1, 500).default(50),
  })
  .strict()
export const indicatorParameter = z.strictObject({ name: indicatorName })
