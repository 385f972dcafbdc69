import { serviceKinds } from '../../api/service/service.model.ts'
import { unitKinds } from '../../api/unit/unit.model.ts'
import type { Thing } from '../filter/thing.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { Links } from '../ui/links.tsx'
import { Section } from '../ui/panel.tsx'
import { problemWords } from '../ui/problem-words.ts'
import { Notice } from '../ui/states.tsx'
import { useIncidentWords } from './use-incident-words.ts'
import { useNearby } from './use-surroundings.ts'

interface NearbyProps {
  id: number
  street: string
  onOpen(thing: Thing): void
}

/** What lies around an incident: who could come how soon on foot, what happened there before, what serves people. */
export function NearbySections({ id, street, onOpen }: NearbyProps) {
  const { t, format } = useLanguage()
  const words = useIncidentWords()
  const { data, error, refetch } = useNearby(id, street)
  if (error !== null && !data)
    return (
      <Notice
        compact
        tone="trouble"
        title={t('desk.nearbyFailed')}
        detail={problemWords(error, t)}
        action={{ label: t('interface.retry'), onClick: () => void refetch() }}
      />
    )
  if (!data) return null
  const way = (near: { metres: number | null; seconds: number | null; is_network: boolean }) => {
    if (near.metres === null) return t('desk.unreachable')
    const length = format.length(near.metres)
    if (!near.is_network || near.seconds === null) return t('desk.straight', { length })
    return t('desk.onFoot', { n: Math.max(1, Math.ceil(near.seconds / 60)), length })
  }
  const kind = (of: string) => {
    const unit = unitKinds.find((name) => name === of)
    if (unit !== undefined) return t(`place.unitKind.${unit}`)
    const service = serviceKinds.find((name) => name === of)
    return service === undefined ? of : t(`place.serviceKind.${service}`)
  }
  const more = (left: number) => t('place.moreOfThem', { n: left })
  return (
    <>
      {data.units.length > 0 && (
        <Section title={t('desk.nearUnits')}>
          <Links
            shape="rows"
            more={more}
            items={data.units.map((unit) => ({
              key: `unit ${unit.unit_id}`,
              label: unit.unit_name,
              note: [kind(unit.kind), way(unit), !unit.on_duty && t('desk.offDuty')]
                .filter((part) => part !== false)
                .join(' · '),
              onOpen: () => onOpen({ kind: 'unit', id: String(unit.unit_id) }),
            }))}
          />
        </Section>
      )}
      {data.incidents.length > 0 && (
        <Section title={t('desk.nearIncidents')}>
          <Links
            shape="rows"
            more={more}
            items={data.incidents.map((incident) => ({
              key: `incident ${incident.id}`,
              label: words.category(incident),
              note: [
                t(`incident.stage.${incident.stage}`),
                format.moment(incident.reported_at),
                format.length(incident.metres),
              ].join(' · '),
              onOpen: () => onOpen({ kind: 'incident', id: String(incident.id) }),
            }))}
          />
        </Section>
      )}
      {data.service_points.length > 0 && (
        <Section title={t('desk.nearServices')}>
          <Links
            shape="rows"
            more={more}
            items={data.service_points.map((point) => ({
              key: `service ${point.id}`,
              label: point.name,
              note: [kind(point.kind), way(point)].join(' · '),
              onOpen: () => onOpen({ kind: 'service-point', id: String(point.id) }),
            }))}
          />
        </Section>
      )}
    </>
  )
}
