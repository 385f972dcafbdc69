import { Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useLanguage } from '../i18n/use-language.ts'
import classes from './check-list.module.css'

export interface CheckItem<Value extends string | number> {
  value: Value
  label: string
  /** What is said of it below. */
  note?: string
  /** Set in from the group's own item. */
  inner?: boolean
}

interface CheckListProps<Value extends string | number> {
  items: readonly CheckItem<Value>[]
  selected: readonly Value[]
  onToggle(value: Value): void
  label: string
  /** Shown above the list when given; narrows it as one types. */
  searchLabel?: string
  columns?: 1 | 2
}

/** Boxes to tick, many at once; long lists narrow by typing. */
export function CheckList<Value extends string | number>(props: CheckListProps<Value>) {
  const { items, selected, onToggle, label, searchLabel, columns = 1 } = props
  const { t } = useLanguage()
  const [query, setQuery] = useState('')
  const wanted = query.trim().toLowerCase()
  const shown =
    wanted === ''
      ? items
      : items.filter(({ label, note = '' }) => `${label} ${note}`.toLowerCase().includes(wanted))
  return (
    <fieldset className={classes.list}>
      <legend className={classes.legend}>{label}</legend>
      {searchLabel !== undefined && items.length > 0 && (
        <TextInput
          size="xs"
          placeholder={searchLabel}
          aria-label={searchLabel}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
      )}
      {shown.length === 0 && (
        <p className={classes.none} role="status">
          {items.length === 0 ? t('interface.noData') : t('interface.searchEmpty', { query: query.trim() })}
        </p>
      )}
      <div className={classes.items} data-columns={columns}>
        {shown.map((item) => (
          <Checkbox
            key={item.value}
            size="xs"
            className={item.inner ? classes.inner : undefined}
            label={item.label}
            description={item.note}
            checked={selected.includes(item.value)}
            onChange={() => onToggle(item.value)}
          />
        ))}
      </div>
    </fieldset>
  )
}
