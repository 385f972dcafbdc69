import { describe, expect, it } from 'vitest'
import type { IncidentRow } from '../../../web/client.ts'
import {
  awaitsDispatch,
  byUrgency,
  clockParts,
  countdown,
  queueConditions,
} from '../../../web/incident/queue.ts'

const now = Date.parse('2026-06-17T08:00:00Z')
const minutes = (count: number) => new Date(now + count * 60_000).toISOString()

const row = (id: number, more: Partial<IncidentRow> = {}): IncidentRow => ({
  id,
  code: `I-${id}`,
  category: '0102',
  category_name: '暴露垃圾',
  category_name_en: 'Exposed rubbish',
  stage: 'handling',
  severity: 'normal',
  source: 'grid',
  description: '',
  address: null,
  reported_at: minutes(-600),
  dispatch_due_at: null,
  dispatched_at: null,
  due_at: null,
  settled_at: null,
  closed_at: null,
  overdue: false,
  grid_code: null,
  grid_name: null,
  estate_id: null,
  estate_name: null,
  zone_id: null,
  zone_name: null,
  unit_id: null,
  unit_name: null,
  longitude: 118.75,
  latitude: 32.06,
  ...more,
})
const order = (rows: readonly IncidentRow[], at = now) => byUrgency(rows, at).map(({ id }) => id)

describe('the clock of an incident', () => {
  const waiting = { dispatch_due_at: minutes(10), due_at: minutes(300) }

  it.each([
    ['assessment', 'dispatch'],
    ['dispatch', 'dispatch'],
    ['handling', 'settle'],
  ] as const)('in %s is the one to %s', (stage, clock) => {
    expect(countdown(row(1, { ...waiting, stage }), now)?.clock).toBe(clock)
  })

  it('is the one to settle as soon as somebody was sent', () => {
    const sent = row(1, { ...waiting, stage: 'dispatch', dispatched_at: minutes(-5), unit_id: 3 })
    expect(countdown(sent, now)).toEqual({ clock: 'settle', left: 300 * 60_000, status: 'inHand' })
  })

  it('stands once it is settled', () => {
    expect(countdown(row(1, { ...waiting, stage: 'supervision', settled_at: minutes(-1) }), now)).toBeNull()
    expect(countdown(row(1), now)).toBeNull()
  })

  it.each([
    ['dispatch', { stage: 'dispatch', dispatch_due_at: minutes(16) }, 'inHand'],
    ['dispatch', { stage: 'dispatch', dispatch_due_at: minutes(14) }, 'dueSoon'],
    ['dispatch', { stage: 'dispatch', dispatch_due_at: minutes(-1) }, 'overdue'],
    ['settle', { due_at: minutes(241) }, 'inHand'],
    ['settle', { due_at: minutes(239) }, 'dueSoon'],
    ['settle', { due_at: minutes(-1) }, 'overdue'],
  ] as const)('to %s at %j is %s', (_clock, more, status) => {
    expect(countdown(row(1, more), now)?.status).toBe(status)
  })

  it('is written to the second, and past a day to the minute', () => {
    expect(clockParts(3_661_000)).toEqual({ days: 0, time: '01:01:01' })
    expect(clockParts(-59_999)).toEqual({ days: 0, time: '00:00:59' })
    expect(clockParts(86_400_000 + 7_260_000)).toEqual({ days: 1, time: '02:01' })
  })
})

describe('the order of a queue', () => {
  it('is overdue first, then the limit that applies, then what is settled, and last what has no limit', () => {
    const rows = [
      row(1),
      row(2, { stage: 'supervision', settled_at: minutes(-10) }),
      row(3, { stage: 'supervision', settled_at: minutes(-20) }),
      row(4, { due_at: minutes(60) }),
      // Its limit to dispatch is past, but not the one to settle: late, yet not overdue.
      row(5, { stage: 'dispatch', dispatch_due_at: minutes(-500), due_at: minutes(600) }),
      row(6, { due_at: minutes(-5), overdue: true }),
      row(7, { stage: 'dispatch', dispatch_due_at: minutes(-400), due_at: minutes(-1), overdue: true }),
      row(8, {
        stage: 'dispatch',
        dispatched_at: minutes(-9),
        dispatch_due_at: minutes(1),
        due_at: minutes(90),
      }),
    ]
    expect(order(rows)).toEqual([7, 6, 5, 4, 8, 3, 2, 1])
  })

  it('takes what ran out since the server answered to the top', () => {
    const rows = [
      row(1, { stage: 'dispatch', dispatch_due_at: minutes(1), due_at: minutes(300) }),
      row(2, { due_at: minutes(2) }),
    ]
    expect(order(rows)).toEqual([1, 2])
    expect(order(rows, now + 3 * 60_000)).toEqual([2, 1])
  })

  it('tells equal limits apart by the number', () => {
    expect(order([row(9, { due_at: minutes(5) }), row(8, { due_at: minutes(5) })])).toEqual([8, 9])
  })
})

it('makes a queue of a stage, and one of what is overdue in any', () => {
  expect(queueConditions('handling')).toEqual({ stage: ['handling'] })
  expect(queueConditions('overdue')).toEqual({ open: true, overdue: true })
})

it('sends only what nobody was sent to yet', () => {
  expect(awaitsDispatch({ stage: 'dispatch', unit_id: null })).toBe(true)
  expect(awaitsDispatch({ stage: 'dispatch', unit_id: 2 })).toBe(false)
  expect(awaitsDispatch({ stage: 'assessment', unit_id: null })).toBe(false)
})
