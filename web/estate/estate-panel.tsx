import type { EstateDetail } from '../client.ts'
import { PlaceFigure } from '../filter/place-figure.tsx'
import { PlaceLinks } from '../filter/place-links.tsx'
import type { PlaceSet } from '../filter/place-set.ts'
import { TermSign } from '../filter/term-sign.tsx'
import type { Thing } from '../filter/thing.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { Facts } from '../ui/facts.tsx'
import { Figures } from '../ui/figure.tsx'
import { Section } from '../ui/panel.tsx'

interface EstatePanelProps {
  estate: EstateDetail
  /** What the street knows of its people and houses at all. */
  has: { people: boolean; households: boolean; buildings: boolean }
  onOpen(thing: Thing): void
  onPlaces(set: PlaceSet): void
}

/** An estate (小区): its age, people and buildings. */
export function EstatePanel({ estate, has, onOpen, onPlaces }: EstatePanelProps) {
  const { t, format } = useLanguage()
  const known = (value: number, held: boolean) => (held ? format.number(value) : null)
  const buildings = () => onPlaces({ of: 'buildings', in_estate: estate.id })
  return (
    <>
      {(has.people || has.households || has.buildings || estate.households > 0) && (
        <Section title={t('place.kind.estate')}>
          <Figures>
            <PlaceFigure
              term="households"
              label={t('place.households')}
              value={known(estate.households, has.households || estate.households > 0)}
              onOpen={buildings}
            />
            <PlaceFigure
              term="resident"
              label={t('place.resident')}
              value={known(estate.resident_population, has.people)}
            />
            <PlaceFigure
              term="buildings"
              label={t('place.buildings')}
              value={known(estate.buildings.length, has.buildings)}
              onOpen={buildings}
            />
          </Figures>
        </Section>
      )}
      <Section title={t('place.builtYear')}>
        <Facts
          facts={[
            { label: t('place.builtYear'), value: estate.built_year ?? t('interface.unknown') },
            {
              label: t('place.old'),
              value: (
                <>
                  {estate.is_old ? t('interface.yes') : t('interface.no')}
                  <TermSign term="oldEstate" name={t('place.old')} />
                </>
              ),
            },
            { label: t('place.renovatedYear'), value: estate.renovated_year },
            { label: t('place.form'), value: t(`place.estateKind.${estate.kind}`) },
            { label: t('place.area'), value: format.area(estate.area) },
            { label: t('place.code'), value: estate.code },
          ]}
        />
      </Section>
      <PlaceLinks
        title={t('place.grids')}
        links={estate.grids.map(({ code, name }) => ({ thing: { kind: 'grid', id: code }, name }))}
        onOpen={onOpen}
      />
      <PlaceLinks
        title={t('place.zones')}
        links={estate.zones.map(({ id, name }) => ({
          thing: { kind: 'redevelopment-zone', id: String(id) },
          name,
        }))}
        onOpen={onOpen}
      />
      <PlaceLinks
        title={t('place.buildings')}
        shape="rows"
        links={estate.buildings.map(({ id, name, floors, households, safety_class }) => ({
          thing: { kind: 'building', id: String(id) },
          name: name ?? t('place.unnamedBuilding'),
          note: [
            `${t('place.floors')} ${floors}`,
            `${t('place.households')} ${format.number(households)}`,
            safety_class === 'C' || safety_class === 'D' ? t(`place.safety.${safety_class}`) : '',
          ]
            .filter((part) => part !== '')
            .join(' · '),
        }))}
        onOpen={onOpen}
      />
    </>
  )
}
