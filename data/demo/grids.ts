import { inCodeOrder } from '../../api/district/place-code.model.ts'
import type { Land, World } from './blocks.ts'
import { FACTS, STREET } from './figures.ts'
import { at, centroid, type Point, perimeter, signedArea } from './geometry.ts'
import { type Face, outlines } from './network.ts'
import { arcsOf, partition } from './partition.ts'
import { toLongitudeLatitude } from './plane.ts'
import { randomFrom } from './random.ts'

export interface Grid {
  code: string
  name: string
  communityCode: string
  lands: Land[]
  outline: Face
}

export interface Community {
  code: string
  name: string
  grids: Grid[]
  outline: Face
}

const COMMUNITIES = 10

/** Names by the place a community's middle is nearest to, in plan metres. */
const COMMUNITY_NAMES: { name: string; point: Point }[] = [
  { name: '城河村社区', point: [250, 190] },
  { name: '茶亭社区', point: [240, 460] },
  { name: '和会街社区', point: [250, 740] },
  { name: '铁南社区', point: [250, 1100] },
  { name: '钟阜路社区', point: [690, 700] },
  { name: '北园社区', point: [780, 1130] },
  { name: '安乐村社区', point: [800, 330] },
  { name: '五所村社区', point: [1150, 520] },
  { name: '苏红社区', point: [1200, 840] },
  { name: '北村社区', point: [1250, 1150] },
  { name: '硅巷社区', point: [1600, 640] },
  { name: '滨江花园社区', point: [1620, 210] },
  { name: '工农新村社区', point: [1720, 1110] },
]

/** The one outline of a union of lands. */
export function outlineOf(lands: readonly Land[], nodes: readonly Point[]): Face {
  const all = outlines(lands, nodes)
  const [only] = all
  if (!only || all.length !== 1) throw new Error(`an area has ${all.length} outlines instead of one`)
  return only
}

/** Areas in the order of their codes. */
function inOrder<T extends { outline: Face }>(items: T[]): T[] {
  const areas = items.map((item) => {
    const [longitude, latitude] = toLongitudeLatitude(centroid(item.outline.ring))
    return { item, longitude, latitude, area: Math.abs(signedArea(item.outline.ring)) }
  })
  return inCodeOrder(areas).map(({ item }) => item)
}

/** Shares the district out into grids balanced by dwellings, and the grids into communities. */
export function makeGrids(
  world: World,
  dwellings: ReadonlyMap<number, number>,
  estateOf: ReadonlyMap<number, number>,
): Community[] {
  const lands = world.lands.filter(({ inDistrict }) => inDistrict)
  const arcs = arcsOf(lands, world.network.nodes, world.lines)
  const weights = lands.map(({ number }) => dwellings.get(number) ?? 0)
  const mean = weights.reduce((a, b) => a + b, 0) / FACTS.grids
  const sharedOut = ['a', 'b'].map((seed) =>
    partition(
      lands,
      arcs,
      lands.map((_, index) => [index]),
      weights,
      {
        count: FACTS.grids,
        random: randomFrom(`grids-${seed}`),
        moves: 320000,
        roundness: 0.5,
        together: lands.map(({ number }) => estateOf.get(number) ?? -1),
        balance: (weight) =>
          ((weight - mean) / mean) ** 2 * 5 +
          (weight < 306 ? 0.25 + ((306 - weight) / 306) * 2 : 0) +
          (weight > 490 ? 0.5 + (weight - 490) / 60 : 0),
      },
    ),
  )
  const partOf = at(
    [...sharedOut].sort((a, b) => a.energy - b.energy),
    0,
  ).parts
  const groups: number[][] = Array.from({ length: FACTS.grids }, () => [])
  partOf.forEach((part, index) => {
    groups[part]?.push(index)
  })
  const communityOf = partition(
    lands,
    arcs,
    groups,
    weights.map((weight) => weight / mean),
    {
      count: COMMUNITIES,
      random: randomFrom('communities-a'),
      moves: 60000,
      roundness: 0.5,
      balance: (weight) => ((weight - FACTS.grids / COMMUNITIES) / 2.2) ** 2,
    },
  ).parts
  const drafts = Array.from({ length: COMMUNITIES }, (_, number) => {
    const mine = groups.filter((group) => communityOf[at(group, 0)] === number)
    return {
      outline: outlineOf(
        mine.flat().map((index) => at(lands, index)),
        world.network.nodes,
      ),
      groups: mine,
    }
  })
  const taken = new Set<string>()
  let order = 0
  return inOrder(drafts).map((draft, index): Community => {
    const middle = centroid(draft.outline.ring)
    const named = COMMUNITY_NAMES.filter(({ name }) => !taken.has(name)).sort(
      (a, b) =>
        Math.hypot(a.point[0] - middle[0], a.point[1] - middle[1]) -
        Math.hypot(b.point[0] - middle[0], b.point[1] - middle[1]),
    )
    const { name } = at(named, 0)
    taken.add(name)
    const code = `${STREET.code}${String(index + 1).padStart(3, '0')}`
    const shapes = draft.groups.map((group) => {
      const mine = group.map((number) => at(lands, number))
      return { lands: mine, outline: outlineOf(mine, world.network.nodes) }
    })
    const grids = inOrder(shapes).map((shape, position): Grid => {
      order += 1
      return {
        ...shape,
        code: `${code}${String(position + 1).padStart(3, '0')}`,
        name: `第${order}网格`,
        communityCode: code,
      }
    })
    return { code, name, grids, outline: draft.outline }
  })
}

/** Polsby–Popper roundness of an outline: 1 for a circle. */
export function roundness(outline: Face): number {
  return (4 * Math.PI * Math.abs(signedArea(outline.ring))) / perimeter(outline.ring) ** 2
}
