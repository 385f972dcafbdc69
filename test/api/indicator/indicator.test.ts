import { beforeAll, expect, it } from 'vitest'
import type { OpenDatabase } from '../../../api/database/open.ts'
import {
  type IndicatorName,
  type IndicatorPart,
  indicatorNames,
  indicatorParts,
  indicators,
} from '../../../api/indicator/indicator.model.ts'
import type { IndicatorFigures, IndicatorRecords } from '../../../api/indicator/indicator.shapes.ts'
import { as } from '../../support/accounts.ts'
import { eachDatabase } from '../../support/databases.ts'
import { addJune } from '../../support/june.ts'
import { requestsTo } from '../../support/requests.ts'
import { addSeptember } from '../../support/september.ts'
import { seedStreet } from '../../support/street.ts'

const [tiny, crowded] = ['320199001', '320199002']

/** What is to be read off the June of the tiny street: numerator, denominator, and the incidents of each. */
const june: Record<IndicatorName, [number, number | null, string, string?]> = {
  acceptance_rate: [4, 8, 'ABCN', 'ABCDEGLN'],
  on_time_settlement_rate: [2, 5, 'AF', 'ABCDF'],
  closure_rate: [2, 5, 'AB', 'ABCDF'],
  on_time_closure_rate: [1, 5, 'A', 'ABCDF'],
  rework_rate: [2, 5, 'B', 'ABF'],
  dispatch_accuracy_rate: [6, 7, 'ABCFN', 'ABCFN'],
  response_rate: [2, 2, 'AB', 'AB'],
  solution_rate: [1, 2, 'A', 'AB'],
  satisfaction_rate: [1, 2, 'A', 'AB'],
  reported: [8, null, 'ABCDEGLN'],
  accepted: [5, null, 'ABCFN'],
  settled: [3, null, 'ABF'],
  closed: [2, null, 'AB'],
  overdue: [2, null, 'CD'],
  recurring: [3, null, 'ACL'],
}

