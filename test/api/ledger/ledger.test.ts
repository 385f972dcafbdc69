import { unzipSync } from 'fflate'
import readXlsxFile from 'read-excel-file/node'
import { beforeAll, describe, expect, it } from 'vitest'
import type { OpenDatabase } from '../../../api/database/open.ts'
import type { LedgerEntry, LedgerPage } from '../../../api/ledger/ledger.shapes.ts'
import { as } from '../../support/accounts.ts'
import { eachDatabase } from '../../support/databases.ts'
import { addIncident, type TestStep } from '../../support/history.ts'
import { addJune } from '../../support/june.ts'
import { requestsTo } from '../../support/requests.ts'
import { seedStreet } from '../../support/street.ts'

const street = '320199001'
const hour = 3_600_000
const ago = (hours: number) => new Date(Date.now() - hours * hour)
/** What a spreadsheet would reckon with if it were no text, and a character no XML can tell. */
const formula = '=HYPERLINK("http://example.org","点我")\u0007'

eachDatabase('the ledger', (database) => {
  let opened: OpenDatabase
  let requests: ReturnType<typeof requestsTo>

  beforeAll(async () => {
    opened = await database.open()
    requests = requestsTo(opened)
    const { units } = await seedStreet(opened.database, { street, incidents: 0 })
    const [first, second] = units.map(({ id }) => id)
    const called: [number, number] = [first ?? 0, second ?? 0]
    const [inside, outside] = [`${street}001001`, `${street}002003`]
    await addJune(opened.database, street, { units: called, inside, outside })
    const begun = (hours: number): TestStep[] => [
      ['report', ago(hours)],
      ['accept', ago(hours)],
      ['dispatch', ago(hours), { unit: called[0], detail: { units: called, call_kind: 'dispatch' } }],
      ['acknowledge', ago(hours), { unit: called[0] }],
    ]
    const granted = (hours: number) => ({ detail: { due_at: ago(-hours).toISOString() }, note: '等审批' })
    const add = (code: string, steps: TestStep[], description?: string) =>
      addIncident(opened.database, {
        street,
        code,
        gridCode: inside,
        place: [118.752, 32.063],
        dueAt: ago(-1),
        steps,
        description,
      })
    await add('S', [...begun(30), ['suspend', ago(20), granted(700)]], formula)
    await add('X', [
      ...begun(10),
      ['extend', ago(9), { unit: called[0], detail: { requested_due_at: ago(-90).toISOString() } }],
      ['extend', ago(8), granted(90)],
    ])
    // Asked for and not granted: it stands on no ledger, nor does what is new.
    await add('Y', [
      ...begun(6),
      ['extend', ago(5), { unit: called[0], detail: { requested_due_at: ago(-90).toISOString() } }],
    ])
    await add('R', [...begun(4), ['complete', ago(3), { unit: called[0] }], ['rework', ago(2)]])
    // Urged today and waiting all the same.
    await add('T', [
      ['report', ago(50)],
      ['urge', ago(1)],
    ])
  })

  const ask = (query = '', init?: RequestInit) =>
    requests.json<LedgerPage>(`/api/ledger?street=${street}${query}`, init)
  const codes = (entries: readonly LedgerEntry[]) => entries.map(({ code }) => code).join('')

  it('tells what could not be settled at once, why and since when, the oldest first', async () => {
    const { total, next, by_reason, entries } = await ask()
    expect(entries.map(({ code, reasons }) => `${code} ${reasons.join(' ')}`)).toEqual([
      'F waiting',
      'C overdue waiting',
      'D overdue waiting',
      'G overdue waiting',
      'N overdue returned waiting',
      'T waiting',
      'S suspended',
      'X extended',
      'R reworked',
    ])
    expect([total, next]).toEqual([9, null])
    expect(by_reason).toEqual({
      suspended: 1,
      overdue: 4,
      reworked: 1,
      returned: 1,
      extended: 1,
      waiting: 6,
    })
    for (const { reason, reasons } of entries) expect(reason).toBe(reasons[0])
    const [f, c] = entries
    // F is settled and waits to be verified: no limit is running any more.
    expect(f).toMatchObject({ since: '2026-06-02T01:00:00.000Z', until: null })
    expect(c).toMatchObject({ since: '2026-06-25T02:00:00.000Z', until: '2026-06-25T02:00:00.000Z' })
  })

  it('names who is in charge, and no resident', async () => {
    const { entries } = await ask()
    const of = (code: string) => entries.find((entry) => entry.code === code)
    expect(of('S')?.in_charge).toEqual({
      unit_name: '处置单位1、处置单位2',
      person: '处置员老李',
      role: 'handler',
    })
    expect(of('N')).toMatchObject({
      in_charge: { unit_name: null, person: '指挥员小吴', role: 'commander' },
      latest: { verb: 'return', note: '=1+1' },
    })
    // Nobody has acted on it but who reported it.
    expect(of('D')?.in_charge).toEqual({ unit_name: null, person: null, role: 'commander' })
    expect(JSON.stringify(entries)).not.toContain('张三丰')
  })

  it('goes on page by page, by reason, by filter and by scope', async () => {
    const seen: string[] = []
    let cursor = ''
    do {
      const page: LedgerPage = await ask(`&limit=2${cursor}`)
      expect(page.total).toBe(9)
      seen.push(codes(page.entries))
      cursor = page.next === null ? '' : `&cursor=${page.next}`
    } while (cursor !== '')
    expect(seen).toEqual(['FC', 'DG', 'NT', 'SX', 'R'])
    const some = await ask('&reason=returned,suspended')
    expect([codes(some.entries), some.total, some.by_reason.waiting]).toEqual(['NS', 2, 6])
    expect(codes((await ask('&category=0104')).entries)).toBe('FG')
    expect((await ask('&open=false')).total).toBe(0)
    expect(codes((await ask('', as({ role: 'leader', scope: `${street}002` }))).entries)).toBe('D')
    expect(
      (await requests.ask(`/api/ledger.xlsx?street=${street}`, as({ role: 'leader', scope: '320199009' })))
        .status,
    ).toBe(404)
  })

  it.each([
    ['a reason that is none', '&reason=luck', '/reason/0'],
    ['a cursor that is none', '&cursor=luck', '/cursor'],
    ['what is no parameter', '&luck=1', '/luck'],
  ])('refuses %s', async (_name, query, pointer) => {
    expect(await requests.problem(`/api/ledger?street=${street}${query}`)).toMatchObject({
      status: 400,
      errors: [{ pointer }],
    })
  })

  describe('as a spreadsheet', () => {
    const file = async (query = '') => {
      const response = await requests.ask(`/api/ledger.xlsx?street=${street}${query}`)
      expect(response.status).toBe(200)
      return { response, bytes: Buffer.from(await response.arrayBuffer()) }
    }
    /** The rows of the first sheet, as another library reads them. */
    const rowsOf = async (bytes: Buffer) => {
      const [sheet] = await readXlsxFile(bytes)
      return sheet?.data ?? []
    }

    it('has the same entries, with dates that are dates of the street’s clock', async () => {
      const { response, bytes } = await file()
      expect(response.headers.get('content-disposition')).toMatch(/ledger-320199001-\d{4}-\d\d-\d\d\.xlsx/)
      const [header, ...body] = await rowsOf(bytes)
      expect(header?.slice(0, 8)).toEqual([
        '序号',
        '编号',
        '类别',
        '描述',
        '地点',
        '环节',
        '列入原因',
        '列入时间',
      ])
      expect(body.map((row) => row[1]).join('')).toBe(codes((await ask()).entries))
      const c = body[1] ?? []
      expect(c.slice(0, 3)).toEqual([2, 'C', '暴露垃圾'])
      expect(c[6]).toBe('超期、久置')
      expect(c[7]).toEqual(new Date('2026-06-25T10:00:00Z'))
      expect(body[0]?.[9]).toBeNull()
    })

    it('is English for who asks for it, and holds what was asked for', async () => {
      const { bytes } = await file('&lang=en&reason=overdue&category=0104')
      const [header, ...body] = await rowsOf(bytes)
      expect(header?.[7]).toBe('Since')
      expect(body).toHaveLength(1)
      expect(body[0]?.slice(1, 3)).toEqual(['G', 'Dirty road'])
      expect(body[0]?.[10]).toBe('Command centre')
    })

    it('holds texts that are no formulas, below a header that stays', async () => {
      const { bytes } = await file()
      const parts = unzipSync(new Uint8Array(bytes))
      const sheet = new TextDecoder().decode(parts['xl/worksheets/sheet1.xml'])
      expect(sheet).not.toMatch(/<f[ >/]/)
      expect(sheet).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/)
      const texts = (await rowsOf(bytes)).flat()
      expect(texts).toContain(formula.slice(0, -1))
      expect(texts).toContain('=1+1')
    })
  })
})
