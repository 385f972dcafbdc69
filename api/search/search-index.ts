import type { Database } from '../database/open.ts'
import { requireStreet } from '../district/district.queries.ts'
import type { Revisions } from '../server/revisions.ts'
import { normalise, rank, type Searchable, searchable } from './rank.ts'
import { type SearchEntry, searchEntries, searchIncidents } from './search.queries.ts'
import { type SearchResult, searchKinds } from './search.shapes.ts'

type Entry = { result: SearchResult; searchable: Searchable; order: number }

const kinds = [
  'districts',
  'communities',
  'grids',
  'estates',
  'buildings',
  'redevelopment-zones',
  'roads',
  'service-points',
  'units',
  'categories',
] as const
const mostStreets = 20
/** An incident by its exact code comes first; the others after whatever matches by name. */
const incidentRank = (isExact: boolean) => (isExact ? 100 : 20)

/** Finds places, categories and incidents. Names are kept in memory with their sounds, per street and revision. */
export class SearchIndex {
  #database: Database
  #revisions: Revisions
  #streets = new Map<string, { revision: string; entries: Promise<Entry[]> }>()

  constructor(database: Database, revisions: Revisions) {
    this.#database = database
    this.#revisions = revisions
  }

  /** The best `limit` results; throws `street_unknown`. */
  async search(street: string, text: string, limit: number): Promise<SearchResult[]> {
    const query = normalise(text)
    const [entries, incidents] = await Promise.all([
      this.#entries(street),
      searchIncidents(this.#database, street, text, limit),
    ])
    const found: { result: SearchResult; rank: number; order: number }[] = []
    for (const { result, searchable, order } of entries) {
      const value = rank(searchable, query)
      if (value > 0) found.push({ result, rank: value, order })
    }
    for (const [index, { is_exact: isExact, ...result }] of incidents.entries())
      found.push({ result, rank: incidentRank(isExact), order: entries.length + index })
    found.sort(
      (left, right) =>
        right.rank - left.rank ||
        searchKinds.indexOf(left.result.kind) - searchKinds.indexOf(right.result.kind) ||
        left.result.name.length - right.result.name.length ||
        left.order - right.order,
    )
    return found.slice(0, limit).map(({ result }) => result)
  }

  async #entries(street: string): Promise<Entry[]> {
    const revision = await this.#revisions.of(kinds, street)
    const known = this.#streets.get(street)
    if (known?.revision === revision) return known.entries
    const entries = requireStreet(this.#database, street)
      .then(() => searchEntries(this.#database, street))
      .then((found) => found.map(prepare))
    if (this.#streets.size >= mostStreets) this.#streets.clear()
    this.#streets.set(street, { revision, entries })
    entries.catch(() => this.#streets.delete(street))
    return entries
  }
}

const prepare = ({ code, also, ...result }: SearchEntry, order: number): Entry => ({
  result,
  searchable: searchable(result.name, code, also ?? ''),
  order,
})
