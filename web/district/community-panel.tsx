import type { CommunityDetail } from '../client.ts'
import { PlaceLinks } from '../filter/place-links.tsx'
import type { Thing } from '../filter/thing.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { Facts } from '../ui/facts.tsx'
import { Section } from '../ui/panel.tsx'

interface CommunityPanelProps {
  community: CommunityDetail
  /** What the street knows of its people at all. */
  has: { people: boolean; households: boolean }
  onOpen(thing: Thing): void
}

/** A community (社区): its grids and people. */
export function CommunityPanel({ community, has, onOpen }: CommunityPanelProps) {
  const { t, format } = useLanguage()
  const number = (value: number | undefined, held: boolean) =>
    value === undefined || !held ? null : format.number(value)
  return (
    <>
      <PlaceLinks
        title={t('place.grids')}
        links={community.grids.map(({ code, name }) => ({ thing: { kind: 'grid', id: code }, name }))}
        onOpen={onOpen}
      />
      <Section title={t('place.kind.community')}>
        <Facts
          facts={[
            { label: t('place.code'), value: community.code },
            { label: t('place.area'), value: format.area(community.area) },
            { label: t('place.households'), value: number(community.households, has.households) },
            { label: t('place.resident'), value: number(community.resident_population, has.people) },
            { label: t('place.registered'), value: number(community.registered_population, has.people) },
            { label: t('place.elderly'), value: number(community.elderly_population, has.people) },
          ]}
        />
      </Section>
    </>
  )
}
