import { Hono } from 'hono'
import { z } from 'zod'
import { changeBy } from '../identity/change.ts'
import { once } from '../identity/idempotent.ts'
import { wholeNumber } from '../parameters.ts'
import { validate } from '../problem.ts'
import type { Services } from '../services.ts'
import { tagOf } from '../version.ts'
import { calendarDay, calendarDayChange, firstCalendarYear, lastCalendarYear } from './calendar-day.model.ts'
import { changeCalendar } from './change-calendar.ts'
import { changeLimits } from './change-limits.ts'
import { limitsChange } from './limits.model.ts'
import { describeCalendarYear, listCategoryLimits } from './limits.queries.ts'

export const categoryParameter = z.strictObject({
  code: z.string().regex(/^\d{4}$/, 'must be four digits'),
})
export const calendarQuery = z.strictObject({ year: wholeNumber(firstCalendarYear, lastCalendarYear) })
export const dayParameter = z.strictObject({ day: calendarDay })

/** The limits of categories, and the working calendar: what the clocks of incidents go by. */
export function limitsRoutes({ database }: Services) {
  return new Hono()
    .get('/categories', async (context) => {
      context.header('cache-control', 'no-cache')
      return context.json(await listCategoryLimits(database), 200)
    })
    .put(
      '/categories/:code',
      validate('param', categoryParameter),
      validate('json', limitsChange),
      async (context) => {
        const by = changeBy(context, 'manage_limits')
        const { code } = context.req.valid('param')
        const change = context.req.valid('json')
        const changed = await once(context, database, by.actor, (transaction) =>
          changeLimits(transaction, code, change, by),
        )
        context.header('etag', tagOf(changed.version))
        return context.json(changed, 200)
      },
    )
    .get('/work-calendar', validate('query', calendarQuery), async (context) => {
      context.header('cache-control', 'no-cache')
      return context.json(await describeCalendarYear(database, context.req.valid('query').year), 200)
    })
    .put(
      '/work-calendar/:day',
      validate('param', dayParameter),
      validate('json', calendarDayChange),
      async (context) => {
        const by = changeBy(context, 'manage_calendar')
        const { day } = context.req.valid('param')
        const change = context.req.valid('json')
        const changed = await once(context, database, by.actor, (transaction) =>
          changeCalendar(transaction, day, change, by),
        )
        context.header('etag', tagOf(changed.version))
        return context.json(changed, 200)
      },
    )
    .delete('/work-calendar/:day', validate('param', dayParameter), async (context) => {
      const by = changeBy(context, 'manage_calendar')
      const { day } = context.req.valid('param')
      const changed = await once(context, database, by.actor, (transaction) =>
        changeCalendar(transaction, day, null, by),
      )
      context.header('etag', tagOf(changed.version))
      return context.json(changed, 200)
    })
}
