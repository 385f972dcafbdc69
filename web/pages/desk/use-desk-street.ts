import { streetOf } from '../../../api/district/place-code.model.ts'
import type { Me } from '../../client.ts'
import { useDistricts } from '../../district/use-district.ts'
import { shownStreet } from '../map/view.ts'

/** The street of a page without a map: the one its address names, the account's, or the first that it may see. */
export function useDeskStreet(me: Me, named: string | undefined) {
  const { data: districts, error, refetch } = useDistricts()
  const own = me.scope !== null && me.scope.length >= 9 ? streetOf(me.scope) : undefined
  const { street, unknownStreet } = shownStreet({ street: named ?? own }, districts)
  return { street, unknownStreet, name: districts?.find(({ code }) => code === street)?.name, error, refetch }
}
