import { describe, expect, it } from 'vitest'
import { chartStep, fillDays, groupDays } from '../../../web/ui/day-chart.tsx'

const dayOf = (offset: number) => new Date(Date.UTC(2026, 0, 1 + offset)).toISOString().slice(0, 10)

describe('the columns of the day chart', () => {
  it('name the first and the last of the days they sum up', () => {
    const days = Array.from({ length: 130 }, (_, offset) => ({ day: dayOf(offset), total: offset }))
    const groups = groupDays(days, 60)
    expect(groups).toHaveLength(44)
    expect(groups[0]).toEqual({ from: '2026-01-01', to: '2026-01-03', total: 0 + 1 + 2 })
    expect(groups.at(-1)).toEqual({ from: dayOf(129), to: dayOf(129), total: 129 })
    expect(groups.reduce((sum, { total }) => sum + total, 0)).toBe((129 * 130) / 2)
    for (const [index, group] of groups.slice(1).entries())
      expect(Date.parse(group.from) - Date.parse(groups[index]?.to ?? '')).toBe(86_400_000)
  })

  it('say how many days each sums up', () => {
    const year = [
      { day: dayOf(0), total: 1 },
      { day: dayOf(328), total: 1 },
    ]
    expect(chartStep(year)).toBe(6)
    expect(groupDays(fillDays(year), 60)[0]).toMatchObject({ from: dayOf(0), to: dayOf(5) })
    expect(chartStep(year.slice(0, 1))).toBe(1)
  })

  it('are single days while they are few, with the empty ones among them', () => {
    const filled = fillDays([
      { day: '2026-02-27', total: 2 },
      { day: '2026-03-01', total: 5 },
    ])
    expect(groupDays(filled, 60)).toEqual([
      { from: '2026-02-27', to: '2026-02-27', total: 2 },
      { from: '2026-02-28', to: '2026-02-28', total: 0 },
      { from: '2026-03-01', to: '2026-03-01', total: 5 },
    ])
  })
})
