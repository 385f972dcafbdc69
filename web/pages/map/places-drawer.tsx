import { Button } from '@mantine/core'
import { buildingKinds } from '../../../api/building/building.model.ts'
import { redevelopmentPhases } from '../../../api/redevelopment/redevelopment.model.ts'
import { serviceKinds } from '../../../api/service/service.model.ts'
import { unitKinds } from '../../../api/unit/unit.model.ts'
import type { PlaceSetItem } from '../../client.ts'
import { PlaceLinks } from '../../filter/place-links.tsx'
import { type PlaceSet, placeSetParameters, thingOf } from '../../filter/place-set.ts'
import type { Thing } from '../../filter/thing.ts'
import { usePlaceSet } from '../../filter/use-places.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { problemWords } from '../../ui/problem-words.ts'
import { Notice, SkeletonRows } from '../../ui/states.tsx'
import { DrawerPanel } from './drawer-panel.tsx'
import classes from './places-drawer.module.css'
import type { Desk } from './use-desk.ts'
import type { View } from './view.ts'

interface PlacesDrawerProps {
  set: PlaceSet
  street: string
  desk: Desk
  view: View
  onOpen(thing: Thing): void
  onNamed(words: string): void
}

/** What an item says beside its name. */
function useNotes() {
  const { t, format } = useLanguage()
  const kindWord = (of: PlaceSet['of'], kind: string | null) => {
    const find = <Kind extends string>(kinds: readonly Kind[]) => kinds.find((known) => known === kind)
    const [building, service, unit, phase] = [
      of === 'buildings' ? find(buildingKinds) : undefined,
      of === 'service-points' ? find(serviceKinds) : undefined,
      of === 'units' ? find(unitKinds) : undefined,
      of === 'redevelopment-zones' ? find(redevelopmentPhases) : undefined,
    ]
    if (building !== undefined) return t(`place.buildingKind.${building}`)
    if (service !== undefined) return t(`place.serviceKind.${service}`)
    if (unit !== undefined) return t(`place.unitKind.${unit}`)
    return phase === undefined ? '' : t(`place.phase.${phase}`)
  }
  return (of: PlaceSet['of'], { kind, households, safety_class, is_old }: PlaceSetItem) =>
    [
      kindWord(of, kind),
      is_old ? t('place.old') : '',
      households === null || households === 0 ? '' : `${t('place.households')} ${format.number(households)}`,
      safety_class === 'C' || safety_class === 'D' ? t(`place.safety.${safety_class}`) : '',
    ]
      .filter((part) => part !== '')
      .join(' · ')
}

/** The name of a set in words: where, what. */
function useSetName({ names }: Pick<Desk, 'names'>) {
  const { t } = useLanguage()
  return ({ of, kind, safety, old, in_grid, in_estate, in_zone, shape }: PlaceSet) =>
    [
      in_grid !== undefined && names.grid(in_grid),
      in_estate !== undefined && names.estate(in_estate),
      in_zone !== undefined && names.zone(in_zone),
      old ? t('place.oldEstates') : t(`place.dataset.${of}`),
      kind !== undefined && t(`place.buildingKind.${kind}`),
      safety !== undefined && t(`place.safety.${safety}`),
      shape && t('place.inShape'),
    ]
      .filter((part) => typeof part === 'string')
      .join(' · ')
}

/** The very places that a figure counts, each a door. */
export function PlacesDrawer({ set, street, desk, view, onOpen, onNamed }: PlacesDrawerProps) {
  const { t } = useLanguage()
  const box = view.inView ? desk.camera.seen : undefined
  const query = usePlaceSet(placeSetParameters(street, set, view.conditions, box))
  const note = useNotes()
  const name = useSetName(desk)(set)
  const items = query.data?.pages.flatMap((page) => page.items) ?? []
  const total = query.data?.pages[0]?.total
  const kind = thingOf[set.of]
  return (
    <DrawerPanel
      kind={t(`place.dataset.${set.of}`)}
      name={name}
      onBack={desk.back}
      onClose={desk.close}
      onNamed={onNamed}
    >
      {total === undefined && query.isError ? (
        <Notice
          tone="trouble"
          title={t('interface.failed')}
          detail={problemWords(query.error, t)}
          action={{ label: t('interface.retry'), onClick: () => query.refetch() }}
        />
      ) : total === undefined ? (
        <SkeletonRows rows={8} label={t('interface.loading')} />
      ) : items.length === 0 ? (
        <Notice title={t('place.noPlaces')} />
      ) : (
        <div data-places={total}>
          <PlaceLinks
            title={name}
            shape="rows"
            total={total}
            links={items.map((item) => ({
              thing: { kind, id: item.id },
              name: item.name ?? t('place.unnamedBuilding'),
              note: note(set.of, item),
            }))}
            onOpen={onOpen}
          />
          {query.isError && (
            <Notice
              compact
              tone="trouble"
              title={t(query.isFetchNextPageError ? 'place.morePlacesFailed' : 'interface.dataFailing')}
              detail={problemWords(query.error, t)}
              action={{
                label: t('interface.retry'),
                onClick: () => (query.isFetchNextPageError ? query.fetchNextPage() : query.refetch()),
              }}
            />
          )}
          {query.hasNextPage && !query.isFetchNextPageError && (
            <Button
              className={classes.more}
              variant="default"
              loading={query.isFetchingNextPage}
              onClick={() => query.fetchNextPage()}
            >
              {t('place.morePlaces')}
            </Button>
          )}
        </div>
      )}
    </DrawerPanel>
  )
}
