import { distance, type Metres, Nearby, nearest, type Shape } from './incident-ground.ts'
import type { Ground } from './incident-mix.ts'
import { type District, type Spot, text } from './incident-places.ts'
import type { Random } from './random.ts'

/** How people call a spot: `name` and `where` begin a sentence, `address` is written in the address field. */
export interface Called {
  name: string
  where: string
  address: string
}

interface Corner {
  point: Metres
  names: Set<string>
}

/** Where streets of different names meet. */
function cornersOf(roads: readonly Shape[]): Corner[] {
  const corners = new Map<string, Corner>()
  for (const road of roads) {
    const line = road.rings[0] ?? []
    const name = text(road, 'name')
    if (name === '' || name.includes('匝道') || name.includes('环道')) continue
    for (const point of [line[0], line.at(-1)]) {
      if (!point) continue
      const key = `${Math.round(point[0])} ${Math.round(point[1])}`
      const corner = corners.get(key) ?? { point, names: new Set() }
      corner.names.add(name)
      corners.set(key, corner)
    }
  }
  return [...corners.values()].filter(({ names }) => names.size > 1)
}

function side(from: Metres, to: Metres): string {
  const [east, north] = [to[0] - from[0], to[1] - from[1]]
  if (Math.abs(east) > Math.abs(north)) return east > 0 ? '东' : '西'
  return north > 0 ? '北' : '南'
}

/** Names spots after buildings, streets and corners. */
export function addressBook(district: District, random: Random): (spot: Spot, ground: Ground) => Called {
  const corners = cornersOf(district.roads)
  const addressed = new Nearby(district.buildings.filter((building) => text(building, 'address') !== ''))

  const ofBuilding = (building: Shape): { name: string; address: string } => {
    const address = text(building, 'address')
    const estate = district.estates.get(text(building, 'estate_code'))
    const own = text(building, 'name')
    const kind = text(building, 'kind')
    if (estate && kind !== 'commercial') return { name: estate + (own === '附属用房' ? '' : own), address }
    if (own !== '' && own !== '沿街商铺') return { name: own.replace(/(教学楼|住院楼)$/, ''), address }
    return { name: address, address }
  }

  const ofRoad = (road: Shape, point: Metres): Called => {
    const street = text(road, 'name')
    const beside = nearest(addressed, point, 45)
    const house = beside ? text(beside, 'address') : ''
    if (street !== '' && house.startsWith(street)) {
      const number = house.replace(/(号).*$/, '$1')
      return { name: number, where: random.pick(['门前', '门前', '对面', '旁']), address: number }
    }
    const corner = corners
      .filter(({ names }) => names.has(street))
      .sort((one, two) => distance(one.point, point) - distance(two.point, point))[0]
    const cross = corner && [...corner.names].find((other) => other !== street)
    if (corner && cross) {
      const metres = Math.round(distance(corner.point, point) / 10) * 10
      if (metres < 30) return { name: `${street}${cross}口`, where: '', address: `${street}与${cross}交叉口` }
      const from = side(corner.point, point)
      return {
        name: `${street}近${cross}口`,
        where: '',
        address: `${street}（${cross}口${from}约${metres}米）`,
      }
    }
    if (beside) {
      const { name, address } = ofBuilding(beside)
      return { name, where: `${side(beside.middle, point)}侧${random.pick(['通道', '路边'])}`, address }
    }
    return {
      name: street === '' ? '小区通道' : street,
      where: '',
      address: street === '' ? '小区通道' : street,
    }
  }

  const schools = district.buildings.filter(
    (shape) => text(shape, 'kind') === 'school' && text(shape, 'name') !== '',
  )

  const ofGate = (called: Called, point: Metres): Called => {
    const school = schools
      .filter(({ middle }) => distance(middle, point) < 160)
      .sort((one, two) => distance(one.middle, point) - distance(two.middle, point))[0]
    if (!school) return called
    return { ...called, name: ofBuilding(school).name, where: random.pick(['门口', '门前', '周边']) }
  }

  const ofGreen = (green: Shape, point: Metres): Called => {
    const own = text(green, 'name')
    const beside = nearest(addressed, point, 80)
    const known = beside ? ofBuilding(beside) : { name: '街头', address: '街头绿地' }
    if (own !== '') return { name: own, where: '', address: `${own}（${known.address}附近）` }
    return { name: `${known.name}旁绿地`, where: '', address: known.address }
  }

  return ({ point, building, road, water }, ground) => {
    if (road) return ground === 'school_gate' ? ofGate(ofRoad(road, point), point) : ofRoad(road, point)
    if (water) {
      const known = building ? ofBuilding(building) : { name: '', address: '岸边步道' }
      const river = text(water, 'name')
      const stretch = known.name.startsWith(river) ? `${known.name}河段` : `${river}${known.name}段`
      return { name: stretch, where: '', address: `${river}沿岸（${known.address}附近）` }
    }
    if (!building) throw new Error('a spot is neither at a street, nor at a building, nor at the water')
    if (ground === 'green') return ofGreen(building, point)
    const { name, address } = ofBuilding(building)
    if (ground === 'indoor' || ground === 'shanty_indoor') return { name, where: '', address }
    if (ground === 'shop') return { name, where: random.pick(['门前', '店前']), address }
    if (ground === 'shanty') return { name, where: random.pick(['门前', '旁', '屋后']), address }
    return { name, where: random.pick([`${side(building.middle, point)}侧`, '楼下', '楼前']), address }
  }
}
