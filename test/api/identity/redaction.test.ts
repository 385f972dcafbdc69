import { sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { building } from '../../../api/building/building.table.ts'
import type { OpenDatabase } from '../../../api/database/open.ts'
import { addressToBuilding, redacted } from '../../../api/database/redaction.ts'
import { firstRow } from '../../../api/database/rows.ts'
import type { IncidentDetail, IncidentPage } from '../../../api/incident/incident.shapes.ts'
import { incident, incidentEvent } from '../../../api/incident/incident.table.ts'
import type { SearchResult } from '../../../api/search/search.shapes.ts'
import { eachDatabase } from '../../support/databases.ts'
import { pointAt, square } from '../../support/features.ts'
import { requestsTo } from '../../support/requests.ts'
import { seedStreet } from '../../support/street.ts'

eachDatabase('what readers see of free text', (database) => {
  let opened: OpenDatabase

  beforeAll(async () => {
    opened = await database.open('demo')
  })

  const shown = async (words: string, person: string | null = null) =>
    (
      await firstRow<{ shown: string }>(
        opened.database,
        sql`SELECT ${redacted(sql`${words}::text`, sql`${person}::text`)} AS shown`,
      )
    )?.shown
  const toBuilding = async (address: string) =>
    (
      await firstRow<{ shown: string | null }>(
        opened.database,
        sql`SELECT ${addressToBuilding(sql`${address}::text`)} AS shown`,
      )
    )?.shown

  it.each([
    ['张三，电话13812348000', '张**，电话138****8000'],
    ['联系王小明 138-1234-8000', '联系王** 138****8000'],
    ['李阿姨（138 1234 8000）称水管漏水', '李**（138****8000）称水管漏水'],
    ['+8613812348000 来电', '138****8000 来电'],
    ['来电 +86 138 1234 8000。', '来电 138****8000。'],
    ['手机１３８１２３４８０００', '手机138****8000'],
    ['多拨一位 138123480001', '多拨一位 ****'],
    ['物业025-58765678无人接', '物业025****5678无人接'],
    ['拨打（025）5876 5678', '拨打025****5678'],
    ['0516-8765432', '0516****5432'],
    ['座机58765678', '座机****5678'],
    ['电话：5876-5678', '电话：****5678'],
    ['身份证320102195001011234', '身份证****'],
    ['证号 320102 19500101 123X', '证号 ****'],
    ['320102-1950-0101-1234', '****'],
    ['旧证320102500101123', '旧证****'],
    ['320102 500101 123', '****'],
    ['卡号6222 0212 3456 7890 123', '卡号****'],
    ['卡号6222021234567890123', '卡号****'],
    ['苏A12345占道', '苏A****5占道'],
    ['苏A·D12345 与 苏a1B2C3', '苏A****5 与 苏a****3'],
    ['邮箱 zhang.san@example.com', '邮箱 ****'],
    ['微信号：zhang_san8', '微信号：****'],
    ['联系人：张三，请回电', '联系人：张**，请回电'],
    ['业主: 欧阳明月', '业主: 欧**'],
    ['赵敏身份证号320102195001011234', '赵**身份证号****'],
    ['工农小区3幢2单元501室漏水', '工农小区3幢**漏水'],
    ['3幢501漏水', '3幢**漏水'],
    ['3栋六楼东户噪音', '3栋**噪音'],
    ['楼上602室与六楼西户', '楼上**与**'],
    ['12号楼1203室有人', '12号楼**有人'],
    ['住3-2-501', '住3-**'],
  ])('“%s” becomes “%s”', async (words, expected) => expect(await shown(words)).toBe(expected))

  it.each([
    '9幢墙面被喷涂开锁广告，约20平方米',
    '自2026-06-17 09:30起，2025-2026学年开学前',
    '20260617已处理，12345热线转办',
    '涉及3户居民，每户约120元，共1200户',
    '并入SG202606170012，见I-1-77',
    '118.7512,32.0612附近 100%_20',
    '五所村10幢楼前5幢单元门口，11幢四楼消火栓，一楼住户，3楼平台',
    '第35网格长已到场，处置2小时30分',
  ])('leaves “%s”', async (words) => expect(await shown(words)).toBe(words))

  it('leaves the demo’s texts, which tell nothing of anybody, as they are', async () => {
    const changed =
      await opened.query(`SELECT description AS told, shown_description AS shown FROM incident WHERE description <> shown_description
      UNION ALL SELECT address, shown_address FROM incident WHERE address IS DISTINCT FROM shown_address
      UNION ALL SELECT address, shown_address FROM building WHERE address IS DISTINCT FROM shown_address
      UNION ALL SELECT note, redacted(note, NULL) FROM incident_event WHERE note <> redacted(note, NULL)`)
    expect(changed).toEqual([])
  })

  it('masks who reported wherever the text names him', async () => {
    expect(await shown('欧阳明月反映，欧阳明月家门口堵塞', '欧阳明月')).toBe('欧**反映，欧**家门口堵塞')
    expect(await shown('甲栋有水', '甲')).toBe('甲栋有水')
  })

  it.each([
    ['安怀里2号5幢2单元501室', '安怀里2号5幢'],
    ['安怀里2号5幢二单元', '安怀里2号5幢'],
    ['安怀里2号5幢-501', '安怀里2号5幢'],
    ['安怀里2号5幢501', '安怀里2号5幢'],
    ['安怀里2号5号楼1203', '安怀里2号5号楼'],
    ['安怀里2号3楼东户', '安怀里2号'],
    ['安怀里2号十二层', '安怀里2号'],
    ['安怀里2号（3单元旁）', '安怀里2号'],
    ['工农小区5-2-501', '工农小区5'],
    ['工农小区5-501', '工农小区5'],
    ['501室', null],
    ['1234 MAIN STREET APT 4B', '1234 MAIN STREET'],
    ['小方巷（XX路口南约60米）', '小方巷（XX路口南约60米）'],
    ['XX川河北路224-226号6幢', 'XX川河北路224-226号6幢'],
    ['南圩巷98号', '南圩巷98号'],
    ['1234 MAIN STREET', '1234 MAIN STREET'],
  ])('an address “%s” goes to the building: “%s”', async (address, expected) =>
    expect(await toBuilding(address)).toBe(expected),
  )
})

eachDatabase('free text that tells of people', (database) => {
  const street = '320199001'
  let requests: ReturnType<typeof requestsTo>
  let id: number

  beforeAll(async () => {
    const { database: rooms, ...opened } = await database.open()
    await seedStreet(rooms, { street, incidents: 40 })
    const [stored] = await rooms
      .insert(incident)
      .values({
        streetCode: street,
        code: 'told',
        scheme: 'CJ/T 214-2007+local',
        category: '0101',
        stage: 'dispatch',
        severity: 'normal',
        source: 'hotline',
        description: '孙悟空说3幢2单元501室漏水，电话13912345678',
        address: '水帘巷7号3幢2单元501室',
        reporterName: '孙悟空',
        reporterPhone: '13912345678',
        reportedAt: new Date(),
        updatedAt: new Date(),
        sequence: 2,
        location: pointAt(118.76, 32.065),
      })
      .returning({ id: incident.id })
    id = stored?.id ?? 0
    const event = { streetCode: street, incidentId: id, at: new Date() }
    await rooms.insert(incidentEvent).values([
      {
        ...event,
        sequence: 1,
        verb: 'report',
        toStage: 'assessment',
        actor: '孙悟空',
        actorRole: 'resident',
        note: '孙悟空来电13912345678',
      },
      {
        ...event,
        sequence: 2,
        verb: 'accept',
        fromStage: 'assessment',
        toStage: 'dispatch',
        actor: '坐席13912345678',
        actorRole: 'commander',
        note: '回访孙悟空，2单元501室',
      },
    ])
    await rooms.insert(building).values({
      streetCode: street,
      code: 'told',
      address: '水帘巷7号3幢2单元501室',
      kind: 'residential',
      floors: 6,
      footprint: square(118.7601, 32.0651, 0.0003),
    })
    requests = requestsTo({ database: rooms, ...opened })
  })

  const raw = /孙悟空|13912345678|2单元|501室/

  it('leaves no address of the API raw', async () => {
    const where = `street=${street}`
    const [home] = (
      await requests.json<{ features: { id: number; properties: { code: string } }[] }>(
        `/api/features/buildings?${where}`,
      )
    ).features.filter(({ properties }) => properties.code === 'told')
    const addresses = [
      `/api/incidents?${where}&limit=500`,
      `/api/incidents/${id}`,
      `/api/incidents/${id}?at=${new Date(Date.now() + 1000).toISOString()}`,
      `/api/incidents/points?${where}`,
      `/api/search?${where}&q=${encodeURIComponent('水帘巷')}`,
      `/api/search?${where}&q=told`,
      `/api/search?${where}&q=${encodeURIComponent('漏水')}`,
      `/api/places?${where}&of=buildings&limit=500`,
      `/api/places/at?${where}&longitude=118.7602&latitude=32.0652`,
      `/api/buildings/${home?.id}?${where}`,
      `/api/features/buildings?${where}`,
      ...['json', 'html'].flatMap((form) => [
        `/ogc/collections/incidents/items?limit=1000&f=${form}`,
        `/ogc/collections/incidents/items/${id}?f=${form}`,
        `/ogc/collections/buildings/items?limit=1000&f=${form}`,
        `/ogc/collections/buildings/items/${home?.id}?f=${form}`,
      ]),
    ]
    for (const address of addresses) {
      const response = await requests.ask(address)
      expect(response.status, address).toBe(200)
      expect(await response.text(), address).not.toMatch(raw)
    }
  })

  it('shows the rest of it', async () => {
    const detail = await requests.json<IncidentDetail>(`/api/incidents/${id}`)
    expect(detail).toMatchObject({
      description: '孙**说3幢**漏水，电话139****5678',
      address: '水帘巷7号3幢',
      reporter: { name: '孙**', phone: '139****5678' },
    })
    expect(detail.history.map(({ actor, note }) => [actor, note])).toEqual([
      ['孙**', '孙**来电139****5678'],
      ['坐席139****5678', '回访孙**，**'],
    ])
  })

  it.each(['13912345678', '孙悟空', '2单元', '501室', '1391234'])('is not found by “%s”', async (text) => {
    const query = new URLSearchParams({ street, text })
    expect((await requests.json<IncidentPage>(`/api/incidents?${query}`)).total).toBe(0)
    const search = new URLSearchParams({ street, q: text })
    expect((await requests.json<{ results: SearchResult[] }>(`/api/search?${search}`)).results).toEqual([])
  })

  it.each(['漏水', '139****5678', '水帘巷7号3幢'])('is found by “%s”, which it shows', async (text) => {
    const query = new URLSearchParams({ street, text })
    expect((await requests.json<IncidentPage>(`/api/incidents?${query}`)).total).toBe(1)
  })
})
