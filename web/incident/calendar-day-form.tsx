import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { calendarDay, calendarDayChange } from '../../api/incident/calendar-day.model.ts'
import type { CalendarDay } from '../client.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { problemWords } from '../ui/problem-words.ts'
import classes from './limits.module.css'
import { useChangeDay } from './use-limits.ts'

/** Enters a day of the calendar; one of `days` only as it is shown there. */
export function CalendarDayForm({ days }: { days: readonly CalendarDay[] | undefined }) {
  const { t } = useLanguage()
  const [day, setDay] = useState('')
  const [kind, setKind] = useState<'working' | 'free'>('free')
  const [name, setName] = useState('')
  const [isTried, setTried] = useState(false)
  const change = useChangeDay()
  const isDay = calendarDay.safeParse(day).success
  const checked = calendarDayChange.safeParse({ is_working: kind === 'working', name })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!isDay || !checked.success) return
    const version = days?.find((entry) => entry.day === day)?.version
    change.mutate(
      { day, version, change: checked.data },
      {
        onSuccess: () => {
          setTried(false)
          setName('')
        },
      },
    )
  }
  return (
    <form onSubmit={submit} noValidate>
      <fieldset className={classes.form}>
        <legend>{t('admin.setDay')}</legend>
        <TextInput
          type="date"
          label={t('admin.day')}
          value={day}
          min="2000-01-01"
          max="2100-12-31"
          onChange={(event) => setDay(event.currentTarget.value)}
          error={isTried && !isDay ? t('admin.dayInvalid') : undefined}
        />
        <NativeSelect
          label={t('admin.kind')}
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value === 'working' ? 'working' : 'free')}
          data={(['free', 'working'] as const).map((value) => ({ value, label: t(`admin.kindOf.${value}`) }))}
        />
        <TextInput
          label={t('admin.reason')}
          value={name}
          maxLength={40}
          placeholder={t('admin.reasonHint')}
          onChange={(event) => setName(event.currentTarget.value)}
          error={isTried && !checked.success ? t('admin.reasonInvalid') : undefined}
          w={340}
          maw="100%"
        />
        <Button type="submit" size="sm" loading={change.isPending}>
          {t('admin.save')}
        </Button>
        {change.error !== null && (
          <span role="alert" className={classes.trouble}>
            {problemWords(change.error, t)}
          </span>
        )}
        <span role="status">
          {change.isSuccess ? t('admin.daySaved', { day: change.variables.day }) : ''}
        </span>
      </fieldset>
    </form>
  )
}
