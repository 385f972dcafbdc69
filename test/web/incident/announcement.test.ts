import { describe, expect, it } from 'vitest'
import type { IncidentPoints } from '../../../web/client.ts'
import { type Announcement, announced, gathered } from '../../../web/incident/announcement.ts'

const now = Date.parse('2026-06-17T08:00:00Z')
const minute = 60_000

interface Point {
  id: number
  stage?: string
  severity?: 'normal' | 'urgent'
  due?: number | null
}
const points = (list: readonly Point[]): IncidentPoints => ({
  total: list.length,
  columns: {
    id: list.map(({ id }) => id),
    longitude: list.map(() => 118.75),
    latitude: list.map(() => 32.06),
    category: list.map(() => '0102'),
    stage: list.map(({ stage = 'handling' }) => stage) as IncidentPoints['columns']['stage'],
    severity: list.map(({ severity = 'normal' }) => severity),
    reported_at: list.map(() => now - 60 * minute),
    due_at: list.map(({ due = 60 * minute }) => (due === null ? null : now + due)),
    overdue: list.map(() => false),
  },
})
const watch = (...moments: [list: readonly Point[], at?: number][]) => {
  let before: Parameters<typeof announced>[0]
  return moments.map(([list, at = now]) => {
    const { news, watched } = announced(before, points(list), at)
    before = watched
    return news.map(({ id, kind }) => `${kind} ${id}`)
  })
}

describe('what announces itself', () => {
  const urgent: Point = { id: 1, severity: 'urgent' }
  const late: Point = { id: 2, due: -minute }

  it('is nothing of what was there at the beginning', () => {
    expect(watch([[urgent, late]], [[urgent, late]])).toEqual([[], []])
  })

  it('is an urgent incident that is new, once', () => {
    expect(watch([[]], [[urgent, { id: 3 }]], [[urgent]])).toEqual([[], ['urgent 1'], []])
    expect(watch([[urgent]], [[]], [[urgent]])).toEqual([[], [], []])
  })

  it('is one whose limit ran out while the page was open, by the clock alone', () => {
    const soon: Point = { id: 4, due: minute }
    expect(watch([[soon]], [[soon], now + 2 * minute], [[soon], now + 3 * minute])).toEqual([
      [],
      ['overdue 4'],
      [],
    ])
  })

  it('is not one that is settled or ended in time', () => {
    expect(watch([[]], [[{ ...late, stage: 'supervision' }]], [[{ ...late, stage: 'closed' }]])).toEqual([
      [],
      [],
      [],
    ])
  })

  it('is again one that went back to work past its limit', () => {
    expect(watch([[{ ...late, stage: 'supervision' }]], [[late]])).toEqual([[], ['overdue 2']])
  })
})

describe('what is gathered', () => {
  const of = (id: number, kind: Announcement['kind']): Announcement => ({ id, kind, category: '0102' })
  const all = new Set([1, 2, 3])

  it('has the newest first, and each incident once', () => {
    const first = gathered([], [of(1, 'overdue')], all)
    expect(gathered(first, [of(2, 'urgent'), of(1, 'overdue')], all)).toEqual([
      of(2, 'urgent'),
      of(1, 'overdue'),
    ])
  })

  it('keeps an urgent one urgent when it gets overdue as well', () => {
    expect(gathered([of(1, 'urgent')], [of(1, 'overdue')], all)).toEqual([of(1, 'urgent')])
  })

  it('drops what was ended, and is the same while nothing changes', () => {
    const standing = [of(1, 'urgent'), of(2, 'overdue')]
    expect(gathered(standing, [], new Set([2]))).toEqual([of(2, 'overdue')])
    expect(gathered(standing, [], all)).toBe(standing)
  })
})
