import { expect, it } from 'vitest'
import { comparedPeriods, type PeriodKind } from '../../../api/indicator/period.model.ts'

/** By the street's clock. */
const local = (instant: Date) => new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 16)
const told = (kind: PeriodKind, day: string, now: string) => {
  const periods = comparedPeriods(kind, day, new Date(`${now}+08:00`))
  return (
    periods &&
    [periods.current, periods.previous, periods.lastYear].map(({ from, to }) => `${local(from)} ${local(to)}`)
  )
}

it.each<[PeriodKind, string, string, string[]]>([
  ['day', '2026-03-01', '2026-06-01T00:00:00', ['2026-03-01', '2026-02-28', '2025-03-01']],
  ['day', '2024-02-29', '2026-06-01T00:00:00', ['2024-02-29', '2024-02-28', '2023-02-28']],
  ['week', '2026-11-29', '2026-12-24T00:00:00', ['2026-11-23', '2026-11-16', '2025-11-24']],
  ['month', '2026-03-31', '2026-06-01T00:00:00', ['2026-03-01', '2026-02-01', '2025-03-01']],
  ['year', '2025-07-01', '2026-06-01T00:00:00', ['2025-01-01', '2024-01-01', '2024-01-01']],
])('a %s begins where it does, and those beside it too (%s)', (kind, day, now, starts) => {
  expect(told(kind, day, now)?.map((period) => period.slice(0, 10))).toEqual(starts)
})

it('ends now while it runs, and so far into themselves the others', () => {
  expect(told('week', '2026-11-26', '2026-11-25T06:30:00')).toEqual([
    '2026-11-23T00:00 2026-11-25T06:30',
    '2026-11-16T00:00 2026-11-18T06:30',
    '2025-11-24T00:00 2025-11-26T06:30',
  ])
  // February has no thirtieth: the month before is whole then.
  expect(told('month', '2026-03-05', '2026-03-30T12:00:00')?.[1]).toBe('2026-02-01T00:00 2026-03-01T00:00')
})

it('is whole when it is over, and is none before it begins', () => {
  expect(told('month', '2026-02-10', '2026-03-01T00:00:00')).toEqual([
    '2026-02-01T00:00 2026-03-01T00:00',
    '2026-01-01T00:00 2026-02-01T00:00',
    '2025-02-01T00:00 2025-03-01T00:00',
  ])
  expect(told('day', '2026-03-02', '2026-03-02T00:00:00')).toBeUndefined()
})
