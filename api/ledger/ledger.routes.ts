import { Hono } from 'hono'
import { requireStreet } from '../district/district.queries.ts'
import { streetDay } from '../district/street-time.model.ts'
import { requireValidPolygon } from '../filter/polygon.queries.ts'
import { scoped } from '../identity/reader.ts'
import { validate } from '../problem.ts'
import { answer } from '../server/answer.ts'
import type { Services } from '../services.ts'
import { mostSheetEntries } from './ledger.data.ts'
import { ledgerTooLong } from './ledger.problems.ts'
import { ledgerPage } from './ledger.queries.ts'
import { ledgerQuery, ledgerSheetQuery } from './ledger.requests.ts'
import type { LedgerPage } from './ledger.shapes.ts'
import { ledgerSheet } from './ledger-sheet.ts'

export const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const kinds = ['incidents', 'categories', 'grids', 'estates', 'redevelopment-zones', 'units'] as const

/** The ledger (销号清单): what could not be settled at once and is worked off item by item. */
export function ledgerRoutes(services: Services) {
  const { database } = services
  return new Hono()
    .get('/ledger', validate('query', ledgerQuery), (context) => {
      const { reason: reasons, cursor, limit, ...query } = context.req.valid('query')
      const filter = scoped(context, query)
      return answer<LedgerPage>(context, services, { kinds, street: query.street }, async () => {
        await requireStreet(database, filter.scope)
        await requireValidPolygon(database, filter.polygon)
        return ledgerPage(database, filter, { reasons, cursor, limit })
      })
    })
    .get('/ledger.xlsx', validate('query', ledgerSheetQuery), async (context) => {
      const { reason: reasons, lang, ...query } = context.req.valid('query')
      const filter = scoped(context, query)
      await requireStreet(database, filter.scope)
      await requireValidPolygon(database, filter.polygon)
      const { total, entries } = await ledgerPage(database, filter, { reasons, limit: mostSheetEntries })
      if (total > mostSheetEntries)
        throw ledgerTooLong({ detail: `${total} entries, a file holds ${mostSheetEntries}` })
      const file = await ledgerSheet(entries, lang)
      const name = `ledger-${query.street}-${streetDay(new Date())}.xlsx`
      return context.body(new Uint8Array(file), 200, {
        'content-type': sheetType,
        'content-disposition': `attachment; filename="${name}"`,
        'cache-control': 'no-store',
      })
    })
}
