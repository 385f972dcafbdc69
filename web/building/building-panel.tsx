import type { BuildingDetail } from '../client.ts'
import { PlaceFigure } from '../filter/place-figure.tsx'
import { type PlaceLink, PlaceLinks } from '../filter/place-links.tsx'
import { TermSign } from '../filter/term-sign.tsx'
import type { Thing } from '../filter/thing.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { Facts } from '../ui/facts.tsx'
import { Figures } from '../ui/figure.tsx'
import { Section } from '../ui/panel.tsx'

interface BuildingPanelProps {
  building: BuildingDetail
  /** What the street knows of its people at all. */
  has: { people: boolean; households: boolean }
  onOpen(thing: Thing): void
}

/** A building (楼栋): how it is built, who lives in it, where it belongs. */
export function BuildingPanel({ building, has, onOpen }: BuildingPanelProps) {
  const { t, format } = useLanguage()
  const { estate, grid, zone } = building
  const known = (value: number, held: boolean) => (held ? format.number(value) : null)
  const links: (PlaceLink | false)[] = [
    estate !== null && {
      thing: { kind: 'estate', id: String(estate.id) },
      name: estate.name,
      note: t('place.kind.estate'),
    },
    grid !== null && { thing: { kind: 'grid', id: grid.code }, name: grid.name, note: t('place.kind.grid') },
    zone !== null && {
      thing: { kind: 'redevelopment-zone', id: String(zone.id) },
      name: zone.name,
      note: t('place.kind.redevelopment-zone'),
    },
  ]
  return (
    <>
      {(has.people || has.households) && (
        <Section title={t('place.people')}>
          <Figures>
            <PlaceFigure
              term="households"
              label={t('place.households')}
              value={known(building.households, has.households)}
            />
            <PlaceFigure
              term="resident"
              label={t('place.resident')}
              value={known(building.resident_population, has.people)}
            />
            <PlaceFigure
              term="registered"
              label={t('place.registered')}
              value={known(building.registered_population, has.people)}
            />
          </Figures>
        </Section>
      )}
      <PlaceLinks
        title={t('place.belongs')}
        shape="rows"
        links={links.filter((link) => link !== false)}
        onOpen={onOpen}
      />
      <Section title={t('place.kind.building')}>
        <Facts
          facts={[
            { label: t('place.use'), value: t(`place.buildingKind.${building.kind}`) },
            { label: t('place.floors'), value: building.floors },
            { label: t('place.builtYear'), value: building.built_year ?? t('interface.unknown') },
            {
              label: t('place.structureLabel'),
              value:
                building.structure === null
                  ? t('interface.unknown')
                  : t(`place.structure.${building.structure}`),
            },
            {
              label: t('place.safetyLabel'),
              value: (
                <>
                  {building.safety_class === null
                    ? t('interface.unknown')
                    : t(`place.safety.${building.safety_class}`)}
                  <TermSign term="safety" name={t('place.safetyLabel')} />
                </>
              ),
            },
            { label: t('place.elderly'), value: known(building.elderly_population, has.people) },
            { label: t('place.footprint'), value: format.area(building.area) },
            { label: t('place.address'), value: building.address },
            { label: t('place.code'), value: building.code },
          ]}
        />
      </Section>
    </>
  )
}
