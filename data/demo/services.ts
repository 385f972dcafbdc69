import type { Addresses } from './addresses.ts'
import type { World } from './blocks.ts'
import type { Estate } from './estates.ts'
import { at, centroid, distance, inside, type Point, signedArea } from './geometry.ts'
import type { Community } from './grids.ts'
import { innerPoint } from './inset.ts'
import type { Dwelling } from './people.ts'
import { type Random, randomFrom } from './random.ts'

/** A place of service or the seat of a unit: metres, with its address. */
export interface Place {
  name: string
  kind: string
  point: Point
  address: string
}

export interface ServicePoint extends Place {
  hours: string
}

export interface Unit extends Place {
  staff: number
  onDuty: boolean
}

/** Rooms a service can have: buildings on a street, each given once. */
class Hosts {
  private readonly taken = new Set<number>()

  private readonly dwellings: readonly Dwelling[]
  private readonly addresses: Addresses
  private readonly random: Random

  constructor(dwellings: readonly Dwelling[], addresses: Addresses, random: Random) {
    this.dwellings = dwellings
    this.addresses = addresses
    this.random = random
  }

  /** The free building of the wished kinds nearest to a point, inside an area if one is given. */
  near(
    point: Point,
    kinds: readonly string[],
    area: readonly Point[] | null = null,
  ): { point: Point; address: string } {
    let best = -1
    let least = Number.POSITIVE_INFINITY
    this.dwellings.forEach(({ footprint }, index) => {
      if (this.taken.has(index) || !kinds.includes(footprint.kind)) return
      if (
        footprint.kind === 'ancillary' &&
        (signedArea(footprint.ring) < 20 || footprint.structure === 'simple')
      )
        return
      const middle = centroid(footprint.ring)
      if (area && !inside(middle, area)) return
      const away = distance(middle, point)
      if (away < least) [least, best] = [away, index]
    })
    if (best < 0 && kinds.length < 4)
      return this.near(point, ['commercial', 'office', 'ancillary', 'residential', 'lane_house'], null)
    if (best < 0) throw new Error('no building left for a service')
    this.taken.add(best)
    const { ring, hole } = at(this.dwellings, best).footprint
    const spot = hole ? at(ring, 0) : innerPoint(ring)
    return {
      point: hole ? [spot[0] + 1.5, spot[1] + 1.5] : spot,
      address: at(this.addresses.buildings, best).address,
    }
  }

  wander(point: Point, reach: number): Point {
    return [point[0] + this.random.between(-reach, reach), point[1] + this.random.between(-reach, reach)]
  }
}

const SHOPS = ['commercial', 'office', 'ancillary']

/** Service points: one of the everyday kinds in each community, the rarer ones where they belong. */
export function makeServices(
  world: World,
  communities: readonly Community[],
  dwellings: readonly Dwelling[],
  addresses: Addresses,
  hosts: Hosts,
): ServicePoint[] {
  const result: ServicePoint[] = []
  const put = (name: string, kind: string, hours: string, place: { point: Point; address: string }): void => {
    result.push({ name, kind, hours, ...place })
  }
  const plan = (east: number, north: number): Point => [east * world.scale, north * world.scale]
  put('XX路街道党群服务中心', 'party_service', '周一至周日 08:30–20:30', hosts.near(plan(1000, 730), SHOPS))
  put('XX路街道社区卫生服务中心', 'clinic', '24小时（急诊）', hosts.near(plan(900, 820), ['hospital']))
  communities.forEach((community, index) => {
    const area = community.outline.ring
    const heart = innerPoint(area)
    const short = community.name.replace('社区', '')
    put(
      `${community.name}党群服务站`,
      'party_service',
      '周一至周五 09:00–18:00',
      hosts.near(heart, SHOPS, area),
    )
    put(
      `${community.name}服务站`,
      'community_service',
      '周一至周六 09:00–17:30',
      hosts.near(heart, SHOPS, area),
    )
    put(
      `宁小蜂驿站（${short}）`,
      'courier_station',
      '07:00–22:00',
      hosts.near(hosts.wander(heart, 160), SHOPS, area),
    )
    put(`${short}微型消防站`, 'fire_post', '24小时', hosts.near(hosts.wander(heart, 120), SHOPS, area))
    if (index % 2 === 0)
      put(`${short}卫生服务站`, 'clinic', '08:00–17:30', hosts.near(hosts.wander(heart, 120), SHOPS, area))
    if (index % 3 !== 2)
      put(
        `${short}居家养老服务中心`,
        'elderly_care',
        '08:00–18:00',
        hosts.near(hosts.wander(heart, 100), SHOPS, area),
      )
    if (index % 3 === 0) put(`${short}警务室`, 'police_post', '24小时', hosts.near(heart, SHOPS, area))
    put(`${short}公共厕所`, 'toilet', '24小时', hosts.near(hosts.wander(heart, 150), ['ancillary'], area))
  })
  for (const land of world.lands) {
    if (!land.inDistrict || !land.landmark) continue
    const { name, use } = land.landmark
    const point = land.inner
    const own = dwellings.findIndex(({ footprint }) => footprint.land === land.number)
    const address = own >= 0 ? at(addresses.buildings, own).address : ''
    if (result.some((other) => other.name === name)) continue
    if (use === 'school') put(name, 'school', '07:30–18:00', { point, address })
    if (use === 'hospital') put(name, 'hospital', '24小时', { point, address })
    if (use === 'park') put(name, 'park', '06:00–22:00', { point, address: name })
    if (use === 'market') put('苏红菜场', 'market', '05:30–19:00', { point, address })
    if (name === '硅巷园区') put('硅巷园区共享停车场', 'parking', '24小时', { point, address })
    if (name === '玉XX广场') put('玉XX广场停车场', 'parking', '07:00–23:00', { point, address })
  }
  put('茶亭菜场', 'market', '05:30–19:00', hosts.near(plan(240, 560), SHOPS))
  put('北村菜场', 'market', '05:30–19:00', hosts.near(plan(1260, 1140), SHOPS))
  put('XX路街道文化活动中心', 'culture', '09:00–21:00', hosts.near(plan(620, 760), SHOPS))
  put('钟阜路停车场', 'parking', '24小时', hosts.near(plan(600, 1100), SHOPS))
  return result
}

