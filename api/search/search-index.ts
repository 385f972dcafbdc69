import type { Database } from '../database/open.ts'
import { requireStreet } from '../district/district.queries.ts'
import type { Scope } from '../identity/scope.ts'
import type { Revisions } from '../server/revisions.ts'
import { addressOf, addressRank, spellingsOf } from './address.model.ts'
import { normalise, rank, type Searchable, searchable } from './rank.ts'
import { type SearchEntry, searchEntries, searchIncidents } from './search.queries.ts'
import { type Address, type SearchResult, searchKinds } from './search.shapes.ts'

type Entry = { result: SearchResult; searchable: Searchable; spellings: readonly string[]; order: number }

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
const mostScopes = 20
/** An incident by its exact code comes first; the others after whatever matches by name. */
const incidentRank = (isExact: boolean) => (isExact ? 100 : 20)

/** Finds places, categories and incidents. Names are kept in memory with their sounds, per scope and revision. */
export class SearchIndex {
  #database: Database
  #revisions: Revisions
  #scopes = new Map<Scope, { revision: string; entries: Promise<Entry[]> }>()

  constructor(database: Database, revisions: Revisions) {
    this.#database = database
    this.#revisions = revisions
  }

  /** The best `limit` results in a street and what the reader may see of it; throws `street_unknown`. */
  async search(street: string, scope: Scope, text: string, limit: number): Promise<SearchResult[]> {
    const query = normalise(text)
    const [entries, incidents] = await Promise.all([
      this.#entries(street, scope),
      searchIncidents(this.#database, scope, text, limit),
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

  /**
   * The estates and buildings of a street that an address means, the best first, at most `limit`; what no address says is
   * found by its name or its sound. Throws `street_unknown`.
   */
  async addresses(street: string, scope: Scope, text: string, limit: number): Promise<Address[]> {
    const [entries, query, wanted] = [await this.#entries(street, scope), normalise(text), addressOf(text)]
    const found: { address: Address; rank: number; order: number }[] = []
    for (const { result, searchable, order, spellings } of entries) {
      const { kind, longitude, latitude } = result
      if ((kind !== 'building' && kind !== 'estate') || longitude === null || latitude === null) continue
      const value = addressRank(spellings, wanted) || rank(searchable, query) / 10
      if (value === 0) continue
      const address = {
        kind,
        id: Number(result.id),
        name: result.name,
        detail: result.detail,
        longitude,
        latitude,
      }
      found.push({ address, rank: value, order })
    }
    found.sort((left, right) => right.rank - left.rank || left.order - right.order)
    return found.slice(0, limit).map(({ address }) => address)
  }

  async #entries(street: string, scope: Scope): Promise<Entry[]> {
    const revision = await this.#revisions.of(kinds, street)
    const known = this.#scopes.get(scope)
    if (known?.revision === revision) return known.entries
    const entries = requireStreet(this.#database, scope)
      .then(() => searchEntries(this.#database, scope))
      .then((found) => found.map(prepare))
    if (this.#scopes.size >= mostScopes) this.#scopes.clear()
    this.#scopes.set(scope, { revision, entries })
    entries.catch(() => this.#scopes.delete(scope))
    return entries
  }
}

const prepare = ({ code, also, estate = null, ...result }: SearchEntry, order: number): Entry => ({
  result,
  spellings: spellingsOf(result.name, estate, result.kind === 'building' ? also : null),
  searchable: searchable(result.name, code, also ?? ''),
  order,
})
