import { buildingKinds, safetyClasses } from '../../api/building/building.model.ts'
import type { GridDetail } from '../client.ts'
import { PlaceFigure } from '../filter/place-figure.tsx'
import { PlaceLinks } from '../filter/place-links.tsx'
import type { PlaceSet } from '../filter/place-set.ts'
import { TermSign } from '../filter/term-sign.tsx'
import type { Thing } from '../filter/thing.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { Bars } from '../ui/bars.tsx'
import { Facts } from '../ui/facts.tsx'
import { Figures } from '../ui/figure.tsx'
import { Section } from '../ui/panel.tsx'

interface GridPanelProps {
  grid: GridDetail
  /** What the street knows of its people at all. */
  has: { people: boolean; households: boolean; party: boolean; buildings: boolean }
  onOpen(thing: Thing): void
  onPlaces(set: PlaceSet): void
}

/** A grid (网格): its people, what stands in it and what it touches. */
export function GridPanel({ grid, has, onOpen, onPlaces }: GridPanelProps) {
  const { t, format } = useLanguage()
  const known = (value: number, held: boolean) => (held ? format.number(value) : null)
  const buildings = (more: Omit<PlaceSet, 'of'> = {}) =>
    onPlaces({ of: 'buildings', in_grid: grid.code, ...more })
  const kinds = buildingKinds
    .map((kind) => ({
      key: kind,
      label: t(`place.buildingKind.${kind}`),
      value: grid.buildings.by_kind[kind] ?? 0,
      onOpen: () => buildings({ kind }),
    }))
    .filter((bar) => bar.value > 0)
    .toSorted((first, second) => second.value - first.value)
  const classes = safetyClasses
    .map((name) => ({
      key: name,
      label: t(`place.safety.${name}`),
      value: grid.buildings.by_safety_class[name] ?? 0,
      onOpen: () => buildings({ safety: name }),
    }))
    .filter((bar) => bar.value > 0)
  return (
    <>
      {(has.people || has.households || has.party || has.buildings) && (
        <Section title={t('place.people')}>
          <Figures>
            <PlaceFigure
              term="resident"
              label={t('place.resident')}
              value={known(grid.resident_population, has.people)}
            />
            <PlaceFigure
              term="registered"
              label={t('place.registered')}
              value={known(grid.registered_population, has.people)}
            />
            <PlaceFigure
              term="elderlyShare"
              label={t('place.elderlyShare')}
              value={grid.elderly_share === null ? null : format.share(grid.elderly_share)}
            />
            <PlaceFigure
              term="households"
              label={t('place.households')}
              value={known(grid.households, has.households)}
              onOpen={() => buildings()}
            />
            <PlaceFigure
              term="partyMembers"
              label={t('place.partyMembers')}
              value={known(grid.party_members, has.party)}
            />
            <PlaceFigure
              term="partyBranches"
              label={t('place.partyBranches')}
              value={known(grid.party_branches, has.party)}
            />
            <PlaceFigure
              term="buildings"
              label={t('place.buildings')}
              value={known(grid.buildings.total, has.buildings)}
              onOpen={() => buildings()}
            />
          </Figures>
        </Section>
      )}
      <PlaceLinks
        title={t('place.belongs')}
        links={
          grid.community === null
            ? []
            : [
                {
                  thing: { kind: 'community', id: grid.community.code },
                  name: grid.community.name,
                  note: t('place.kind.community'),
                },
              ]
        }
        onOpen={onOpen}
      />
      <PlaceLinks
        title={t('place.estates')}
        links={grid.estates.map(({ id, name, is_old }) => ({
          thing: { kind: 'estate', id: String(id) },
          name,
          note: is_old ? t('place.old') : undefined,
        }))}
        onOpen={onOpen}
      />
      <PlaceLinks
        title={t('place.zones')}
        links={grid.zones.map(({ id, name }) => ({
          thing: { kind: 'redevelopment-zone', id: String(id) },
          name,
        }))}
        onOpen={onOpen}
      />
      {kinds.length > 0 && (
        <Section title={t('place.byKind')} aside={format.number(grid.buildings.total)}>
          <Bars bars={kinds} format={format.number} />
        </Section>
      )}
      {classes.length > 0 && (
        <Section title={t('place.bySafety')} aside={<TermSign term="safety" name={t('place.bySafety')} />}>
          <Bars bars={classes} format={format.number} />
        </Section>
      )}
      <PlaceLinks
        title={t('place.neighbours')}
        links={grid.neighbours.map(({ code, name }) => ({ thing: { kind: 'grid', id: code }, name }))}
        onOpen={onOpen}
      />
      <Section title={t('place.kind.grid')}>
        <Facts
          facts={[
            { label: t('place.code'), value: grid.code },
            { label: t('place.area'), value: format.area(grid.area) },
            has.people && {
              label: t('place.density'),
              value: `${format.number(grid.density)} ${t('place.perSquareKilometre')}`,
            },
            { label: t('place.elderly'), value: known(grid.elderly_population, has.people) },
          ]}
        />
      </Section>
    </>
  )
}
