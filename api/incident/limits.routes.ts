import type { Context } from 'hono'
import { Hono } from 'hono'
import { z } from 'zod'
import { addressOf } from '../identity/caller.ts'
import type { Action } from '../identity/permission.model.ts'
import { permitted } from '../identity/permit.ts'
import { wholeNumber } from '../parameters.ts'
import { validate } from '../problem.ts'
import type { Services } from '../services.ts'
import { calendarDay, calendarDayChange, firstCalendarYear, lastCalendarYear } from './calendar-day.model.ts'
import { changeCalendar } from './change-calendar.ts'
import { type Change, changeLimits } from './change-limits.ts'
import { limitsChange } from './limits.model.ts'
import { describeCalendarYear, listCategoryLimits } from './limits.queries.ts'
import { tagOf } from './version.ts'

export const categoryParameter = z.strictObject({
  code: z.string().regex(/^\d{4}$/, 'must be four digits'),
})
export const calendarQuery = z.strictObject({ year: wholeNumber(firstCalendarYear, lastCalendarYear) })
export const dayParameter = z.strictObject({ day: calendarDay })

/** Who changes what all streets share, with the version they have seen. */
const changeBy = (context: Context, action: Action): Change => ({
  actor: permitted(context, action),
  address: addressOf(context),
  ifMatch: context.req.header('if-match'),
})

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
        const changed = await database.transaction((transaction) =>
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
        const changed = await database.transaction((transaction) =>
          changeCalendar(transaction, day, change, by),
        )
        context.header('etag', tagOf(changed.version))
        return context.json(changed, 200)
      },
    )
    .delete('/work-calendar/:day', validate('param', dayParameter), async (context) => {
      const by = changeBy(context, 'manage_calendar')
      const { day } = context.req.valid('param')
      const changed = await database.transaction((transaction) => changeCalendar(transaction, day, null, by))
      context.header('etag', tagOf(changed.version))
      return context.json(changed, 200)
    })
}
