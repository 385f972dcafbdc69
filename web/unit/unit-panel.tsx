import type { UnitDetail } from '../client.ts'
import { PlaceLinks } from '../filter/place-links.tsx'
import type { Thing } from '../filter/thing.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { Facts } from '../ui/facts.tsx'
import { Section } from '../ui/panel.tsx'

interface UnitPanelProps {
  unit: UnitDetail
  onOpen(thing: Thing): void
}

/** A unit (处置单位): who can be called, and whether it is there. */
export function UnitPanel({ unit, onOpen }: UnitPanelProps) {
  const { t, format } = useLanguage()
  return (
    <>
      <Section title={t('place.kind.unit')}>
        <Facts
          facts={[
            { label: t('place.typeLabel'), value: t(`place.unitKind.${unit.kind}`) },
            { label: t('place.onDuty'), value: unit.on_duty ? t('place.onDuty') : t('place.offDuty') },
            { label: t('place.staff'), value: format.number(unit.staff) },
            { label: t('place.address'), value: unit.address },
            { label: t('place.code'), value: unit.code },
          ]}
        />
      </Section>
      <PlaceLinks
        title={t('place.belongs')}
        links={
          unit.grid === null
            ? []
            : [
                {
                  thing: { kind: 'grid', id: unit.grid.code },
                  name: unit.grid.name,
                  note: t('place.kind.grid'),
                },
              ]
        }
        onOpen={onOpen}
      />
    </>
  )
}
