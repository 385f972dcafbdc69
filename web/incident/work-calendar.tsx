import { Button, Table } from '@mantine/core'
import { useState } from 'react'
import { streetTimeOffset } from '../../api/district/street-time.model.ts'
import { firstCalendarYear, lastCalendarYear } from '../../api/incident/calendar-day.model.ts'
import type { CalendarDay } from '../client.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { problemWords } from '../ui/problem-words.ts'
import { Notice, SkeletonRows } from '../ui/states.tsx'
import { CalendarDayForm } from './calendar-day-form.tsx'
import classes from './limits.module.css'
import { useCalendar, useChangeDay } from './use-limits.ts'

const yearNow = () => new Date(Date.now() + streetTimeOffset).getUTCFullYear()

/** The days of a year that differ from the ordinary week; one is entered, another given back. */
export function WorkCalendar() {
  const { t } = useLanguage()
  const [year, setYear] = useState(yearNow)
  const { data, error, refetch } = useCalendar(year)
  return (
    <>
      <p className={classes.note}>{t('admin.calendarNote')}</p>
      <div className={classes.year}>
        <Button
          variant="default"
          aria-label={t('admin.yearBefore')}
          disabled={year <= firstCalendarYear}
          onClick={() => setYear(year - 1)}
        >
          ‹
        </Button>
        <h2 aria-live="polite">{t('admin.year', { year })}</h2>
        <Button
          variant="default"
          aria-label={t('admin.yearAfter')}
          disabled={year >= lastCalendarYear}
          onClick={() => setYear(year + 1)}
        >
          ›
        </Button>
      </div>
      <CalendarDayForm key={year} days={data?.days} />
      {data ? (
        <>
          <p className={classes.hours}>
            {t('admin.hoursOfDay', {
              spans: data.hours.map(({ from, to }) => `${from}–${to}`).join(t('interface.and')),
              minutes: data.minutes_per_day,
            })}
          </p>
          <DayTable days={data.days} />
        </>
      ) : error === null ? (
        <SkeletonRows rows={8} height={48} label={t('interface.loading')} />
      ) : (
        <Notice
          tone="trouble"
          title={t('interface.failed')}
          detail={problemWords(error, t)}
          action={{ label: t('interface.retry'), onClick: () => void refetch() }}
        />
      )}
    </>
  )
}

function DayTable({ days }: { days: readonly CalendarDay[] }) {
  const { t, format } = useLanguage()
  const change = useChangeDay()
  if (days.length === 0) return <p>{t('admin.noDays')}</p>
  const busy = change.isPending ? change.variables.day : undefined
  return (
    <>
      {change.error !== null && (
        <Notice tone="trouble" compact title={change.variables.day} detail={problemWords(change.error, t)} />
      )}
      <p role="status" className={classes.hours}>
        {change.isSuccess ? t('admin.ordinary', { day: change.variables.day }) : ''}
      </p>
      <Table.ScrollContainer minWidth={560}>
        <Table className={classes.table}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('admin.day')}</Table.Th>
              <Table.Th>{t('admin.kind')}</Table.Th>
              <Table.Th>{t('admin.reason')}</Table.Th>
              <Table.Th>{t('admin.source')}</Table.Th>
              <Table.Th aria-hidden />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {days.map((entry) => (
              <Table.Tr key={entry.day} data-day={entry.day}>
                <Table.Th scope="row">
                  {format.day(entry.day)} {format.weekday(entry.day)}
                </Table.Th>
                <Table.Td>{t(`admin.kindOf.${entry.is_working ? 'working' : 'free'}`)}</Table.Td>
                <Table.Td>{entry.name}</Table.Td>
                <Table.Td className={classes.dim}>{t(`admin.sourceOf.${entry.source}`)}</Table.Td>
                <Table.Td>
                  {entry.source === 'office' && (
                    <Button
                      variant="default"
                      aria-label={t('admin.ofCategory', { what: t('admin.remove'), name: entry.day })}
                      loading={busy === entry.day}
                      onClick={() => change.mutate({ day: entry.day, version: entry.version, change: null })}
                    >
                      {t('admin.remove')}
                    </Button>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </>
  )
}
