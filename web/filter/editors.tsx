import { Button, SegmentedControl, Switch, TextInput } from '@mantine/core'
import { useState } from 'react'
import { incidentSeverities, incidentStages } from '../../api/incident/incident.model.ts'
import type { CategoryEntry, Coded, Named } from '../client.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { type CheckItem, CheckList } from '../ui/check-list.tsx'
import classes from './filter.module.css'
import { type Conditions, dayInstant, instantDay, periods } from './search-filter.ts'

export interface FilterOptions {
  grids: readonly Coded[]
  estates: readonly Named[]
  zones: readonly Named[]
  categories: readonly CategoryEntry[]
}

export interface EditorProps {
  conditions: Conditions
  onChange(conditions: Conditions): void
  options: FilterOptions
}

type ListName = 'grid' | 'estate' | 'zone' | 'category' | 'stage' | 'severity'

/** The conditions with one value of a list condition switched; an empty list is no condition. */
export function toggled(conditions: Conditions, name: ListName, value: string | number): Conditions {
  const before: readonly (string | number)[] = conditions[name] ?? []
  const after = before.includes(value) ? before.filter((item) => item !== value) : [...before, value]
  const { [name]: _, ...rest } = conditions
  return after.length === 0 ? rest : { ...rest, [name]: after }
}

export function TimeEditor({ conditions, onChange }: EditorProps) {
  const { t } = useLanguage()
  const { period, from, to, ...rest } = conditions
  const fixed = (start: string | undefined, end: string | undefined) => {
    if (start !== undefined && end !== undefined && start >= end) return
    onChange({
      ...rest,
      ...(start === undefined ? {} : { from: start }),
      ...(end === undefined ? {} : { to: end }),
    })
  }
  return (
    <fieldset className={classes.editor}>
      <legend className={classes.legend}>{t('filter.time')}</legend>
      <div className={classes.presets}>
        {periods.map((name) => (
          <Button
            key={name}
            variant={period === name ? 'filled' : 'default'}
            aria-pressed={period === name}
            onClick={() => onChange(period === name ? rest : { ...rest, period: name })}
          >
            {t(`filter.period.${name}`)}
          </Button>
        ))}
      </div>
      <div className={classes.dates}>
        <TextInput
          type="date"
          size="xs"
          label={t('filter.from')}
          value={from === undefined ? '' : instantDay(from)}
          onChange={({ currentTarget: { value } }) => fixed(value === '' ? undefined : dayInstant(value), to)}
        />
        <TextInput
          type="date"
          size="xs"
          label={t('filter.to')}
          value={to === undefined ? '' : instantDay(to, true)}
          onChange={({ currentTarget: { value } }) =>
            fixed(from, value === '' ? undefined : dayInstant(value, true))
          }
        />
      </div>
    </fieldset>
  )
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

export function PlaceEditor({ conditions, onChange, options }: EditorProps) {
  const { t } = useLanguage()
  const [kind, setKind] = useState<'grid' | 'estate' | 'zone'>('grid')
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
          { value: 'zone', label: t('filter.zone') },
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
          items={named(kind === 'estate' ? options.estates : options.zones)}
          selected={conditions[kind] ?? []}
          onToggle={(value) => onChange(toggled(conditions, kind, value))}
        />
      )}
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
