import type { ServicePointDetail } from '../client.ts'
import { PlaceLinks } from '../filter/place-links.tsx'
import type { Thing } from '../filter/thing.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { Facts } from '../ui/facts.tsx'
import { Section } from '../ui/panel.tsx'

interface ServicePanelProps {
  point: ServicePointDetail
  onOpen(thing: Thing): void
}

/** A service point (服务点): what it offers, when and where. */
export function ServicePanel({ point, onOpen }: ServicePanelProps) {
  const { t } = useLanguage()
  return (
    <>
      <Section title={t('place.kind.service-point')}>
        <Facts
          facts={[
            { label: t('place.typeLabel'), value: t(`place.serviceKind.${point.kind}`) },
            { label: t('place.openingHours'), value: point.opening_hours ?? t('interface.unknown') },
            { label: t('place.address'), value: point.address },
            { label: t('place.code'), value: point.code },
          ]}
        />
      </Section>
      <PlaceLinks
        title={t('place.belongs')}
        links={
          point.grid === null
            ? []
            : [
                {
                  thing: { kind: 'grid', id: point.grid.code },
                  name: point.grid.name,
                  note: t('place.kind.grid'),
                },
              ]
        }
        onOpen={onOpen}
      />
    </>
  )
}
