import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { OpenDatabase } from '../../../api/database/open.ts'
import { writeReferenceData } from '../../../api/incident/reference.ts'
import type { ResponseTemplateShown, StreetSettingsShown } from '../../../api/office/office.shapes.ts'
import { firstTemplates } from '../../../api/office/template.data.ts'
import {
  filled,
  mostTemplates,
  notedVerbs,
  placeholders,
  templateBody,
} from '../../../api/office/template.model.ts'
import { as } from '../../support/accounts.ts'
import { eachDatabase } from '../../support/databases.ts'
import { expectDescribed } from '../../support/described.ts'
import { requestsTo } from '../../support/requests.ts'
import { seedStreet } from '../../support/street.ts'

const [street, other] = ['320199001', '320199002']
type Signed = Parameters<typeof as>[0]
const commander: Signed = { role: 'commander', scope: street, id: 'c1', username: 'chief' }
const arrived = {
  verb: 'complete',
  main_code: '01',
  title: '到场清理',
  body: '已到{place}清理，{code} 办结。',
}

describe('a template', () => {
  it('is filled in from the incident, and keeps what is not known', () => {
    const values = { code: 'NJ-1', place: '工农路 3 号' }
    expect(filled('{code} 在{place}，请{unit}处置', values)).toBe('NJ-1 在工农路 3 号，请{unit}处置')
    expect(filled('{{code}} {CODE} {toString}', values)).toBe('{NJ-1} {CODE} {toString}')
  })

  it.each(firstTemplates)('of the first ones can be written as it is: $title', (template) => {
    expect(templateBody.parse(template)).toEqual(template)
  })
})