/** Units of the street and of the city's branches that work in it. */
export function makeUnits(
  world: World,
  communities: readonly Community[],
  estates: readonly Estate[],
  hosts: Hosts,
  random: Random,
): Unit[] {
  const result: Unit[] = []
  const put = (name: string, kind: string, staff: number, place: { point: Point; address: string }): void => {
    result.push({
      name,
      kind,
      staff,
      onDuty: true,
      ...place,
    })
  }
  const plan = (east: number, north: number): Point => [east * world.scale, north * world.scale]
  const list: [string, string, number, number, number][] = [
    ['XX路派出所', 'police', 42, 1010, 730],
    ['XX路街道应急管理办公室', 'emergency', 9, 970, 720],
    ['XX路消防救援站', 'emergency', 26, 1440, 700],
    ['综合行政执法中队', 'law_enforcement', 31, 620, 900],
    ['综合执法中队市场小队', 'law_enforcement', 12, 1150, 680],
    ['XX路市场监督管理所', 'market_supervision', 16, 1260, 690],
    ['XX路司法所', 'justice', 7, 940, 700],
    ['XX路环境卫生管理所', 'sanitation', 58, 420, 1130],
    ['川河北路环卫班组', 'sanitation', 22, 700, 170],
    ['城北水务抢修站', 'water', 14, 60, 760],
    ['燃气城北抢险班', 'gas', 12, 1460, 1040],
    ['供电XX路抢修班', 'power', 15, 1660, 980],
    ['绿化养护三队', 'greening', 18, 640, 840],
    ['交警四大队XX路中队', 'traffic', 24, 1640, 700],
    ['社区卫生服务中心出诊队', 'medical', 12, 880, 840],
    ['XX路街道社会治理现代化指挥中心', 'community', 12, 990, 700],
  ]
  for (const [name, kind, staff, east, north] of list)
    put(name, kind, staff, hosts.near(plan(east, north), SHOPS))
  for (const { name, outline } of communities)
    put(
      `${name}居民委员会`,
      'community',
      random.whole(5, 8),
      hosts.near(innerPoint(outline.ring), SHOPS, outline.ring),
    )
  const managed = [...estates].filter(({ kind }) => kind === 'tower' || kind === 'court').slice(0, 4)
  for (const { name, ring } of managed)
    put(
      `${name}物业服务中心`,
      'property',
      random.whole(9, 22),
      hosts.near(centroid(ring), ['commercial', 'ancillary', 'residential'], ring),
    )
  return result
}

/** Rooms for services and units, given out from one store so that no two share a room. */
export function makeHosts(dwellings: readonly Dwelling[], addresses: Addresses): Hosts {
  return new Hosts(dwellings, addresses, randomFrom('services'))
}
