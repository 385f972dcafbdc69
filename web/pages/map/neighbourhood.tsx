import { serviceKinds } from '../../../api/service/service.model.ts'
import { unitKinds } from '../../../api/unit/unit.model.ts'
import { PlaceLinks } from '../../filter/place-links.tsx'
import type { Thing } from '../../filter/thing.ts'
import { useNearest } from '../../filter/use-places.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { FailedPart } from './failed-part.tsx'

interface NeighbourhoodProps {
  street: string
  /** longitude, latitude */
  at: [number, number]
  /** The place itself, which is no neighbour of its own. */
  self?: Thing
  onOpen(thing: Thing): void
}

/** How many neighbours of a kind are named. */
const shown = 3

const known = <Kind extends string>(kinds: readonly Kind[], kind: string) =>
  kinds.find((name) => name === kind)

/** The nearest things of one kind. */
function Nearest({ street, at, self, of, onOpen }: NeighbourhoodProps & { of: 'units' | 'service-points' }) {
  const { t, format } = useLanguage()
  const query = useNearest(street, at, of)
  const thing = of === 'units' ? 'unit' : 'service-point'
  const others = (query.data ?? []).filter(({ id }) => !(self?.kind === thing && self.id === String(id)))
  const kindWords = (kind: string) => {
    const [unit, service] = [known(unitKinds, kind), known(serviceKinds, kind)]
    if (of === 'units') return unit && t(`place.unitKind.${unit}`)
    return service && t(`place.serviceKind.${service}`)
  }
  const kind = t(`place.kind.${thing}`)
  if (query.isError && query.data === undefined)
    return (
      <FailedPart
        title={t('place.nearestFailed', { kind })}
        problem={query.error}
        onRetry={() => query.refetch()}
      />
    )
  return (
    <PlaceLinks
      title={t('place.nearest', { kind })}
      shape="rows"
      links={others.slice(0, shown).map(({ id, name, kind: ownKind, distance }) => ({
        thing: { kind: thing, id: String(id) },
        name,
        note: [kindWords(ownKind), t('place.distance', { value: format.length(distance) })]
          .filter((part) => part !== undefined)
          .join(' · '),
      }))}
      onOpen={onOpen}
    />
  )
}

/** The nearest units and service points of a place, in a straight line. */
export const Neighbourhood = (props: NeighbourhoodProps) => (
  <>
    <Nearest {...props} of="units" />
    <Nearest {...props} of="service-points" />
  </>
)
