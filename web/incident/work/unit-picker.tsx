import type { Incident } from '../../client.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { problemWords } from '../../ui/problem-words.ts'
import { Notice, SkeletonRows } from '../../ui/states.tsx'
import { SuggestionList } from '../suggestion-list.tsx'
import { useSuggestions } from '../use-surroundings.ts'

interface UnitPickerProps {
  incident: Incident
  street: string
  label: string
  chosen: readonly number[]
  onChange(chosen: readonly number[]): void
}

/** The units that could be called to an incident. */
export function UnitPicker({ incident, street, label, chosen, onChange }: UnitPickerProps) {
  const { t } = useLanguage()
  const { data, error, refetch } = useSuggestions(incident.id, street)
  if (data === undefined && error !== null)
    return (
      <Notice
        compact
        tone="trouble"
        title={t('work.unitsFailed')}
        detail={problemWords(error, t)}
        action={{ label: t('interface.retry'), onClick: () => void refetch() }}
      />
    )
  if (data === undefined) return <SkeletonRows rows={3} height={44} label={t('interface.loading')} />
  const called = new Set(
    incident.loop.calls.flatMap(({ unit_id, ended_at }) => (ended_at === null ? [unit_id] : [])),
  )
  return <SuggestionList units={data} label={label} called={called} chosen={chosen} onChange={onChange} />
}
