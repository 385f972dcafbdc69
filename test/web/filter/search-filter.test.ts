import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { filter } from '../../../api/filter/filter.model.ts'
import {
  dayInstant,
  firstDay,
  instantDay,
  isDay,
  isUnfiltered,
  lastDay,
  periodStart,
  readConditions,
  requestParameters,
  startOfDay,
  streetDay,
  writeConditions,
} from '../../../web/filter/search-filter.ts'
import { conditions } from './conditions.ts'

/** Through the address bar and back, as the browser does it. */
const throughAddress = (parameters: Record<string, string>) =>
  Object.fromEntries(new URLSearchParams(new URLSearchParams(parameters).toString()))

describe('the filter in the address', () => {
  it('reads back what it wrote', () => {
    fc.assert(
      fc.property(conditions, (value) => {
        const read = readConditions(throughAddress(writeConditions(value)))
        expect(read.invalid).toEqual([])
        expect(read.conditions).toEqual(value)
      }),
    )
  })

  it('asks the server for nothing that the server’s own schema refuses', () => {
    fc.assert(
      fc.property(conditions, fc.integer({ min: 0, max: 4e12 }), (value, now) => {
        const parsed = filter.strict().safeParse(requestParameters('320199001', value, now))
        expect(parsed.error).toBeUndefined()
      }),
    )
  })

  it('names what it cannot read and keeps the rest', () => {
    const { conditions: read, invalid } = readConditions({
      grid: 'abc',
      stage: 'dispatch,closed',
      period: 'ever',
      polygon: '1 2,3 4',
      circle: '118,32,-5',
      from: 'yesterday',
    })
    expect(read).toEqual({ stage: ['dispatch', 'closed'] })
    expect(invalid.toSorted()).toEqual(['circle', 'from', 'grid', 'period', 'polygon'])
  })

  it('refuses a time that ends before it begins', () => {
    const read = readConditions({ from: '2026-02-01T00:00:00Z', to: '2026-01-01T00:00:00Z' })
    expect(read).toEqual({ conditions: {}, invalid: ['from'] })
  })

  it('never fails on any text', () => {
    const names = [
      'grid',
      'estate',
      'zone',
      'unit',
      'category',
      'stage',
      'open',
      'from',
      'polygon',
      'circle',
      'text',
    ]
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), fc.string({ unit: 'binary' })), (raw) => {
        expect(() => readConditions(raw)).not.toThrow()
      }),
    )
  })

  it('keeps a period relative and lets it win over fixed times', () => {
    const { conditions: read } = readConditions({ period: '7d', from: '2026-01-01T00:00:00Z' })
    expect(read).toEqual({ period: '7d' })
    expect(writeConditions(read)).toEqual({ period: '7d' })
  })

  it('keeps a no that is asked for', () => {
    const { conditions: read } = readConditions({ open: 'false', overdue: 'false' })
    expect(read).toEqual({ open: false, overdue: false })
    expect(writeConditions(read)).toEqual({ open: 'false', overdue: 'false' })
    expect(isUnfiltered(read)).toBe(false)
  })

  it('knows when nothing is asked', () => {
    expect(isUnfiltered({})).toBe(true)
    expect(isUnfiltered({ overdue: true })).toBe(false)
  })
})

describe('the street’s calendar', () => {
  const now = Date.parse('2026-11-23T22:30:00Z')

  it('begins its day at midnight in China', () => {
    expect(new Date(startOfDay(now)).toISOString()).toBe('2026-11-23T16:00:00.000Z')
    expect(periodStart('today', now)).toBe('2026-11-23T16:00:00.000Z')
  })

  it('is a day ahead of UTC in the early morning', () => {
    expect(streetDay(now)).toBe('2026-11-24')
    expect(streetDay(Date.parse('2026-11-23T15:59:59Z'))).toBe('2026-11-23')
  })

  it('counts today among the last days, and the year from the first of January', () => {
    expect(periodStart('7d', now)).toBe('2026-11-17T16:00:00.000Z')
    expect(periodStart('30d', now)).toBe('2026-10-25T16:00:00.000Z')
    expect(periodStart('year', now)).toBe('2025-12-31T16:00:00.000Z')
    expect(periodStart('year', Date.parse('2025-12-31T17:00:00Z'))).toBe('2025-12-31T16:00:00.000Z')
  })

  it('turns days into instants and back', () => {
    for (const end of [false, true]) expect(instantDay(dayInstant('2026-03-01', end), end)).toBe('2026-03-01')
    expect(dayInstant('2026-03-01')).toBe('2026-02-28T16:00:00.000Z')
    expect(dayInstant('2026-03-01', true)).toBe('2026-03-01T16:00:00.000Z')
  })
})

describe('days', () => {
  it('are those of the calendar, with a year of four figures', () => {
    for (const day of [firstDay, '2024-02-29', '2026-03-05', lastDay]) {
      expect(isDay(day), day).toBe(true)
      expect(instantDay(dayInstant(day)), day).toBe(day)
      expect(filter.shape.to.safeParse(dayInstant(day, true)).success, day).toBe(true)
    }
    for (const text of [
      '20261-03-05',
      '+020261-03-05',
      '2026-02-30',
      '0002-03-05',
      '2026-3-5',
      'gestern',
      '',
    ])
      expect(isDay(text), text).toBe(false)
  })
})
