import { conditionNames } from '../../filter/search-filter.ts'

type Search = Record<string, string | undefined>

/** An address without the conditions of the one filter. */
export function withoutFilter(search: Search): Search {
  const names: readonly string[] = [...conditionNames, 'period']
  return Object.fromEntries(Object.entries(search).filter(([name]) => !names.includes(name)))
}
