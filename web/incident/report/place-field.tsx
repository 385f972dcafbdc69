import { Button, Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { client, RequestProblem } from '../../client.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { Icon } from '../../ui/icon.tsx'
import { problemWords } from '../../ui/problem-words.ts'
import type { ReportPlace } from './report.ts'
import classes from './report-form.module.css'
import { usePlaceAt } from './use-report.ts'

interface PlaceFieldProps {
  street: string
  place: ReportPlace | undefined
  /** There is a map beside the form that takes a click. */
  hasMap: boolean
  onChange(place: ReportPlace): void
}

/** Where it is: by address, by a click on the map, or where whoever reports stands. */
export function PlaceField({ street, place, hasMap, onChange }: PlaceFieldProps) {
  const { t, format } = useLanguage()
  const [text, setText] = useState('')
  const [trouble, setTrouble] = useState<string>()
  const [isLocating, setLocating] = useState(false)
  const [asked] = useDebouncedValue(text.trim(), 200)
  const { data } = useQuery({
    queryKey: ['addresses', street, asked],
    queryFn: ({ signal }) => client.addresses(street, asked, signal),
    enabled: asked !== '',
    staleTime: 60_000,
  })
  const found = asked === '' ? [] : (data ?? [])
  const known = place?.known
  const options = found.map(({ kind, id, name, detail }) => ({
    value: `${kind}:${id}`,
    label: detail === null || detail === '' || detail === name ? name : `${detail} · ${name}`,
  }))
  const chosen = known && `${known.kind}:${known.id}`
  if (known && !options.some(({ value }) => value === chosen))
    options.unshift({ value: `${known.kind}:${known.id}`, label: known.name })
  const at = usePlaceAt(street, place)
  const locate = () => {
    setLocating(true)
    setTrouble(undefined)
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setLocating(false)
        onChange({ at: [coords.longitude, coords.latitude] })
      },
      () => {
        setLocating(false)
        setTrouble(t('report.locateFailed'))
      },
      { enableHighAccuracy: true, timeout: 15_000 },
    )
  }
  const canLocate = window.isSecureContext && 'geolocation' in navigator
  const { grid, estate, zone, nearest_grid: nearest } = at.data ?? {}
  const inside = [grid?.name, estate?.name ?? zone?.name].filter((name) => name !== undefined)
  const isOutside = at.data !== undefined && grid === null
  return (
    <div className={classes.place}>
      <Select
        label={t('report.address')}
        description={hasMap ? t('report.addressHintMap') : t('report.addressHint')}
        searchable
        data={options}
        value={chosen ?? null}
        searchValue={text}
        onSearchChange={setText}
        filter={({ options: all }) => all}
        nothingFoundMessage={asked === '' || data === undefined ? undefined : t('report.addressNone')}
        onChange={(value) => {
          const pick = found.find(({ kind, id }) => `${kind}:${id}` === value)
          if (pick === undefined) return
          const { kind, id, name, detail, longitude, latitude } = pick
          onChange({
            at: [longitude, latitude],
            known: { kind, id, name: kind === 'building' ? (detail ?? name) : name },
          })
        }}
      />
      {canLocate && (
        <Button
          size="sm"
          variant="default"
          leftSection={<Icon name="target" size={16} />}
          loading={isLocating}
          onClick={locate}
        >
          {t('report.locate')}
        </Button>
      )}
      {trouble !== undefined && (
        <p className={classes.fault} role="alert">
          {trouble}
        </p>
      )}
      <p className={isOutside ? classes.fault : classes.hint} role="status" data-inside={grid?.code}>
        {place === undefined
          ? t('report.placeMissing')
          : isOutside
            ? nearest
              ? t('report.outside', { grid: nearest.name, length: format.length(nearest.distance) })
              : t('problem.outside_district')
            : at.error instanceof RequestProblem
              ? problemWords(at.error, t)
              : t('report.inside', { names: inside.join(' · ') || '…' })}
      </p>
    </div>
  )
}
