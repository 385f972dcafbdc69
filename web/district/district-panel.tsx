import type { District } from '../client.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { Facts } from '../ui/facts.tsx'
import { Figure, Figures } from '../ui/figure.tsx'
import { Section } from '../ui/panel.tsx'
import { TermSign } from '../ui/term.tsx'
import { holdings } from './holdings.ts'

/** The street's people and land: what it publishes where it does, else what the data add up to. */
export function DistrictFigures({ district }: { district: District }) {
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
        <Figure
          label={t('place.resident')}
          value={number(resident)}
          definition={<TermSign term="resident" name={t('place.resident')} />}
        />
        <Figure
          label={t('place.registered')}
          value={number(registered)}
          definition={<TermSign term="registered" name={t('place.registered')} />}
        />
        <Figure
          label={t('place.elderlyShare')}
          value={registered && elderly !== null ? format.share(elderly / registered) : null}
          definition={<TermSign term="elderlyShare" name={t('place.elderlyShare')} />}
        />
        <Figure
          label={t('place.oldEstates')}
          value={number(oldEstates)}
          unit={estates === null ? undefined : `/${format.number(estates)}`}
          definition={<TermSign term="oldEstate" name={t('place.oldEstates')} />}
        />
        <Figure label={t('place.partyMembers')} value={number(members)} />
        <Figure label={t('place.partyBranches')} value={number(branches)} />
      </Figures>
    </Section>
  )
}

/** The rest of what is known about the street, with where it was published. */
export function DistrictPanel({ district }: { district: District }) {
  const { t, format } = useLanguage()
  const { facts, totals } = district
  const has = holdings(district)
  const number = (value: number | undefined) => (value === undefined ? null : format.number(value))
  const held = (value: number, known: boolean) =>
    known ? format.number(value) : `— ${t('interface.noData')}`
  const published = Object.keys(facts).length > 0
  return (
    <>
      <DistrictFigures district={district} />
      <Section title={t('place.fromBuildings')}>
        <Facts
          facts={[
            { label: t('place.code'), value: district.code },
            { label: t('place.area'), value: format.area(district.area) },
            { label: t('place.communities'), value: number(totals.communities) },
            { label: t('place.grids'), value: number(totals.grids) },
            { label: t('place.estates'), value: held(totals.estates, has.estates) },
            { label: t('place.buildings'), value: held(totals.buildings, has.buildings) },
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
