import { Hono } from 'hono'
import { requireStreet } from '../district/district.queries.ts'
import { streetDay } from '../district/street-time.model.ts'
import { requireValidPolygon } from '../filter/polygon.queries.ts'
import { scoped } from '../identity/reader.ts'
import { inputInvalid, validate } from '../problem.ts'
import { answer } from '../server/answer.ts'
import type { Services } from '../services.ts'
import { setOf } from './indicator.model.ts'
import { indicatorRecords, indicatorsOf } from './indicator.queries.ts'
import { indicatorParameter, indicatorQuery, recordsQuery } from './indicator.requests.ts'
import type { IndicatorFigures, IndicatorRecords } from './indicator.shapes.ts'
import { type ComparedPeriods, comparedPeriods, type PeriodKind } from './period.model.ts'

type Asked = { period: PeriodKind; date?: string; until?: string }

/** The periods that are asked about; throws `input_invalid` for one that has not begun. */
function periodsOf({ period, date, until }: Asked): ComparedPeriods {
  const now = new Date(
    Math.min(Date.now(), until === undefined ? Number.POSITIVE_INFINITY : Date.parse(until)),
  )
  const periods = comparedPeriods(period, date ?? streetDay(now), now)
  if (!periods)
    throw inputInvalid({ errors: [{ pointer: '/date', detail: 'is of a period that has not begun' }] })
  return periods
}

const kinds = ['incidents', 'categories', 'grids', 'estates', 'redevelopment-zones', 'units'] as const

/** The indicators of DOMAIN.md 4, and the very records that each counts. */
export function indicatorRoutes(services: Services) {
  const { database } = services
  return new Hono()
    .get('/indicators', validate('query', indicatorQuery), (context) => {
      const {
        period,
        date,
        until,
        recurring_times: times,
        recurring_metres: metres,
        ...query
      } = context.req.valid('query')
      const filter = scoped(context, query)
      const periods = periodsOf({ period, date, until })
      return answer<IndicatorFigures>(context, services, { kinds, street: query.street }, async () => {
        await requireStreet(database, filter.scope)
        await requireValidPolygon(database, filter.polygon)
        return indicatorsOf(database, filter, periods, { times, metres })
      })
    })
    .get(
      '/indicators/:name/records',
      validate('param', indicatorParameter),
      validate('query', recordsQuery),
      (context) => {
        const { name } = context.req.valid('param')
        const {
          period,
          date,
          until,
          recurring_times: times,
          recurring_metres: metres,
          part,
          after,
          limit,
          ...query
        } = context.req.valid('query')
        const filter = scoped(context, query)
        const { current } = periodsOf({ period, date, until })
        const set = setOf(name, part)
        if (set === null)
          throw inputInvalid({ errors: [{ pointer: '/part', detail: 'a count has no denominator' }] })
        return answer<IndicatorRecords>(context, services, { kinds, street: query.street }, async () => {
          await requireStreet(database, filter.scope)
          await requireValidPolygon(database, filter.polygon)
          return indicatorRecords(database, filter, {
            set,
            period: current,
            recurrence: { times, metres },
            after,
            limit,
          })
        })
      },
    )
}
