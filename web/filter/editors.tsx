import { Button, SegmentedControl, Switch, TextInput } from '@mantine/core'
import { useState } from 'react'
import { largestRadius } from '../../api/filter/filter.model.ts'
import { incidentSeverities, incidentStages } from '../../api/incident/incident.model.ts'
import type { CategoryEntry, Coded, Named } from '../client.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { type CheckItem, CheckList } from '../ui/check-list.tsx'
import classes from './filter.module.css'
import type { Conditions } from './search-filter.ts'

export interface FilterOptions {
  communities: readonly Coded[]
  grids: readonly Coded[]
  estates: readonly Named[]
  zones: readonly Named[]
  units: readonly Named[]
  categories: readonly CategoryEntry[]
}

export interface EditorProps {
  conditions: Conditions
  onChange(conditions: Conditions): void
  options: FilterOptions
  /** Longitude and latitude of the map's centre; undefined while there is no map. */
  centre(): [number, number] | undefined
}

type ListName = 'grid' | 'estate' | 'zone' | 'unit' | 'category' | 'stage' | 'severity'

/** The conditions with a list condition set to one value alone; without it where that is what it is set to. */
export function solely(conditions: Conditions, name: ListName, value: string | number): Conditions {
  const { [name]: _, ...rest } = conditions
  return isSolely(conditions, name, value) ? rest : { ...rest, [name]: [value] }
}

/** True if a list condition asks for one value and no other. */
export const isSolely = (conditions: Conditions, name: ListName, value: string | number): boolean =>
  conditions[name]?.length === 1 && conditions[name]?.[0] === value

/** The conditions with one value of a list condition switched; an empty list is no condition. */
export function toggled(conditions: Conditions, name: ListName, value: string | number): Conditions {
  const before: readonly (string | number)[] = conditions[name] ?? []
  const after = before.includes(value) ? before.filter((item) => item !== value) : [...before, value]
  const { [name]: _, ...rest } = conditions
  return after.length === 0 ? rest : { ...rest, [name]: after }
}

export function StatusEditor({ conditions, onChange }: EditorProps) {
  const { t } = useLanguage()
  const { open, overdue, ...rest } = conditions
  const flags = (nextOpen: boolean | undefined, nextOverdue: boolean | undefined) =>
    onChange({
      ...rest,
      ...(nextOpen === undefined ? {} : { open: nextOpen }),
      ...(nextOverdue === undefined ? {} : { overdue: nextOverdue }),
    })
  return (
    <div className={classes.editor}>
      <Switch
        size="sm"
        label={t('filter.open')}
        checked={open === true}
        onChange={() => flags(open ? undefined : true, overdue)}
      />
      <Switch
        size="sm"
        label={t('filter.overdue')}
        checked={overdue === true}
        onChange={() => flags(open, overdue ? undefined : true)}
      />
      <CheckList
        label={t('filter.severity')}
        columns={2}
        items={incidentSeverities.map((value) => ({ value, label: t(`incident.severity.${value}`) }))}
        selected={conditions.severity ?? []}
        onToggle={(value) => onChange(toggled(conditions, 'severity', value))}
      />
      <CheckList
        label={t('filter.stage')}
        columns={2}
        items={incidentStages.map((value) => ({ value, label: t(`incident.stage.${value}`) }))}
        selected={conditions.stage ?? []}
        onToggle={(value) => onChange(toggled(conditions, 'stage', value))}
      />
    </div>
  )
}

export function CategoryEditor({ conditions, onChange, options }: EditorProps) {
  const { t, language } = useLanguage()
  const items: CheckItem<string>[] = []
  for (const category of options.categories) {
    if (!items.some((item) => item.value === category.main_code))
      items.push({
        value: category.main_code,
        label: t('filter.mainAll', {
          name: language === 'zh' ? category.main_name : category.main_name_en,
        }),
      })
    items.push({
      value: category.code,
      label: language === 'zh' ? category.name : category.name_en,
      inner: true,
    })
  }
  return (
    <CheckList
      label={t('filter.category')}
      searchLabel={t('filter.filterWithin')}
      items={items}
      selected={conditions.category ?? []}
      onToggle={(value) => onChange(toggled(conditions, 'category', value))}
    />
  )
}

/** A circle around what the map looks at: drawn without a pointer. */
function CircleForm({ conditions, onChange, centre }: EditorProps) {
  const { t } = useLanguage()
  const [radius, setRadius] = useState('300')
  const metres = Number(radius)
  return (
    <form
      className={classes.textForm}
      onSubmit={(event) => {
        event.preventDefault()
        const at = centre()
        const { polygon: _, ...rest } = conditions
        if (at !== undefined && metres >= 1 && metres <= largestRadius)
          onChange({ ...rest, circle: [Number(at[0].toFixed(6)), Number(at[1].toFixed(6)), metres] })
      }}
    >
      <TextInput
        size="xs"
        type="number"
        min={1}
        max={largestRadius}
        label={t('filter.circleHere')}
        description={t('filter.radius')}
        value={radius}
        onChange={(event) => setRadius(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" disabled={centre() === undefined}>
        {t('interface.apply')}
      </Button>
    </form>
  )
}

export function PlaceEditor(props: EditorProps) {
  const { conditions, onChange, options } = props
  const { t } = useLanguage()
  const [kind, setKind] = useState<'grid' | 'estate' | 'zone' | 'unit'>('grid')
  const named = (items: readonly Named[]) => items.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <div className={classes.editor}>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t('filter.place')}
        value={kind}
        onChange={setKind}
        data={[
          { value: 'grid', label: t('filter.grid') },
          { value: 'estate', label: t('filter.estate') },
          { value: 'zone', label: t('filter.zoneShort') },
          { value: 'unit', label: t('filter.unit') },
        ]}
      />
      {kind === 'grid' ? (
        <CheckList
          label={t('filter.grid')}
          searchLabel={t('filter.filterWithin')}
          items={options.grids.map(({ code, name }) => ({ value: code, label: name }))}
          selected={conditions.grid ?? []}
          onToggle={(value) => onChange(toggled(conditions, 'grid', value))}
        />
      ) : (
        <CheckList
          key={kind}
          label={t(`filter.${kind}`)}
          searchLabel={t('filter.filterWithin')}
          items={named({ estate: options.estates, zone: options.zones, unit: options.units }[kind])}
          selected={conditions[kind] ?? []}
          onToggle={(value) => onChange(toggled(conditions, kind, value))}
        />
      )}
      <CircleForm {...props} />
    </div>
  )
}

export function TextEditor({ conditions, onChange }: EditorProps) {
  const { t } = useLanguage()
  const [text, setText] = useState(conditions.text ?? '')
  return (
    <form
      className={classes.textForm}
      onSubmit={(event) => {
        event.preventDefault()
        const { text: _, ...rest } = conditions
        const wanted = text.trim().slice(0, 100)
        onChange(wanted === '' ? rest : { ...rest, text: wanted })
      }}
    >
      <TextInput
        size="xs"
        label={t('filter.text')}
        placeholder={t('filter.textPlaceholder')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button type="submit" variant="default">
        {t('interface.apply')}
      </Button>
    </form>
  )
}
