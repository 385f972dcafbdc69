import { beforeAll, describe, expect, it } from 'vitest'
import type { OpenDatabase } from '../../../api/database/open.ts'
import { soundOf } from '../../../api/search/pinyin.ts'
import { normalise, rank, searchable } from '../../../api/search/rank.ts'
import type { SearchResult } from '../../../api/search/search.shapes.ts'
import { eachDatabase } from '../../support/databases.ts'
import { requestsTo } from '../../support/requests.ts'
import { seedStreet } from '../../support/street.ts'

describe('sound', () => {
  it('spells syllables without tones and keeps what is no Chinese character', () => {
    expect(soundOf('苏红里')).toMatchObject({ full: 'suhongli', initials: 'shl' })
    expect(soundOf('XX川河北路')).toMatchObject({ full: 'xxchuanhebeilu', initials: 'xxchbl' })
    expect(soundOf('绿园3号').full).toBe('lvyuan3hao')
  })
})

describe('rank', () => {
  const entry = searchable('苏红里', 'E01', '安怀巷 1978')
  const orderOf = (...queries: string[]) => queries.map((query) => rank(entry, normalise(query)))

  it('prefers exact to prefix to initials to a part, and the name to its sound to the code', () => {
    const ranks = orderOf('苏红里', 'suhongli', '苏红', 'suhong', 'e0', 'shl', 'sh', '红里', 'hongli', 'hl')
    expect(ranks).toEqual([...ranks].sort((left, right) => right - left))
    expect(new Set(ranks).size).toBeGreaterThan(6)
    expect(rank(entry, '安怀巷')).toBeGreaterThan(0)
  })

  it('does not find what is not there', () => {
    expect(orderOf('滨江', 'bj', 'ongl', 'x')).toEqual([0, 0, 0, 0])
  })

  it('takes full width, capitals and spaces as they are meant', () => {
    expect(orderOf('Ｅ０１', 'SHL', 'su hong li')).toEqual([100, 75, 95])
  })
})

eachDatabase('search', (database) => {
  let opened: OpenDatabase
  let requests: ReturnType<typeof requestsTo>

  beforeAll(async () => {
    opened = await database.open()
    await seedStreet(opened.database, { street: '320199001' })
    await seedStreet(opened.database, { street: '320199002', incidents: 40, seed: 3 })
    requests = requestsTo(opened)
  })

  const find = async (q: string, limit = '20') => {
    const query = new URLSearchParams({ street: '320199001', q, limit })
    return (await requests.json<{ results: SearchResult[] }>(`/api/search?${query}`)).results
  }

  it.each([
    ['苏红里', 'estate', '苏红里'],
    ['shl', 'estate', '苏红里'],
    ['binjiang', 'estate', '滨江花园'],
    ['第7网格', 'grid', '第7网格'],
    ['320199001001001', 'grid', '第1网格'],
    ['铁南', 'community', '铁南社区'],
    ['chc', 'redevelopment-zone', '城河村片区'],
    ['处置单位3', 'unit', '处置单位3'],
    ['便民服务点10', 'service-point', '便民服务点10'],
    ['xxchbl', 'road', 'XX川河北路'],
    ['暴露垃圾', 'category', '暴露垃圾'],
    ['bllj', 'category', '暴露垃圾'],
    ['0102', 'category', '暴露垃圾'],
    ['33幢', 'building', '33幢'],
    ['I-1-77', 'incident', 'I-1-77'],
    ['i-1-77', 'incident', 'I-1-77'],
  ])('finds %s', async (query, kind, name) => {
    const [first] = await find(query)
    expect(first).toMatchObject({ kind, name })
  })

  it('joins the segments of a road and gives places their bounds', async () => {
    const roads = (await find('苏红路')).filter(({ kind }) => kind === 'road')
    expect(roads).toHaveLength(1)
    const [west = 0, , east = 0] = roads[0]?.bounds ?? []
    expect(east - west).toBeCloseTo(0.008, 6)
  })

  it('takes wildcards of SQL for what they are, and stays in the street', async () => {
    const results = await find('100%_', '100')
    expect(results.length).toBeGreaterThan(0)
    expect(results.every(({ kind, detail }) => kind === 'incident' && detail?.includes('100%_'))).toBe(true)
    expect(await find('I-2-1')).toEqual([])
    expect(await find('%%%')).toEqual([])
  })

  it('finds a new name at once', async () => {
    await opened.query("UPDATE unit SET name = '夜间巡查队' WHERE code = 'U1' AND street_code = '320199001'")
    expect((await find('yjxc'))[0]?.name).toBe('夜间巡查队')
  })
})
