import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findCategory } from '../../../api/incident/category.model.ts'
import {
  defaultWorkCalendar as calendar,
  chinaDay,
  dayNumber,
  workCalendarOf,
} from '../../../api/incident/work-calendar.model.ts'
import {
  addWorkingMinutes,
  limitsFor,
  workingMinutesBetween,
} from '../../../api/incident/working-time.model.ts'

const china = (text: string) => new Date(`${text.replace(' ', 'T')}:00+08:00`)
const add = (from: string, minutes: number) => addWorkingMinutes(calendar, china(from), minutes)
const between = (from: string, to: string) => workingMinutesBetween(calendar, china(from), china(to))

describe('the working calendar', () => {
  it.each([
    ['2026-02-13 10:00', true, 'a Friday'],
    ['2026-02-14 10:00', true, 'a Saturday worked for the Spring Festival'],
    ['2026-02-15 10:00', false, 'Spring Festival, a Sunday'],
    ['2026-02-18 10:00', false, 'Spring Festival, a Wednesday'],
    ['2026-02-23 23:59', false, 'the last day of the Spring Festival'],
    ['2026-02-24 00:00', true, 'the first day after it'],
    ['2026-02-28 10:00', true, 'the second Saturday worked for it'],
    ['2026-03-07 10:00', false, 'a Saturday'],
    ['2026-10-08 10:00', true, 'after the National Day week'],
    ['2025-10-08 10:00', false, 'the eighth day of the 2025 holiday'],
    ['2025-01-26 10:00', true, 'a Sunday worked in 2025'],
  ])('%s works: %s (%s)', (day, works) => {
    expect(calendar.worksOn(chinaDay(china(day)))).toBe(works)
  })

  it('knows fixed-date holidays of years that are not published', () => {
    expect(calendar.worksOn(dayNumber('2029-05-01'))).toBe(false)
    expect(calendar.nameOf(dayNumber('2029-10-02'))).toBe('国庆节')
    expect(calendar.worksOn(dayNumber('2029-05-03'))).toBe(true)
    expect(calendar.worksOn(dayNumber('2026-05-04'))).toBe(false)
  })

  it('changes at midnight in China, not of the host', () => {
    expect(calendar.worksOn(chinaDay(new Date('2026-03-06T15:59:59Z')))).toBe(true)
    expect(calendar.worksOn(chinaDay(new Date('2026-03-06T16:00:00Z')))).toBe(false)
  })
})

describe('working time', () => {
  it.each([
    ['within a morning', '2026-03-04 09:10', 60, '2026-03-04 10:10'],
    ['to the end of a morning', '2026-03-04 09:00', 180, '2026-03-04 12:00'],
    ['across noon', '2026-03-04 11:30', 60, '2026-03-04 14:00'],
    ['from the noon break', '2026-03-04 12:40', 60, '2026-03-04 14:30'],
    ['from before the day', '2026-03-04 03:00', 60, '2026-03-04 10:00'],
    ['across a night', '2026-03-04 17:00', 60, '2026-03-05 09:30'],
    ['from the evening', '2026-03-04 21:15', 240, '2026-03-05 14:30'],
    ['across a weekend', '2026-03-06 17:00', 60, '2026-03-09 09:30'],
    ['from a weekend', '2026-03-07 15:00', 60, '2026-03-09 10:00'],
    ['across the Spring Festival', '2026-02-14 17:00', 60, '2026-02-24 09:30'],
    ['from within the Spring Festival', '2026-02-17 08:00', 420, '2026-02-24 17:30'],
    ['into a moved Saturday', '2026-02-27 17:00', 60, '2026-02-28 09:30'],
    ['three working days over a moved Saturday', '2026-02-26 09:00', 3 * 420, '2026-02-28 17:30'],
    ['fifteen working days over the National Day', '2026-09-28 09:00', 15 * 420, '2026-10-22 17:30'],
    ['nothing at all', '2026-03-07 15:00', 0, '2026-03-07 15:00'],
  ])('%s', (_name, from, minutes, to) => {
    expect(add(from, minutes)).toEqual(china(to))
    expect(between(from, to)).toBe(minutes)
  })

  it('is nothing over a weekend, a holiday and a night', () => {
    expect(between('2026-03-06 17:30', '2026-03-09 09:00')).toBe(0)
    expect(between('2026-02-14 17:30', '2026-02-24 09:00')).toBe(0)
    expect(between('2026-03-05 12:00', '2026-03-05 13:30')).toBe(0)
  })

  it('is counted both ways', () => {
    expect(between('2026-03-05 10:00', '2026-03-04 10:00')).toBe(-420)
  })

  it('refuses what has no answer', () => {
    expect(() => add('2026-03-04 09:00', -1)).toThrow(RangeError)
    expect(() => add('2026-03-04 09:00', Number.NaN)).toThrow(RangeError)
    const never = { worksOn: () => false, nameOf: () => undefined }
    expect(() => addWorkingMinutes(never, china('2026-03-04 09:00'), 1)).toThrow(RangeError)
  })

  it('adds what it counts, from any instant', () => {
    const instant = fc.date({
      min: new Date('2025-01-01T00:00:00Z'),
      max: new Date('2029-12-31T00:00:00Z'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(
        instant,
        fc.integer({ min: 1, max: 10_000 }),
        fc.integer({ min: 0, max: 5_000 }),
        (from, one, two) => {
          const once = addWorkingMinutes(calendar, from, one)
          expect(workingMinutesBetween(calendar, from, once)).toBeCloseTo(one, 3)
          expect(addWorkingMinutes(calendar, once, two)).toEqual(addWorkingMinutes(calendar, from, one + two))
          expect(once.getTime() - from.getTime()).toBeGreaterThanOrEqual(one * 60_000)
        },
      ),
    )
  })

  it('obeys the days an office adds', () => {
    const own = workCalendarOf([{ day: '2026-03-04', isWorking: false, name: '停电' }])
    expect(addWorkingMinutes(own, china('2026-03-03 17:00'), 60)).toEqual(china('2026-03-05 09:30'))
  })
})

describe('limits', () => {
  const limits = (code: string, severity: 'normal' | 'urgent', at: string) => {
    const category = findCategory(code)
    if (!category) throw new Error(code)
    return limitsFor(category, severity, china(at), calendar)
  }

  it('stop at night and over the weekend for ordinary matters', () => {
    expect(limits('0102', 'normal', '2026-03-06 16:30')).toEqual({
      dispatchDueAt: china('2026-03-06 17:30'),
      dueAt: china('2026-03-09 12:00'),
    })
  })

  it('run on for urgent ones and for water, power and gas', () => {
    expect(limits('0102', 'urgent', '2026-03-06 16:30')).toEqual({
      dispatchDueAt: china('2026-03-06 17:30'),
      dueAt: china('2026-03-06 20:30'),
    })
    expect(limits('0402', 'normal', '2026-02-17 02:00').dueAt).toEqual(china('2026-02-17 10:00'))
    expect(limits('0505', 'urgent', '2026-03-06 16:30').dueAt).toEqual(china('2026-03-07 13:30'))
  })

  it('take days by the calendar for illegal construction', () => {
    expect(limits('0101', 'normal', '2026-02-12 09:00').dueAt).toEqual(china('2026-03-10 17:30'))
  })
})
