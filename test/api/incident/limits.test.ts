import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { OpenDatabase } from '../../../api/database/open.ts'
import type {
  CalendarDayShown,
  CalendarYear,
  CategoryLimitsShown,
  CategoryList,
} from '../../../api/incident/limits.shapes.ts'
import { writeReferenceData } from '../../../api/incident/reference.ts'
import { as } from '../../support/accounts.ts'
import { eachDatabase, onPostgresql } from '../../support/databases.ts'
import { expectDescribed } from '../../support/described.ts'
import { requestsTo } from '../../support/requests.ts'
import { seedStreet } from '../../support/street.ts'

const street = '320199001'
const admin = { role: 'admin', scope: '', id: 'a1', username: 'chief' } as const
type Signed = Parameters<typeof as>[0]

eachDatabase('limits and calendar', (database) => {
  let opened: OpenDatabase
  let requests: ReturnType<typeof requestsTo>

  beforeAll(async () => {
    opened = await database.open()
    await seedStreet(opened.database, { street, incidents: 10 })
    requests = requestsTo(opened)
  })

  const write = (
    path: string,
    body: unknown,
    { account = admin as Signed | null, ifMatch = undefined as string | undefined, method = 'PUT' } = {},
  ) =>
    requests.ask(`/api${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(account && (as(account).headers as Record<string, string>)),
        ...(ifMatch !== undefined && { 'if-match': ifMatch }),
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
  const remove = (path: string, options: { ifMatch?: string; account?: Signed | null } = {}) =>
    write(path, undefined, { ...options, method: 'DELETE' })
  const codeOf = async (response: Response) => {
    const { code } = (await response.json()) as { code: string }
    return [response.status, code]
  }
  const audited = (action: string) =>
    opened.query(
      'SELECT actor, actor_id, place, subject, detail FROM audit WHERE action = $1 ORDER BY position',
      [action],
    )
  const lastAudited = async (action: string) => (await audited(action)).at(-1)
  const forbidden: [string, Signed][] = [
    ['a commander', { role: 'commander', scope: street }],
    ['a wall', { role: 'wall', scope: '' }],
    ['a handler', { role: 'handler', scope: street }],
    ['the administrator of a grid', { role: 'admin', scope: `${street}001001` }],
    ['the administrator of another street', { role: 'admin', scope: '320199002' }],
  ]

  describe('limits', () => {
    const limits = { clock: 'working', dispatch_minutes: 60, settle_minutes: 240 }
    const listed = async (code = '0102') => {
      const { categories } = await requests.json<CategoryList>('/api/categories')
      const found = categories.find((category) => category.code === code)
      if (!found) throw new Error('no such category')
      return found
    }
    beforeEach(async () => {
      await write('/categories/0102', { ...limits, needs_photo: false })
    })

    it('are listed for every category, to whoever may read', async () => {
      const { scheme, categories } = await requests.json<CategoryList>('/api/categories')
      expect([scheme, categories.length]).toEqual(['CJ/T 214-2007+local', 56])
      expect(categories.map(({ code }) => code)).toEqual(categories.map(({ code }) => code).toSorted())
      expect(await listed()).toMatchObject({ name: '暴露垃圾', ...limits, needs_photo: false })
      expect(categories.every(({ needs_photo }) => !needs_photo)).toBe(true)
    })

    it('change, with the old and the new in the audit', async () => {
      const changed = { clock: 'running', dispatch_minutes: 30, settle_minutes: 90, needs_photo: true }
      const response = await write('/categories/0102', changed)
      const answer = await expectDescribed<CategoryLimitsShown>(
        requests,
        'put /categories/{code}',
        response.clone(),
      )
      expect(answer).toMatchObject({ code: '0102', ...changed })
      expect(response.headers.get('etag')).toBe(`"${answer.version}"`)
      expect(await listed()).toEqual(answer)
      expect(await lastAudited('limits_changed')).toEqual({
        actor: 'chief',
        actor_id: 'a1',
        place: '',
        subject: '0102',
        detail: { before: { ...limits, needs_photo: false }, after: changed },
      })
    })

    it('leave the photo as it is where nothing is said of it', async () => {
      await write('/categories/0102', { ...limits, needs_photo: true })
      await write('/categories/0102', { ...limits, settle_minutes: 300 })
      expect(await listed()).toMatchObject({ settle_minutes: 300, needs_photo: true })
    })

    it('survive the next start', async () => {
      await write('/categories/0102', { ...limits, settle_minutes: 301, needs_photo: true })
      await writeReferenceData(opened.database)
      expect(await listed()).toMatchObject({ settle_minutes: 301, needs_photo: true })
    })

    it('that are the same already are no change', async () => {
      const before = await audited('limits_changed')
      expect((await write('/categories/0102', limits)).status).toBe(200)
      expect(await audited('limits_changed')).toEqual(before)
    })

    it('leave the limits of incidents that were reported before', async () => {
      const due = () => opened.query('SELECT id, dispatch_due_at, due_at FROM incident ORDER BY id')
      const before = await due()
      const { categories } = await requests.json<CategoryList>('/api/categories')
      for (const { code } of categories.slice(0, 5))
        await write(`/categories/${code}`, { clock: 'running', dispatch_minutes: 1, settle_minutes: 2 })
      expect(await due()).toEqual(before)
    })

    it('that somebody else changed meanwhile are a conflict with what they are now', async () => {
      const { version } = await listed()
      const first = await write(
        '/categories/0102',
        { ...limits, settle_minutes: 241 },
        { ifMatch: `"${version}"` },
      )
      expect(first.status).toBe(200)
      const second = await write(
        '/categories/0102',
        { ...limits, settle_minutes: 242 },
        { ifMatch: `"${version}"` },
      )
      expect(second.status).toBe(409)
      expect(await second.json()).toMatchObject({
        code: 'limits_changed',
        current: { code: '0102', settle_minutes: 241 },
      })
      expect((await listed()).settle_minutes).toBe(241)
      expect((await write('/categories/0102', limits, { ifMatch: '*' })).status).toBe(200)
    })

    it.each([
      ['no minutes', { ...limits, settle_minutes: 0 }],
      ['fewer than none', { ...limits, dispatch_minutes: -1 }],
      ['half a minute', { ...limits, dispatch_minutes: 0.5 }],
      ['a text', { ...limits, dispatch_minutes: '60' }],
      ['more than a year', { ...limits, settle_minutes: 525_601 }],
      ['more to dispatch than to settle', { ...limits, dispatch_minutes: 241 }],
      ['another clock', { ...limits, clock: 'sun' }],
      ['no clock', { dispatch_minutes: 1, settle_minutes: 2 }],
      ['a photo perhaps', { ...limits, needs_photo: 'perhaps' }],
      ['more than there is', { ...limits, name: '暴露垃圾' }],
      ['a list', []],
      ['nothing', 'null'],
    ])('cannot be %s', async (_name, body) => {
      const before = await listed()
      expect(await codeOf(await write('/categories/0102', body))).toEqual([400, 'input_invalid'])
      expect(await listed()).toEqual(before)
    })

    it('are told apart from what is no JSON and what is no category', async () => {
      expect(await codeOf(await write('/categories/0102', '{'))).toEqual([400, 'body_malformed'])
      expect(await codeOf(await write('/categories/0199', limits))).toEqual([404, 'category_unknown'])
      expect(await codeOf(await write('/categories/1', limits))).toEqual([400, 'input_invalid'])
    })

    it.each(forbidden)('are not changed by %s', async (_name, account) => {
      const before = await audited('limits_changed')
      const change = { ...limits, settle_minutes: 999 }
      expect(await codeOf(await write('/categories/0102', change, { account }))).toEqual([
        403,
        'not_permitted',
      ])
      expect((await listed()).settle_minutes).toBe(240)
      expect(await audited('limits_changed')).toEqual(before)
    })

    it('are changed by the administrator of the only street there is, and by nobody unknown', async () => {
      const account = { role: 'admin', scope: street } as const
      expect((await write('/categories/0102', { ...limits, settle_minutes: 243 }, { account })).status).toBe(
        200,
      )
      expect(await lastAudited('limits_changed')).toMatchObject({ place: street })
      expect(await codeOf(await write('/categories/0102', limits, { account: null }))).toEqual([
        401,
        'sign_in_required',
      ])
    })
  })

  describe('the working calendar', () => {
    const yearOf = (year: number) => requests.json<CalendarYear>(`/api/work-calendar?year=${year}`)
    const dayOf = async (day: string) =>
      (await yearOf(Number(day.slice(0, 4)))).days.find((entry) => entry.day === day)

    it('is that of the published arrangements at first', async () => {
      const { days, hours, minutes_per_day } = await yearOf(2026)
      expect(hours).toEqual([
        { from: '09:00', to: '12:00' },
        { from: '13:30', to: '17:30' },
      ])
      expect([minutes_per_day, days.length]).toEqual([420, 39])
      expect(days.map(({ day }) => day)).toEqual(days.map(({ day }) => day).toSorted())
      expect(await dayOf('2026-02-14')).toMatchObject({ is_working: true, source: 'published' })
    })

    it('knows of other years the holidays that the law binds to a date', async () => {
      const { days } = await yearOf(2031)
      expect(days.map(({ day, source, is_working }) => [day, source, is_working])).toEqual(
        ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'].map((day) => [`2031-${day}`, 'law', false]),
      )
    })

    it('takes a day, and gives it back, with both in the audit', async () => {
      const path = '/work-calendar/2031-02-08'
      const response = await write(path, { is_working: true, name: ' 春节调休上班 ' })
      const entered = await expectDescribed<CalendarDayShown>(
        requests,
        'put /work-calendar/{day}',
        response.clone(),
      )
      expect(entered).toMatchObject({
        day: '2031-02-08',
        is_working: true,
        name: '春节调休上班',
        source: 'office',
      })
      expect(response.headers.get('etag')).toBe(`"${entered.version}"`)
      expect(await dayOf('2031-02-08')).toEqual(entered)
      const ordinary = { is_working: false, name: null, source: 'week' }
      const { is_working, name, source } = entered
      expect(await lastAudited('calendar_changed')).toEqual({
        actor: 'chief',
        actor_id: 'a1',
        place: '',
        subject: '2031-02-08',
        detail: { before: ordinary, after: { is_working, name, source } },
      })
      const removed = await expectDescribed<CalendarDayShown>(
        requests,
        'delete /work-calendar/{day}',
        await remove(path),
      )
      expect(removed).toMatchObject(ordinary)
      expect(await dayOf('2031-02-08')).toBeUndefined()
      expect(await lastAudited('calendar_changed')).toMatchObject({
        detail: { before: { source: 'office' }, after: ordinary },
      })
      const before = await audited('calendar_changed')
      expect((await remove(path)).status).toBe(200)
      expect(await audited('calendar_changed')).toEqual(before)
    })

    it('keeps the other holidays of a year when one day is entered, and lets one be worked', async () => {
      await write('/work-calendar/2032-03-01', { is_working: false, name: '培训' })
      expect((await yearOf(2032)).days).toHaveLength(7)
      await write('/work-calendar/2032-10-01', { is_working: true, name: '值守' })
      expect(await dayOf('2032-10-01')).toMatchObject({ is_working: true, source: 'office' })
      await remove('/work-calendar/2032-10-01')
      expect(await dayOf('2032-10-01')).toMatchObject({ is_working: false, name: '国庆节', source: 'law' })
    })

    it('has a published day as the office has it, and as published again after, over the next start', async () => {
      const path = '/work-calendar/2026-10-05'
      const published = { is_working: false, name: '国庆节', source: 'published' }
      expect(await dayOf('2026-10-05')).toMatchObject(published)
      await write(path, { is_working: true, name: '防汛值守' })
      await writeReferenceData(opened.database)
      expect(await dayOf('2026-10-05')).toMatchObject({ is_working: true, source: 'office' })
      await remove(path)
      expect(await dayOf('2026-10-05')).toMatchObject(published)
      await writeReferenceData(opened.database)
      expect((await yearOf(2026)).days).toHaveLength(39)
    })

    it('meets somebody else’s change with a conflict', async () => {
      const path = '/work-calendar/2033-06-01'
      const first = (await (await write(path, { is_working: false, name: '甲' })).json()) as CalendarDayShown
      const seen = { ifMatch: `"${first.version}"` }
      expect((await write(path, { is_working: false, name: '乙' }, seen)).status).toBe(200)
      const late = await remove(path, seen)
      expect(late.status).toBe(409)
      expect(await late.json()).toMatchObject({ code: 'calendar_changed', current: { name: '乙' } })
      expect(await dayOf('2033-06-01')).toMatchObject({ name: '乙' })
    })

    it('is entered by one of many who have seen the same ordinary day', async () => {
      const path = '/work-calendar/2033-06-02'
      const ordinary = (await (await remove(path)).json()) as CalendarDayShown
      const responses = await Promise.all(
        Array.from({ length: 8 }, (_, index) =>
          write(path, { is_working: false, name: `第${index}人` }, { ifMatch: `"${ordinary.version}"` }),
        ),
      )
      expect(responses.map(({ status }) => status).toSorted()).toEqual([200, ...Array(7).fill(409)])
    })

    it.each([
      ['/work-calendar/2031-02-29', { is_working: true, name: '无此日' }],
      ['/work-calendar/2031-13-01', { is_working: true, name: '无此月' }],
      ['/work-calendar/20310101', { is_working: true, name: '别种写法' }],
      ['/work-calendar/1999-12-31', { is_working: true, name: '太早' }],
      ['/work-calendar/2101-01-01', { is_working: true, name: '太晚' }],
      ['/work-calendar/2031-06-01', { is_working: true, name: '  ' }],
      ['/work-calendar/2031-06-01', { is_working: true, name: '长'.repeat(41) }],
      ['/work-calendar/2031-06-01', { is_working: true, name: '\0' }],
      ['/work-calendar/2031-06-01', { is_working: 1, name: '数' }],
      ['/work-calendar/2031-06-01', { name: '缺' }],
      ['/work-calendar/2031-06-01', { is_working: true, name: '多', day: '2031-06-01' }],
    ])('refuses %s %j', async (path, body) => {
      const before = await audited('calendar_changed')
      expect(await codeOf(await write(path, body))).toEqual([400, 'input_invalid'])
      expect(await audited('calendar_changed')).toEqual(before)
    })

    it.each(['', '?year=1999', '?year=2101', '?year=x', '?year=2026&month=1'])(
      'is not asked as %j',
      async (query) => {
        expect((await requests.problem(`/api/work-calendar${query}`)).code).toBe('input_invalid')
      },
    )

    it.each(forbidden)('is not changed by %s', async (_name, account) => {
      const body = { is_working: false, name: '放假' }
      for (const response of [
        await write('/work-calendar/2034-06-01', body, { account }),
        await remove('/work-calendar/2026-10-01', { account }),
      ])
        expect(await codeOf(response)).toEqual([403, 'not_permitted'])
      expect(await dayOf('2034-06-01')).toBeUndefined()
      expect(await dayOf('2026-10-01')).toMatchObject({ source: 'published' })
    })

    it('is not changed by whoever has not signed in', async () => {
      const response = await write(
        '/work-calendar/2034-06-01',
        { is_working: false, name: '放假' },
        { account: null },
      )
      expect(await codeOf(response)).toEqual([401, 'sign_in_required'])
    })
  })
})

onPostgresql('limits changed at once', (database) => {
  it('are changed by one of those who have seen the same', async () => {
    const opened = await database.open()
    const requests = requestsTo(opened)
    const { categories } = await requests.json<CategoryList>('/api/categories')
    const [first] = categories
    const change = (minutes: number) =>
      requests.ask(`/api/categories/${first?.code}`, {
        method: 'PUT',
        headers: {
          'content-type': 'application/json',
          'if-match': `"${first?.version}"`,
          ...(as(admin).headers as Record<string, string>),
        },
        body: JSON.stringify({ clock: 'running', dispatch_minutes: 1, settle_minutes: minutes }),
      })
    const waiting = async () =>
      (await opened.query("SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock'")).length
    const changes = await opened.database.transaction(async (transaction) => {
      await transaction.execute(`SELECT FROM category WHERE code = '${first?.code}' FOR UPDATE`)
      const begun = [10, 11, 12].map(change)
      await expect.poll(waiting).toBe(3)
      return { begun }
    })
    const responses = await Promise.all(changes.begun)
    expect(responses.map(({ status }) => status).toSorted()).toEqual([200, 409, 409])
  })
})
