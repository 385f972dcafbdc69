import { SegmentedControl, TextInput } from '@mantine/core'
import { streetTimeOffset } from '../../api/district/street-time.model.ts'
import { type PeriodKind, periodKinds } from '../../api/indicator/period.model.ts'
import { dayInstant, instantDay, isDay, streetDay } from '../filter/search-filter.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { IconButton } from '../ui/icon-button.tsx'
import classes from './indicator.module.css'
import type { ChosenPeriod } from './use-indicators.ts'

interface PeriodChoiceProps {
  chosen: ChosenPeriod
  /** As the server tells it, once it has. */
  period?: { from: string; to: string }
  now: number
  onChange(chosen: ChosenPeriod): void
}

/** The kind of period, and which: by its day, or one on or back. */
export function PeriodChoice({ chosen, period, now, onChange }: PeriodChoiceProps) {
  const { t, format } = useLanguage()
  const today = streetDay(now)
  // The day after the last, and the day before the first, lie in the periods beside it.
  const beside = period && {
    before: streetDay(Date.parse(period.from) - 1),
    after: nextDay(chosen.kind, period.from),
  }
  const move = (date: string) => onChange({ ...chosen, date: date >= today ? undefined : date })
  return (
    <div className={classes.choice}>
      <SegmentedControl
        aria-label={t('indicator.period')}
        value={chosen.kind}
        onChange={(kind) => onChange({ ...chosen, kind: kind as PeriodKind })}
        data={periodKinds.map((value) => ({ value, label: t(`indicator.periodOf.${value}`) }))}
      />
      <div className={classes.turn}>
        <IconButton
          icon="chevronLeft"
          label={t('indicator.before')}
          onClick={() => beside && move(beside.before)}
        />
        <TextInput
          type="date"
          aria-label={t('indicator.day')}
          size="xs"
          max={today}
          value={chosen.date ?? today}
          onChange={({ currentTarget }) =>
            isDay(currentTarget.value) && currentTarget.value <= today && move(currentTarget.value)
          }
        />
        <IconButton
          icon="chevronRight"
          label={t('indicator.after')}
          disabled={beside === undefined || beside.after > today}
          onClick={() => beside && move(beside.after)}
        />
      </div>
      {period !== undefined && (
        <span className={classes.span}>
          {t('indicator.span', {
            from: format.day(instantDay(period.from)),
            to: format.day(instantDay(period.to, true)),
          })}
          {beside !== undefined &&
            dayInstant(beside.after) !== new Date(period.to).toISOString() &&
            ` · ${t('indicator.running', { when: format.moment(period.to) })}`}
        </span>
      )}
    </div>
  )
}

/** The first day of the period after the one that begins then. */
function nextDay(kind: PeriodKind, from: string): string {
  const local = new Date(Date.parse(from) + streetTimeOffset)
  if (kind === 'day' || kind === 'week') local.setUTCDate(local.getUTCDate() + (kind === 'day' ? 1 : 7))
  else local.setUTCMonth(local.getUTCMonth() + (kind === 'month' ? 1 : 12))
  return local.toISOString().slice(0, 10)
}
