import { serviceKinds } from '../../../api/service/service.model.ts'
import { unitKinds } from '../../../api/unit/unit.model.ts'
import { PlaceLinks } from '../../filter/place-links.tsx'
import type { Thing } from '../../filter/thing.ts'
import { useNearest } from '../../filter/use-places.ts'
import { useLanguage } from '../../i18n/use-language.ts'

interface NeighbourhoodProps {
  street: string
  /** longitude, latitude */
  at: [number, number]
  onOpen(thing: Thing): void
}

/** The nearest units and service points of a place, in a straight line. */
export function Neighbourhood({ street, at, onOpen }: NeighbourhoodProps) {
  const { t, format } = useLanguage()
  const units = useNearest(street, at, 'units').data ?? []
  const points = useNearest(street, at, 'service-points').data ?? []
  const distance = (metres: number) => t('place.distance', { value: format.length(metres) })
  const unitKind = (kind: string) => unitKinds.find((known) => known === kind)
  const serviceKind = (kind: string) => serviceKinds.find((known) => known === kind)
  return (
    <>
      <PlaceLinks
        title={t('place.nearest', { kind: t('place.kind.unit') })}
        shape="rows"
        links={units.map(({ id, name, kind, distance: metres }) => {
          const known = unitKind(kind)
          return {
            thing: { kind: 'unit', id: String(id) },
            name,
            note: `${known === undefined ? '' : `${t(`place.unitKind.${known}`)} · `}${distance(metres)}`,
          }
        })}
        onOpen={onOpen}
      />
      <PlaceLinks
        title={t('place.nearest', { kind: t('place.kind.service-point') })}
        shape="rows"
        links={points.map(({ id, name, kind, distance: metres }) => {
          const known = serviceKind(kind)
          return {
            thing: { kind: 'service-point', id: String(id) },
            name,
            note: `${known === undefined ? '' : `${t(`place.serviceKind.${known}`)} · `}${distance(metres)}`,
          }
        })}
        onOpen={onOpen}
      />
    </>
  )
}
