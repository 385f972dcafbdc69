import type { District } from '../client.ts'
import { PlaceFigure } from '../filter/place-figure.tsx'
import type { PlaceSet } from '../filter/place-set.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { CountButton } from '../ui/count-button.tsx'
import { Facts } from '../ui/facts.tsx'
import { Figures } from '../ui/figure.tsx'
import { Section } from '../ui/panel.tsx'
import { holdings } from './holdings.ts'

interface DistrictProps {
  district: District
  onPlaces(set: PlaceSet): void
}

/** The street's people and land: what it publishes where it does, else what the data add up to. */
export function DistrictFigures({ district, onPlaces }: DistrictProps) {
  const { t, format } = useLanguage()
  const { facts, totals } = district
  const has = holdings(district)
  const known = (fact: number | undefined, total: number, held: boolean) => fact ?? (held ? total : null)
  const number = (value: number | null) => (value === null ? null : format.number(value))
  const resident = known(facts.resident_population, totals.resident_population, has.people)
  const registered = known(facts.registered_population, totals.registered_population, has.people)
  const elderly = known(facts.elderly_population, totals.elderly_population, has.people)
  const estates = known(facts.estates, totals.estates, has.estates)
  const oldEstates = known(facts.old_estates, totals.old_estates, has.estates)
  const members = known(facts.party_members, totals.party_members, has.party)
  const branches = known(facts.party_branches, totals.party_branches, has.party)
  const published = facts.resident_population !== undefined
  if ([resident, registered, elderly, estates, oldEstates, members, branches].every((one) => one === null))
    return null
  return (
    <Section title={t('place.people')} aside={published ? t('place.published') : t('place.fromBuildings')}>
      <Figures>
        <PlaceFigure term="resident" label={t('place.resident')} value={number(resident)} />
        <PlaceFigure term="registered" label={t('place.registered')} value={number(registered)} />
        <PlaceFigure
          term="elderlyShare"
          label={t('place.elderlyShare')}
          value={registered && elderly !== null ? format.share(elderly / registered) : null}
        />
        <PlaceFigure
          term="oldEstate"
          label={t('place.oldEstates')}
          value={number(oldEstates)}
          unit={estates === null ? undefined : `/${format.number(estates)}`}
          onOpen={has.estates ? () => onPlaces({ of: 'estates', old: true }) : undefined}
        />
        <PlaceFigure term="partyMembers" label={t('place.partyMembers')} value={number(members)} />
        <PlaceFigure term="partyBranches" label={t('place.partyBranches')} value={number(branches)} />
      </Figures>
    </Section>
  )
}

/** The rest of what is known about the street, with where it was published. */
export function DistrictPanel({ district, onPlaces }: DistrictProps) {
  const { t, format } = useLanguage()
  const { facts, totals } = district
  const has = holdings(district)
  const number = (value: number | undefined) => (value === undefined ? null : format.number(value))
  const held = (value: number, known: boolean) =>
    known ? format.number(value) : `— ${t('interface.noData')}`
  const door = (of: PlaceSet['of'], value: number, known = true) =>
    known ? (
      <CountButton onOpen={() => onPlaces({ of })}>{format.number(value)}</CountButton>
    ) : (
      held(value, known)
    )
  const published = Object.keys(facts).length > 0
  return (
    <>
      <DistrictFigures district={district} onPlaces={onPlaces} />
      <Section title={t('place.fromBuildings')}>
        <Facts
          facts={[
            { label: t('place.code'), value: district.code },
            { label: t('place.area'), value: format.area(district.area) },
            { label: t('place.communities'), value: door('communities', totals.communities) },
            { label: t('place.grids'), value: door('grids', totals.grids) },
            { label: t('place.estates'), value: door('estates', totals.estates, has.estates) },
            { label: t('place.buildings'), value: door('buildings', totals.buildings, has.buildings) },
            { label: t('place.households'), value: held(totals.households, has.households) },
            { label: t('place.resident'), value: held(totals.resident_population, has.people) },
            { label: t('place.registered'), value: held(totals.registered_population, has.people) },
          ]}
        />
      </Section>
      {published && (
        <Section
          title={t('place.published')}
          aside={
            district.facts_as_of === null
              ? undefined
              : t('interface.factsAsOf', { day: format.day(district.facts_as_of) })
          }
        >
          <Facts
            facts={[
              facts.area_km2 !== undefined && {
                label: t('place.area'),
                value: `${format.number(facts.area_km2, 2)} km²`,
              },
              { label: t('place.partyCommittees'), value: number(facts.party_committees) },
              { label: t('place.partyGeneralBranches'), value: number(facts.party_general_branches) },
              { label: t('place.partyBranches'), value: number(facts.party_branches) },
              { label: t('place.streetStaff'), value: number(facts.street_staff) },
              { label: t('place.socialWorkers'), value: number(facts.social_workers) },
              { label: t('place.professionals'), value: number(facts.professionals) },
              { label: t('place.volunteers'), value: number(facts.volunteers) },
              { label: t('place.yearIncidents'), value: number(facts.incidents) },
              district.facts_source !== null && {
                label: t('interface.source'),
                value: district.facts_source,
              },
            ]}
          />
        </Section>
      )}
    </>
  )
}
