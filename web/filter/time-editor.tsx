import { Button, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useLanguage } from '../i18n/use-language.ts'
import type { EditorProps } from './editors.tsx'
import classes from './filter.module.css'
import { dayInstant, firstDay, instantDay, isDay, lastDay, periods } from './search-filter.ts'

interface Days {
  /** `YYYY-MM-DD`, both ends in it; empty where that side is open. */
  from: string
  to: string
}
const isWrong = (day: string) => day !== '' && !isDay(day)
const areInverted = ({ from, to }: Days) => from !== '' && to !== '' && from > to

/** A time that moves with the calendar, or the days of a range. */
export function TimeEditor({ conditions, onChange }: EditorProps) {
  const { t } = useLanguage()
  const { period, from, to, ...rest } = conditions
  const known: Days = {
    from: from === undefined ? '' : instantDay(from),
    to: to === undefined ? '' : instantDay(to, true),
  }
  /** Days that are still being typed, or that make no range. */
  const [draft, setDraft] = useState<Days>()
  const [typing, setTyping] = useState(false)
  const given = JSON.stringify([period, from, to])
  const shownFor = useRef(given)
  useEffect(() => {
    if (shownFor.current !== given) setDraft(undefined)
    shownFor.current = given
  }, [given])
  const days = draft ?? known
  const finish = (next: Days) => {
    setTyping(false)
    if (isWrong(next.from) || isWrong(next.to) || areInverted(next)) return
    if (next.from === known.from && next.to === known.to) return setDraft(undefined)
    onChange({
      ...rest,
      ...(next.from === '' ? {} : { from: dayInstant(next.from) }),
      ...(next.to === '' ? {} : { to: dayInstant(next.to, true) }),
    })
  }
  const fault =
    isWrong(days.from) || isWrong(days.to)
      ? 'filter.dayInvalid'
      : areInverted(days)
        ? 'filter.rangeInverted'
        : undefined
  const day = (side: keyof Days) => (
    <TextInput
      type="date"
      size="xs"
      label={t(`filter.${side}`)}
      value={days[side]}
      min={firstDay}
      max={lastDay}
      error={!typing && (isWrong(days[side]) || areInverted(days))}
      onPointerDown={() => setTyping(false)}
      onKeyDown={({ key }) => {
        if (key === 'Enter') finish(days)
        else setTyping(true)
      }}
      onBlur={() => draft !== undefined && finish(draft)}
      onChange={({ currentTarget: { value } }) => {
        const next = { ...days, [side]: value }
        setDraft(next)
        // Each figure typed makes a date of its own; the range is meant once the field is left.
        if (!typing) finish(next)
      }}
    />
  )
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
        {day('from')}
        {day('to')}
      </div>
      {fault !== undefined && !typing && (
        <p className={classes.wrong} role="alert">
          {t(fault)}
        </p>
      )}
    </fieldset>
  )
}