eachDatabase('the indicators', (database) => {
  let opened: OpenDatabase
  let requests: ReturnType<typeof requestsTo>
  let ids: Record<string, number>

  beforeAll(async () => {
    opened = await database.open()
    requests = requestsTo(opened)
    const { units } = await seedStreet(opened.database, { street: tiny, incidents: 0 })
    await seedStreet(opened.database, { street: crowded, west: 118.85, incidents: 400, seed: 5 })
    const [first, second] = units
    ids = await addJune(opened.database, tiny, {
      units: [first?.id ?? 0, second?.id ?? 0],
      inside: `${tiny}001001`,
      outside: `${tiny}002003`,
    })
    await addSeptember(opened.database, tiny, {
      units: [first?.id ?? 0, second?.id ?? 0],
      gridCode: `${tiny}001001`,
    })
  })

  const ask = (query: string, init?: RequestInit) =>
    requests.json<IndicatorFigures>(`/api/indicators?${query}`, init)
  const inJune = `street=${tiny}&period=month&date=2026-06-15`
  const of = (figures: IndicatorFigures, name: IndicatorName) => {
    const found = figures.indicators.find((indicator) => indicator.name === name)
    if (!found) throw new Error(`no ${name}`)
    return found
  }
  /** Every page of the records of a part. */
  const recordsOf = async (name: IndicatorName, part: IndicatorPart, query: string, limit = 3) => {
    const pages: IndicatorRecords[] = []
    let after = ''
    do {
      const page = await requests.json<IndicatorRecords>(
        `/api/indicators/${name}/records?${query}&part=${part}&limit=${limit}${after}`,
      )
      pages.push(page)
      after = page.next === null ? '' : `&after=${page.next}`
    } while (after !== '')
    const incidents = pages.flatMap((page) => page.incidents)
    return { total: pages[0]?.total, incidents, times: incidents.reduce((sum, { times }) => sum + times, 0) }
  }

  it('are what is counted by hand, and are opened to exactly those', async () => {
    const figures = await ask(inJune)
    expect(figures).toMatchObject({
      period: { from: '2026-05-31T16:00:00.000Z', to: '2026-06-30T16:00:00.000Z' },
      previous: { from: '2026-04-30T16:00:00.000Z', to: '2026-05-31T16:00:00.000Z' },
      last_year: { from: '2025-05-31T16:00:00.000Z', to: '2025-06-30T16:00:00.000Z' },
    })
    expect(figures.indicators.map(({ name }) => name)).toEqual(indicatorNames)
    const codes = new Map(Object.entries(ids).map(([code, id]) => [id, code]))
    for (const name of indicatorNames) {
      const [numerator, denominator, ...letters] = june[name]
      const value = denominator === null ? numerator : numerator / denominator
      expect(of(figures, name), name).toMatchObject({ value, numerator, denominator })
      for (const [index, part] of indicatorParts.entries()) {
        if (letters[index] === undefined) continue
        const { total, times, incidents } = await recordsOf(name, part, inJune)
        const counted = part === 'numerator' ? numerator : denominator
        expect([name, part, total, times]).toEqual([name, part, counted, counted])
        const told = incidents.map(({ id }) => codes.get(id)).toSorted()
        expect(told.join(''), `${name} ${part}`).toBe(letters[index])
      }
    }
    expect((await recordsOf('rework_rate', 'numerator', inJune)).incidents).toMatchObject([
      { code: 'B', times: 2 },
    ])
  })

  it('compare with the period before and the year before, and are null where nothing is to be divided by', async () => {
    const figures = await ask(inJune)
    expect(of(figures, 'acceptance_rate').previous).toEqual({ value: 0.5, numerator: 1, denominator: 2 })
    expect(of(figures, 'closed').previous).toEqual({ value: 1, numerator: 1, denominator: null })
    expect(of(figures, 'acceptance_rate').last_year).toEqual({ value: null, numerator: 0, denominator: 0 })
    // The log begins this May: what was reported a year ago is not known to be nothing.
    expect(of(figures, 'reported').last_year).toEqual({ value: null, numerator: 0, denominator: null })
    const may = await ask(`street=${tiny}&period=month&date=2026-05-15`)
    expect(of(may, 'reported').previous).toEqual({ value: null, numerator: 0, denominator: null })
    const july = await ask(`street=${tiny}&period=month&date=2026-07-15`)
    expect(of(july, 'reported')).toMatchObject({ value: 0, previous: { value: 8 } })
    // In June of the next year, this June is the one of the year before; that year has not come.
    expect(
      await requests.problem(`/api/indicators?street=${tiny}&period=month&date=2099-06-01`),
    ).toMatchObject({
      status: 400,
      errors: [{ pointer: '/date' }],
    })
  })

  it.each<[string, Partial<Record<IndicatorName, [number, number | null]>>]>([
    [
      '0106',
      {
        acceptance_rate: [3, 6],
        on_time_settlement_rate: [2, 4],
        closure_rate: [1, 4],
        on_time_closure_rate: [1, 4],
        rework_rate: [0, 2],
        dispatch_accuracy_rate: [3, 3],
        reported: [6, null],
        accepted: [3, null],
        settled: [2, null],
        closed: [1, null],
        overdue: [2, null],
      },
    ],
    ['0107', { dispatch_accuracy_rate: [2, 10] }],
    ['0108', { response_rate: [2, 3], solution_rate: [1, 2], satisfaction_rate: [0, 2] }],
    ['0109', { recurring: [0, null], reported: [3, null] }],
    ['0110', { recurring: [0, null], reported: [2, null] }],
  ])('are what is counted by hand where everything lies on an edge: %s', async (category, expected) => {
    const figures = await ask(`street=${tiny}&period=month&date=2026-09-15&category=${category}`)
    for (const [name, [numerator, denominator]] of Object.entries(expected))
      expect([name, of(figures, name as IndicatorName)]).toMatchObject([name, { numerator, denominator }])
    // A dispatch of August that was returned in August.
    if (category === '0107')
      expect(of(figures, 'dispatch_accuracy_rate').previous).toEqual({
        value: 0,
        numerator: 0,
        denominator: 1,
      })
  })

  it('are not known of a time that ends with the first report', async () => {
    const figures = await ask(`street=${tiny}&period=day&date=2026-05-11&until=2026-05-11T01:00:00Z`)
    expect(figures.previous.to).toBe('2026-05-10T01:00:00.000Z')
    expect(of(figures, 'reported').previous.value).toBeNull()
    const later = await ask(`street=${tiny}&period=day&date=2026-05-11&until=2026-05-11T01:00:01Z`)
    expect(of(later, 'reported').previous.value).toBe(1)
  })

  it('cut what they compare with to the length of a period that still runs', async () => {
    const figures = await ask(`${inJune}&until=2026-06-10T04:00:00Z`)
    expect(figures).toMatchObject({
      period: { to: '2026-06-10T04:00:00.000Z' },
      previous: { from: '2026-04-30T16:00:00.000Z', to: '2026-05-10T04:00:00.000Z' },
      last_year: { to: '2025-06-10T04:00:00.000Z' },
    })
    // As it stood then: E was not void yet but is none now, B was due and sent back twice.
    expect(of(figures, 'reported')).toMatchObject({ numerator: 3, previous: { numerator: 1 } })
    expect(of(figures, 'rework_rate')).toMatchObject({ numerator: 2, denominator: 4 })
    expect(of(figures, 'overdue')).toMatchObject({ numerator: 1 })
  })

  it('find what recurs by how often and how near', async () => {
    const recurring = async (query: string) => of(await ask(`${inJune}&${query}`), 'recurring').numerator
    expect(await recurring('recurring_times=4')).toBe(0)
    expect(await recurring('recurring_metres=19')).toBe(0)
    expect(await recurring('recurring_metres=21')).toBe(3)
    expect(await recurring('recurring_times=2&recurring_metres=210')).toBe(4 + 3)
    const { total } = await recordsOf('recurring', 'numerator', `${inJune}&recurring_times=4`)
    expect(total).toBe(0)
  })

  it('obey the filter and the scope', async () => {
    const community = as({ role: 'leader', scope: `${tiny}002` })
    expect(of(await ask(inJune, community), 'overdue').numerator).toBe(1)
    expect(of(await ask(`${inJune}&grid=${tiny}001`), 'overdue').numerator).toBe(1)
    expect(of(await ask(`${inJune}&category=0104`), 'dispatch_accuracy_rate')).toMatchObject({
      numerator: 2,
      denominator: 3,
    })
    const page = await requests.json<IndicatorRecords>(`/api/indicators/overdue/records?${inJune}`, community)
    expect(page.incidents.map(({ id }) => id)).toEqual([ids.D])
    const elsewhere = as({ role: 'leader', scope: crowded })
    for (const address of [`/api/indicators?${inJune}`, `/api/indicators/closed/records?${inJune}`])
      expect((await requests.ask(address, elsewhere)).status).toBe(404)
  })

  it('are opened to as many as they say, for every part, in a crowded street', async () => {
    const until = new Date().toISOString()
    const query = `street=${crowded}&period=year&until=${until}&recurring_metres=100`
    const figures = await ask(query)
    expect(of(figures, 'reported').numerator).toBeGreaterThan(100)
    expect(of(figures, 'recurring').numerator).toBeGreaterThan(0)
    for (const name of indicatorNames)
      for (const part of indicatorParts) {
        if (indicators[name][part] === null) continue
        const { total, times } = await recordsOf(name, part, query, 500)
        expect([name, part, total, times]).toEqual([name, part, of(figures, name)[part], total])
      }
  })

  it.each([
    ['no period', `/api/indicators?street=${tiny}`, '/period'],
    ['a day that is none', `/api/indicators?street=${tiny}&period=day&date=2026-02-30`, '/date'],
    ['a denominator of a count', `/api/indicators/closed/records?${inJune}&part=denominator`, '/part'],
    ['an unknown indicator', `/api/indicators/luck/records?${inJune}`, '/name'],
    ['once as recurring', `/api/indicators?${inJune}&recurring_times=1`, '/recurring_times'],
    ['what is no parameter', `/api/indicators?${inJune}&luck=1`, '/luck'],
  ])('refuse %s', async (_name, address, pointer) => {
    expect(await requests.problem(address)).toMatchObject({ status: 400, errors: [{ pointer }] })
  })
})
