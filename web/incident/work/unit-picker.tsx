import { useQuery } from '@tanstack/react-query'
import { unitKinds } from '../../../api/unit/unit.model.ts'
import { client, type Incident, type PlaceFeatures } from '../../client.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { CheckList } from '../../ui/check-list.tsx'
import { problemWords } from '../../ui/problem-words.ts'
import { Notice } from '../../ui/states.tsx'

interface UnitPickerProps {
  incident: Incident
  street: string
  label: string
  chosen: readonly number[]
  onChange(chosen: readonly number[]): void
}

/** More units than a street has. */
const most = 100

/** The units of the street, those on duty first, the nearest first; and whether any is on duty is told at all. */
function useUnits({ longitude, latitude }: Incident, street: string) {
  const near = useQuery({
    queryKey: ['nearest', 'units', street, [longitude, latitude], most],
    queryFn: ({ signal }) => client.nearest(street, [longitude, latitude], 'units', most, signal),
  })
  const features = useQuery({
    queryKey: ['features', 'units', street],
    queryFn: ({ signal, client: answers, queryKey }) =>
      client.features('units', street, signal, answers.getQueryData<PlaceFeatures>(queryKey)),
    structuralSharing: false,
  })
  const onDuty = new Map(
    features.data?.features.map(({ id, properties }) => {
      const duty: unknown = properties === null ? undefined : Reflect.get(properties, 'on_duty')
      return [Number(id), duty !== false && duty !== 0]
    }),
  )
  const units = near.data
    ?.map((unit) => ({ ...unit, isOnDuty: onDuty.get(unit.id) ?? true }))
    .toSorted((one, other) => Number(other.isOnDuty) - Number(one.isOnDuty) || one.distance - other.distance)
  return { units, error: near.error, refetch: near.refetch }
}

/** Boxes to tick for the units to be called, with how far each is from the incident. */
export function UnitPicker({ incident, street, label, chosen, onChange }: UnitPickerProps) {
  const { t, format } = useLanguage()
  const { units, error, refetch } = useUnits(incident, street)
  if (units === undefined && error !== null)
    return (
      <Notice
        compact
        tone="trouble"
        title={t('work.unitsFailed')}
        detail={problemWords(error, t)}
        action={{ label: t('interface.retry'), onClick: () => void refetch() }}
      />
    )
  const called = new Set(
    incident.loop.calls.flatMap(({ unit_id, ended_at }) => (ended_at === null ? [unit_id] : [])),
  )
  const items = (units ?? []).map(({ id, name, kind, distance, isOnDuty }) => {
    const known = unitKinds.find((other) => other === kind)
    const parts = [
      name,
      known && t(`place.unitKind.${known}`),
      format.length(distance),
      called.has(id) && t('work.calledAlready'),
      !isOnDuty && t('desk.offDuty'),
    ]
    return { value: id, label: parts.filter(Boolean).join(' · ') }
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
