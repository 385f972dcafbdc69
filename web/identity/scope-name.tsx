import { placeCodeLengths, streetOf } from '../../api/district/place-code.model.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { scopeKind, scopeNames } from './scope-words.ts'
import { useNamed, useStreets } from './use-places.ts'

/** A scope as people call the place: its street, community and grid by name, as far as they are known. */
export function ScopeWords({ scope }: { scope: string | null }) {
  const { t } = useLanguage()
  const street = scope !== null && scope.length >= placeCodeLengths.street ? streetOf(scope) : undefined
  const isBelow = scope !== null && scope.length > placeCodeLengths.street
  const streets = useStreets().data
  const communities = useNamed('communities', isBelow ? street : undefined).data
  const grids = useNamed('grids', scope?.length === placeCodeLengths.grid ? street : undefined).data
  if (scope === null) return '—'
  const kind = scopeKind(scope)
  if (kind === 'everywhere') return t('identity.scopeKind.everywhere')
  if (kind === 'above') return t('identity.scopeKind.above', { code: scope })
  const nameOf = (code: string) =>
    streets?.find((known) => known.code === code)?.name ??
    communities?.find(({ id }) => id === code)?.name ??
    grids?.find(({ id }) => id === code)?.name
  return <span title={scope}>{scopeNames(scope, nameOf)}</span>
}
