import { Hono } from 'hono'
import { z } from 'zod'
import { streetCode } from '../district/place-code.model.ts'
import { searchText } from '../filter/filter.model.ts'
import { scopeIn } from '../identity/reader.ts'
import { wholeNumber } from '../parameters.ts'
import { validate } from '../problem.ts'
import type { Services } from '../services.ts'
import { SearchIndex } from './search-index.ts'

export const searchQuery = z.strictObject({
  street: streetCode,
  q: searchText,
  limit: wholeNumber(1, 100).default(20),
})

const mostAddresses = 10
export const addressQuery = searchQuery.pick({ street: true, q: true })

export function searchRoutes({ database, revisions }: Services) {
  const index = new SearchIndex(database, revisions)
  return new Hono()
    .get('/search', validate('query', searchQuery), async (context) => {
      const { street, q, limit } = context.req.valid('query')
      return context.json({ results: await index.search(street, scopeIn(context, street), q, limit) }, 200)
    })
    .get('/addresses', validate('query', addressQuery), async (context) => {
      const { street, q } = context.req.valid('query')
      const scope = scopeIn(context, street)
      return context.json({ addresses: await index.addresses(street, scope, q, mostAddresses) }, 200)
    })
}
