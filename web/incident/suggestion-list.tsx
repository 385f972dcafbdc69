import { unitKinds } from '../../api/unit/unit.model.ts'
import type { Suggestion } from '../client.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { CheckList } from '../ui/check-list.tsx'

interface SuggestionListProps {
  units: readonly Suggestion[]
  label: string
  /** Units that are called already. */
  called?: ReadonlySet<number>
  /** Where several incidents are meant, how far each unit is from one of them says nothing. */
  withWay?: boolean
  chosen: readonly number[]
  onChange(chosen: readonly number[]): void
}

/** Boxes to tick for the units to be called, the most suitable first, each with what speaks for it and against it. */
export function SuggestionList(props: SuggestionListProps) {
  const { units, label, called, withWay = true, chosen, onChange } = props
  const { t, format } = useLanguage()
  const way = ({ metres, seconds, is_network }: Suggestion) => {
    if (metres === null) return t('desk.unreachable')
    const length = format.length(metres)
    if (!is_network || seconds === null) return t('desk.straight', { length })
    return t('desk.onFoot', { n: format.number(Math.max(1, Math.ceil(seconds / 60))), length })
  }
  const items = units.map((unit) => {
    const kind = unitKinds.find((other) => other === unit.kind)
    const reasons = [
      kind && t(`place.unitKind.${kind}`),
      unit.fit !== 'none' && t(`work.fit.${unit.fit}`),
      called?.has(unit.unit_id) && t('work.calledAlready'),
      !unit.on_duty && t('desk.offDuty'),
      withWay && way(unit),
      unit.load === 0 ? t('work.idle') : t('work.load', { n: format.number(unit.load) }),
    ]
    return { value: unit.unit_id, label: unit.unit_name, note: reasons.filter(Boolean).join(' · ') }
  })
  return (
    <CheckList
      label={label}
      searchLabel={t('filter.filterWithin')}
      items={items}
      selected={chosen}
      onToggle={(id) =>
        onChange(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id])
      }
    />
  )
}
