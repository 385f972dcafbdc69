import { placeCodeLengths, streetOf } from '../../api/district/place-code.model.ts'

/** How wide a scope is. */
export type ScopeKind = 'everywhere' | 'above' | 'street' | 'community' | 'grid'

export function scopeKind(scope: string): ScopeKind {
  if (scope === '') return 'everywhere'
  if (scope.length < placeCodeLengths.street) return 'above'
  if (scope.length === placeCodeLengths.street) return 'street'
  return scope.length === placeCodeLengths.community ? 'community' : 'grid'
}

/** The names on the way to a place, from its street down, as far as they are known; the code where none is. */
export function scopeNames(scope: string, nameOf: (code: string) => string | undefined): string {
  const codes = [streetOf(scope), scope.slice(0, placeCodeLengths.community), scope]
  const steps = [...new Set(codes)].filter((code) => code.length >= placeCodeLengths.street)
  const names = steps.map(nameOf).filter((name) => name !== undefined)
  return nameOf(scope) === undefined ? [...names, scope].join(' ') : names.join(' ')
}
