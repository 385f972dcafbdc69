import { booleanPointInPolygon, point } from '@turf/turf'
import type { Polygon } from 'geojson'
import { beforeAll, describe, expect, it } from 'vitest'
import type { OpenDatabase } from '../../../api/database/open.ts'
import type { IncidentAnswer } from '../../../api/incident/incident.shapes.ts'
import { addressOf, addressRank, spellingsOf } from '../../../api/search/address.model.ts'
import type { Address } from '../../../api/search/search.shapes.ts'
import { as } from '../../support/accounts.ts'
import { eachDatabase } from '../../support/databases.ts'
import { requestsTo } from '../../support/requests.ts'
import { seedStreet } from '../../support/street.ts'

const street = '320199001'

describe('an address', () => {
  it.each([
    ['玉兰里小区3幢502', '玉兰里小区3幢'],
    ['玉兰里小区 ３号楼２单元502室', '玉兰里小区3幢'],
    ['玉兰里小区3栋', '玉兰里小区3幢'],
    ['玉兰里小区3#', '玉兰里小区3幢'],
    ['团结巷1号4幢', '团结巷1号4幢'],
    ['和会街3号二楼', '和会街3号'],
    ['和会街', '和会街'],
  ])('%s goes as far as %s', (written, expected) => {
    expect(addressOf(written)).toBe(expected)
  })

  it('is met by a building’s own address and by its number in its estate', () => {
    const spellings = spellingsOf('4幢', '铁南小区', '团结巷1号4幢')
    expect(spellings).toContain('铁南小区4幢')
    expect(spellings).toContain('团结巷1号4幢')
    const rank = (text: string) => addressRank(spellings, addressOf(text))
    expect(rank('铁南小区4号楼301')).toBe(100)
    expect(rank('团结巷1号')).toBe(80)
    expect(rank('铁南小区5幢')).toBe(0)
    expect(rank('4')).toBe(0)
  })
})

eachDatabase('a report', (database) => {
  let opened: OpenDatabase
  let requests: ReturnType<typeof requestsTo>
  const commander = as({ role: 'commander', scope: street, id: 'commander' })

  beforeAll(async () => {
    opened = await database.open('demo')
    await seedStreet(opened.database, { street: '320199002', west: 118.85, incidents: 0 })
    requests = requestsTo(opened)
  })

  const addresses = async (q: string) =>
    (
      await requests.json<{ addresses: Address[] }>(
        `/api/addresses?street=${street}&q=${encodeURIComponent(q)}`,
      )
    ).addresses
  const report = async (more: object, who = commander, query = '') => {
    const response = await requests.ask(`/api/incidents${query}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...who.headers },
      body: JSON.stringify({ category: '0102', description: '垃圾外溢', ...more }),
    })
    const told = (await response.json()) as IncidentAnswer & {
      errors?: { pointer: string }[]
      code: string
      refusal?: string
    }
    return { status: response.status, told }
  }
  type Areas = { features: { geometry: Polygon; properties: { code: string; name: string } }[] }

  it('finds the building that an address means, whatever its spelling, and reports there', async () => {
    const { features } = await requests.json<Areas>(`/api/features/grids?street=${street}`)
    const [first] = await addresses('铁南小区4号楼301')
    expect(first).toMatchObject({ kind: 'building', detail: expect.stringMatching(/^铁南小区 .*4幢$/) })
    expect(await addresses('铁南小区')).toContainEqual(
      expect.objectContaining({ kind: 'estate', name: '铁南小区' }),
    )
    expect((await addresses('tienanxiaoqu'))[0]).toMatchObject({ kind: 'estate', name: '铁南小区' })
    expect(await addresses('没有的地方9幢')).toEqual([])
    const { status, told } = await report({ place: { building: first?.id } }, commander, `?street=${street}`)
    expect(status).toBe(201)
    expect(told.estate_name).toBe('铁南小区')
    const holding = features.filter(({ geometry }) =>
      booleanPointInPolygon(point([told.longitude, told.latitude]), geometry),
    )
    expect(holding.map(({ properties }) => properties.code)).toEqual([told.grid_code])
    expect([told.longitude, told.latitude]).toEqual([
      expect.closeTo(first?.longitude ?? 0, 6),
      expect.closeTo(first?.latitude ?? 0, 6),
    ])
  })

  it('takes an estate for a point inside it', async () => {
    const [estate] = await addresses('铁南小区')
    const { status, told } = await report({ place: { estate: estate?.id } })
    expect([status, told.estate_id]).toEqual([201, estate?.id])
  })

  it.each([
    ['no place', {}, ['/longitude', '/latitude']],
    ['half a point', { longitude: 118.75 }, ['/latitude']],
    ['a point and a place', { longitude: 118.75, latitude: 32.07, place: { building: 1 } }, ['/place']],
    ['a building that is not there', { place: { building: 999_999 } }, ['/place/building']],
    ['an estate that is not there', { place: { estate: 999_999 } }, ['/place/estate']],
    ['neither building nor estate', { place: { grid: 1 } }, ['/place']],
    [
      'words that no database holds',
      { description: '垃圾\0', longitude: 118.75, latitude: 32.07 },
      ['/description'],
    ],
    ['half a character', { address: '工农路\ud83d', longitude: 118.75, latitude: 32.07 }, ['/address']],
    [
      'a reporter of blanks',
      { reporter: { name: '  ' }, longitude: 118.75, latitude: 32.07 },
      ['/reporter/name'],
    ],
  ])('with %s is refused at its place, and nothing is written', async (_name, body, pointers) => {
    const count = () => opened.query('SELECT count(*)::int AS count FROM incident')
    const before = await count()
    const { status, told } = await report(body)
    expect([status, told.errors?.map(({ pointer }) => pointer.split('/').slice(0, 3).join('/'))]).toEqual([
      400,
      expect.arrayContaining(pointers),
    ])
    expect(await count()).toEqual(before)
  })

  it('does not reach a building of another street or outside of the scope', async () => {
    const [{ id } = { id: 0 }] = (await opened.query(
      "SELECT id FROM building WHERE street_code = '320199002' ORDER BY id DESC LIMIT 1",
    )) as { id: number }[]
    const elsewhere = await report({ place: { building: id } }, commander, '?street=320199002')
    expect([elsewhere.status, elsewhere.told.errors?.[0]?.pointer]).toEqual([400, '/place/building'])
    const [far] = await addresses('铁南小区4幢')
    const leader = as({ role: 'leader', scope: `${street}001009`.slice(0, 15).padEnd(15, '1'), id: 'leader' })
    const refused = await report({ place: { building: far?.id } }, leader)
    expect([400, 403]).toContain(refused.status)
  })
})