eachDatabase('what an office sets for its street', (database) => {
  let opened: OpenDatabase
  let requests: ReturnType<typeof requestsTo>

  beforeAll(async () => {
    opened = await database.open()
    await seedStreet(opened.database, { street, incidents: 1 })
    await seedStreet(opened.database, { street: other, west: 118.85, incidents: 0, seed: 3 })
    await writeReferenceData(opened.database)
    requests = requestsTo(opened)
  })

  const ask = (
    method: string,
    path: string,
    body?: unknown,
    { account = commander as Signed | null, ifMatch = undefined as string | undefined, on = street } = {},
  ) =>
    requests.ask(`/api/${path}?street=${on}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(account && (as(account).headers as Record<string, string>)),
        ...(ifMatch !== undefined && { 'if-match': `"${ifMatch}"` }),
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
  const codeOf = async (response: Response) => [
    response.status,
    ((await response.json()) as { code: string }).code,
  ]
  const audited = (action: string) =>
    opened.query('SELECT actor, place, subject, detail FROM audit WHERE action = $1 ORDER BY position', [
      action,
    ])
  const listed = async (on = street) => {
    const response = await ask('GET', 'response-templates', undefined, {
      account: { ...commander, scope: on },
      on,
    })
    return ((await response.json()) as { templates: ResponseTemplateShown[] }).templates
  }
  const forbidden: [string, Signed][] = [
    ['a leader', { role: 'leader', scope: street }],
    ['a handler', { role: 'handler', scope: street }],
    ['a planner', { role: 'planner', scope: street }],
    ['a wall', { role: 'wall', scope: street }],
    ['the commander of a community', { role: 'commander', scope: `${street}001` }],
    ['the commander of another street', { role: 'commander', scope: other }],
  ]

  describe('response templates', () => {
    const add = async (body: object = arrived) =>
      expectDescribed<ResponseTemplateShown>(
        requests,
        'post /response-templates',
        await ask('POST', 'response-templates', body),
      )

    it('are there from the first day, in the order of the loop', async () => {
      const templates = await listed()
      expect(templates.map(({ title }) => title).toSorted()).toEqual(
        firstTemplates.map(({ title }) => title).toSorted(),
      )
      const order = templates.map(({ verb }) =>
        verb === null ? notedVerbs.length : notedVerbs.indexOf(verb),
      )
      expect(order).toEqual(order.toSorted((one, two) => one - two))
      await expectDescribed(requests, 'get /response-templates', await ask('GET', 'response-templates'))
    })

    it('that an office has removed do not come back', async () => {
      for (const { id } of await listed(other))
        expect(
          (
            await ask('DELETE', `response-templates/${id}`, undefined, {
              account: { ...commander, scope: other },
              on: other,
            })
          ).status,
        ).toBe(204)
      await writeReferenceData(opened.database)
      expect(await listed(other)).toEqual([])
      expect((await listed()).length).toBe(firstTemplates.length)
    })

    it('are added, changed and removed, each in the audit', async () => {
      const added = await add()
      expect(added).toMatchObject(arrived)
      const written = { ...arrived, title: '清理完毕', main_code: null }
      const response = await ask('PUT', `response-templates/${added.id}`, written, { ifMatch: added.version })
      const changed = await expectDescribed<ResponseTemplateShown>(
        requests,
        'put /response-templates/{id}',
        response.clone(),
      )
      expect(changed).toMatchObject({ id: added.id, ...written })
      expect(response.headers.get('etag')).toBe(`"${changed.version}"`)
      expect((await listed()).find(({ id }) => id === added.id)).toEqual(changed)
      expect((await ask('DELETE', `response-templates/${added.id}`)).status).toBe(204)
      expect((await listed()).some(({ id }) => id === added.id)).toBe(false)
      expect((await audited('template_changed')).slice(-3)).toEqual([
        { actor: 'chief', place: street, subject: '到场清理', detail: { before: null, after: arrived } },
        { actor: 'chief', place: street, subject: '清理完毕', detail: { before: arrived, after: written } },
        { actor: 'chief', place: street, subject: '清理完毕', detail: { before: written, after: null } },
      ])
    })

    it('meet somebody else’s change with a conflict, and what is gone is unknown', async () => {
      const { id, version } = await add()
      const path = `response-templates/${id}`
      expect((await ask('PUT', path, { ...arrived, title: '甲' }, { ifMatch: version })).status).toBe(200)
      const late = await ask('DELETE', path, undefined, { ifMatch: version })
      expect(late.status).toBe(409)
      expect(await late.json()).toMatchObject({ code: 'template_changed', current: { id, title: '甲' } })
      // A template belongs to its street.
      const elsewhere = { account: { ...commander, scope: '' }, on: other }
      expect(await codeOf(await ask('PUT', path, arrived, elsewhere))).toEqual([404, 'template_unknown'])
      expect((await ask('DELETE', path)).status).toBe(204)
      expect(await codeOf(await ask('DELETE', path))).toEqual([404, 'template_unknown'])
    })

    it.each([
      ['no title', { ...arrived, title: ' ' }],
      ['a long title', { ...arrived, title: '长'.repeat(41) }],
      ['no words', { ...arrived, body: '' }],
      ['too many words', { ...arrived, body: '长'.repeat(1001) }],
      ['a placeholder that is none', { ...arrived, body: '请{who}处置' }],
      ['empty braces', { ...arrived, body: '请{}处置' }],
      ['a step without a remark', { ...arrived, verb: 'report' }],
      ['a main category that is none', { ...arrived, main_code: '88' }],
      ['a category of four digits', { ...arrived, main_code: '0102' }],
      ['what no text has', { ...arrived, title: 'a\0b' }],
      ['something else', { ...arrived, colour: 'red' }],
      ['half of it', { title: '到场', body: '已到' }],
    ])('are refused with %s', async (_name, body) => {
      const before = await listed()
      expect(await codeOf(await ask('POST', 'response-templates', body))).toEqual([400, 'input_invalid'])
      expect(await listed()).toEqual(before)
    })

    it.each(forbidden)('are not written by %s', async (_name, account) => {
      const before = await listed()
      expect(await codeOf(await ask('POST', 'response-templates', arrived, { account }))).toEqual([
        403,
        'not_permitted',
      ])
      expect(await listed()).toEqual(before)
    })

    it('are read by whoever is signed in to the street', async () => {
      const read = (account: Signed | null) => ask('GET', 'response-templates', undefined, { account })
      expect((await read({ role: 'leader', scope: `${street}001001` })).status).toBe(200)
      expect((await read({ role: 'admin', scope: '3201' })).status).toBe(200)
      expect((await read({ role: 'leader', scope: other })).status).toBe(404)
      expect((await read(null)).status).toBe(401)
    })

    it('are only so many, also where two come at once', async () => {
      const own = { account: { ...commander, scope: other }, on: other }
      await opened.query(
        `INSERT INTO response_template (street_code, title, body) SELECT $1, 'n' || n, 'n' FROM generate_series(1, ${mostTemplates - 1}) AS n`,
        [other],
      )
      const answers = await Promise.all([1, 2, 3].map(() => ask('POST', 'response-templates', arrived, own)))
      expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409])
      expect(await listed(other)).toHaveLength(mostTemplates)
    })

    it('have every placeholder in their description', async () => {
      const { components } = await requests.json<{ components: { schemas: Record<string, unknown> } }>(
        '/api/openapi.json',
      )
      const described = JSON.stringify(components.schemas.ResponseTemplate)
      for (const name of placeholders) expect(described).toContain(`{${name}}`)
    })
  })

  describe('settings', () => {
    const first = { duplicate_metres: 50, duplicate_days: 7 }
    const current = async () => (await (await ask('GET', 'street-settings')).json()) as StreetSettingsShown
    beforeEach(async () => {
      await ask('PUT', 'street-settings', first)
    })

    it('are changed, with what was and is in the audit', async () => {
      const wanted = { duplicate_metres: 120, duplicate_days: 3 }
      const before = await current()
      expect(before).toMatchObject({ street, ...first })
      const changed = await expectDescribed<StreetSettingsShown>(
        requests,
        'put /street-settings',
        await ask('PUT', 'street-settings', wanted, { ifMatch: before.version }),
      )
      expect(await current()).toEqual(changed)
      expect((await audited('settings_changed')).at(-1)).toEqual({
        actor: 'chief',
        place: street,
        subject: street,
        detail: { before: first, after: wanted },
      })
      const late = await ask('PUT', 'street-settings', first, { ifMatch: before.version })
      expect(late.status).toBe(409)
      expect(await late.json()).toMatchObject({ code: 'settings_changed', current: wanted })
      await expectDescribed(requests, 'get /street-settings', await ask('GET', 'street-settings'))
    })

    it('are those of a new street where nothing is set', async () => {
      await opened.query('DELETE FROM street_setting WHERE street_code = $1', [street])
      expect(await current()).toMatchObject(first)
      expect((await ask('PUT', 'street-settings', { ...first, duplicate_days: 8 })).status).toBe(200)
      expect(await current()).toMatchObject({ ...first, duplicate_days: 8 })
    })

    it.each([
      { duplicate_metres: 0, duplicate_days: 7 },
      { duplicate_metres: 1001, duplicate_days: 7 },
      { duplicate_metres: 50.5, duplicate_days: 7 },
      { duplicate_metres: '50', duplicate_days: 7 },
      { duplicate_metres: 50, duplicate_days: 91 },
      { duplicate_metres: 50 },
      { ...first, colour: 'red' },
    ])('are refused as %j', async (body) => {
      expect(await codeOf(await ask('PUT', 'street-settings', body))).toEqual([400, 'input_invalid'])
      expect(await current()).toMatchObject(first)
    })

    it.each(forbidden)('are not changed by %s', async (_name, account) => {
      const wanted = { ...first, duplicate_metres: 60 }
      expect(await codeOf(await ask('PUT', 'street-settings', wanted, { account }))).toEqual([
        403,
        'not_permitted',
      ])
      expect(await current()).toMatchObject(first)
    })

    it('say how far and how long ago a duplicate may be', async () => {
      const [incident] = await opened.query(
        'SELECT category, ST_X(location) AS x, ST_Y(location) AS y FROM incident',
      )
      const { category, x, y } = incident as { category: string; x: number; y: number }
      await opened.query(
        `UPDATE incident SET stage = 'assessment', closed_at = NULL, reported_at = now() - interval '2 days'`,
      )
      // A degree of latitude is 110.9 km here: this is 78 m to the north.
      const at = { longitude: String(x), latitude: String(Number(y) + 0.0007) }
      const found = async (more: Record<string, string> = {}) => {
        const asked = new URLSearchParams({ street, category, ...at, ...more })
        const response = await requests.ask(`/api/incidents/duplicates?${asked}`, as(commander))
        const { incidents } = (await response.json()) as { incidents: { metres: number }[] }
        return incidents.map(({ metres }) => Math.round(metres))
      }
      expect(await found()).toEqual([])
      await ask('PUT', 'street-settings', { duplicate_metres: 77, duplicate_days: 7 })
      expect(await found()).toEqual([])
      await ask('PUT', 'street-settings', { duplicate_metres: 78, duplicate_days: 7 })
      expect(await found()).toEqual([78])
      await ask('PUT', 'street-settings', { duplicate_metres: 78, duplicate_days: 1 })
      expect(await found()).toEqual([])
      expect(await found({ days: '3' })).toEqual([78])
      expect(await found({ days: '3', metres: '77' })).toEqual([])
    })
  })
})
