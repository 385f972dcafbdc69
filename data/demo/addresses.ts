import type { World } from './blocks.ts'
import type { Estate } from './estates.ts'
import { at, centroid, cross, distance, inside, minus, nearestOnSegment, type Point } from './geometry.ts'
import type { Dwelling } from './people.ts'

/** Where a place lies along a named street: how far, and on which side. */
interface Frontage {
  street: string
  run: number
  even: boolean
}

function frontageOf(world: World, point: Point, kinds: readonly string[]): Frontage {
  let best: Frontage = { street: 'XX路', run: 0, even: false }
  let least = Number.POSITIVE_INFINITY
  for (const line of world.lines) {
    if (line.name === '' || !kinds.includes(line.kind)) continue
    let run = 0
    for (let index = 1; index < line.points.length; index += 1) {
      const [a, b] = [at(line.points, index - 1), at(line.points, index)]
      const found = nearestOnSegment(point, a, b)
      const away = found.distance - line.width / 2
      if (away < least) {
        least = away
        best = {
          street: line.name,
          run: run + found.t * distance(a, b),
          even: cross(minus(b, a), minus(point, a)) > 0,
        }
      }
      run += distance(a, b)
    }
  }
  return best
}

const STREETS = ['arterial', 'secondary', 'street', 'lane']
const WITH_ALLEYS = [...STREETS, 'alley']

export interface Addresses {
  /** Estate code → address, such as 安乐路12号. */
  estates: Map<string, string>
  /** Index of the dwelling → its name and full address. */
  buildings: { name: string; address: string; estateCode: string | null }[]
}

/** Numbers every estate and every building of its own along its street: odd on one side, even on the other. */
export function makeAddresses(
  world: World,
  estates: readonly Estate[],
  dwellings: readonly Dwelling[],
): Addresses {
  const middles = dwellings.map(({ footprint }) => centroid(footprint.ring))
  const estateOf = middles.map((point) => estates.find(({ ring }) => inside(point, ring)) ?? null)
  const numbered: { key: string; place: Frontage }[] = estates.map(({ code, ring }) => ({
    key: code,
    place: frontageOf(world, centroid(ring), STREETS),
  }))
  dwellings.forEach(({ footprint }, index) => {
    if (estateOf[index]) return
    const kinds = footprint.kind === 'shanty' || footprint.kind === 'ancillary' ? WITH_ALLEYS : STREETS
    numbered.push({ key: `b${index}`, place: frontageOf(world, at(middles, index), kinds) })
  })
  const addresses = new Map<string, string>()
  const used = new Map<string, number>()
  for (const { key, place } of numbered.sort((a, b) => a.place.run - b.place.run)) {
    const side = `${place.street}${place.even}`
    let number = (used.get(side) ?? (place.even ? 0 : -1)) + 2
    const first = dwellings[Number(key.slice(1))]
    if (key.startsWith('b') && first?.footprint.name === '苏红市场') number = 90
    else {
      if (place.street === 'XX路' && number === 90) number += 2
      used.set(side, number)
    }
    addresses.set(key, `${place.street}${number}号`)
  }
  const counters = new Map<string, number>()
  const order = middles
    .map((point, index) => ({ index, point }))
    .sort((a, b) => Math.round((b.point[1] - a.point[1]) / 14) || a.point[0] - b.point[0])
  const buildings: Addresses['buildings'] = dwellings.map(() => ({ name: '', address: '', estateCode: null }))
  for (const { index } of order) {
    const estate = estateOf[index] ?? null
    const { kind, name } = at(dwellings, index).footprint
    const home = estate ? (addresses.get(estate.code) ?? '') : (addresses.get(`b${index}`) ?? '')
    const counted = estate !== null && (kind === 'residential' || kind === 'lane_house')
    let own = name
    if (counted && estate) {
      const number = (counters.get(estate.code) ?? 0) + 1
      counters.set(estate.code, number)
      own = `${number}幢`
    }
    if (own === '' && kind === 'commercial') own = '沿街商铺'
    if (own === '' && kind === 'office') own = '办公楼'
    if (own === '' && kind === 'ancillary') own = '附属用房'
    buildings[index] = {
      name: own,
      address: counted ? `${home}${own}` : home,
      estateCode: estate?.code ?? null,
    }
  }
  return { estates: new Map(estates.map(({ code }) => [code, addresses.get(code) ?? ''])), buildings }
}
