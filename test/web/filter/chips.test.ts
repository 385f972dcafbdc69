import { describe, expect, it } from 'vitest'
import { type ChipWords, categoryName, filterChips } from '../../../web/filter/chips.ts'
import type { Conditions } from '../../../web/filter/search-filter.ts'

const categories = [
  {
    code: '0404',
    main_code: '04',
    main_name: '突发事件',
    main_name_en: 'Emergencies',
    name: '下水道堵塞或破损',
    name_en: 'Blocked or broken drain',
  },
]
const words: ChipWords = {
  community: (code) => `社区${Number(code.slice(-3))}`,
  grid: (code) => `第${Number(code.slice(-3))}网格`,
  estate: (id) => `小区${id}`,
  zone: (id) => `片区${id}`,
  unit: (id) => `单位${id}`,
  category: (code) => categoryName(categories, code, 'zh', (name) => `${name}（整类）`) ?? '?',
  stage: () => '指挥调度',
  severity: () => '紧急',
  period: () => '近7天',
  range: (from, to) => `${from ?? ''}至${to ?? ''}`,
  length: (metres) => `${metres} m`,
  fixed: {
    open: '在办',
    ended: '已办结',
    overdue: '超期',
    notOverdue: '未超期',
    polygon: '所画范围',
    inView: '当前视野',
  },
  circle: (radius) => `半径 ${radius} 的圆`,
  text: (text) => `含“${text}”`,
}
const everything: Conditions = {
  period: '7d',
  open: true,
  overdue: true,
  stage: ['dispatch'],
  severity: ['urgent'],
  category: ['0404', '04'],
  grid: ['320199001001012', '320199001002'],
  estate: [3],
  zone: [2],
  unit: [4],
  polygon: [
    [118.7, 32],
    [118.8, 32],
    [118.8, 32.1],
  ],
  circle: [118.7, 32, 250],
  text: '漏水',
}

describe('chips', () => {
  it('read in words, never in codes', () => {
    expect(filterChips({ conditions: everything, inView: true }, words).map(({ label }) => label)).toEqual([
      '近7天',
      '在办',
      '超期',
      '指挥调度',
      '紧急',
      '下水道堵塞或破损',
      '突发事件（整类）',
      '第12网格',
      '社区2',
      '小区3',
      '片区2',
      '单位4',
      '所画范围',
      '半径 250 m 的圆',
      '当前视野',
      '含“漏水”',
    ])
  })

  it('take away exactly their own condition', () => {
    const chips = filterChips({ conditions: everything, inView: true }, words)
    for (const chip of chips) {
      const left = filterChips(chip.without, words).map(({ key }) => key)
      expect(left).toEqual(chips.map(({ key }) => key).filter((key) => key !== chip.key))
    }
  })

  it('name a fixed time by its days, the last one included', () => {
    const [chip] = filterChips(
      {
        conditions: { from: '2026-02-28T16:00:00.000Z', to: '2026-03-31T16:00:00.000Z' },
        inView: false,
      },
      words,
    )
    expect(chip?.label).toBe('2026-03-01至2026-03-31')
    expect(chip?.without).toEqual({ conditions: {}, inView: false })
  })

  it('say the opposite of open and overdue too', () => {
    const chips = filterChips({ conditions: { open: false, overdue: false }, inView: false }, words)
    expect(chips.map(({ key, label }) => [key, label])).toEqual([
      ['open', '已办结'],
      ['overdue', '未超期'],
    ])
    expect(chips[0]?.without).toEqual({ conditions: { overdue: false }, inView: false })
  })

  it('are none without a filter', () => {
    expect(filterChips({ conditions: {}, inView: false }, words)).toEqual([])
  })
})
