import type { EstateKind } from '../../api/estate/estate.model.ts'
import type { Land, World } from './blocks.ts'
import type { Built } from './building.ts'
import { FACTS } from './figures.ts'
import { at, centroid, type Point, type Ring } from './geometry.ts'
import { outlines } from './network.ts'
import { randomFrom } from './random.ts'
import { groundOf } from './site.ts'

export interface Estate {
  code: string
  name: string
  kind: EstateKind
  builtYear: number
  renovatedYear: number | null
  lands: Land[]
  ring: Ring
}

const DWELT: readonly string[] = ['slab', 'court', 'tower', 'lane']

/** Estates the report names, by the place they must hold, in plan metres. */
const NAMED: { name: string; point: Point; renovated: number | null }[] = [
  { name: '五所村', point: [1100, 480], renovated: 2022 },
  { name: '滨江花园小区', point: [1560, 130], renovated: 2023 },
  { name: '安乐村', point: [632, 285], renovated: 2021 },
]

/** Stems of estate names with the place they come from, in plan metres: an estate takes one from near by. */
const STEMS: [string, number, number][] = [
  ['钟阜', 560, 1040],
  ['茶亭', 250, 450],
  ['铁南', 220, 1180],
  ['川河', 660, 200],
  ['和会街', 200, 700],
  ['营房', 420, 1010],
  ['北园', 780, 1180],
  ['桥东', 880, 600],
  ['河湾', 880, 380],
  ['苏红', 1200, 640],
  ['钓鱼台', 1260, 300],
  ['北村', 1180, 1080],
  ['立新', 1540, 900],
  ['纺织', 1760, 440],
  ['蒋家圩', 640, 520],
  ['钟麓', 680, 760],
  ['村前', 120, 960],
  ['车站', 1300, 800],
  ['硅巷', 1520, 440],
  ['工农', 900, 960],
  ['城河', 80, 200],
  ['医院', 960, 800],
  ['望江', 1540, 150],
  ['五所', 1060, 500],
  ['安乐', 1760, 260],
  ['永宁', 420, 440],
  ['仁寿', 1560, 1200],
  ['双塘', 1100, 1250],
  ['金盘', 1800, 760],
  ['惠民', 400, 860],
]
const LANE_NAMES = ['仁寿里', '永宁坊', '同庆里', '钟麓坊', '德馨里', '和会里', '长平坊']
const OLD_ENDS = ['新村', '村', '小区', '新村', '一村', '二村', '宿舍']
const NEW_ENDS = ['花园', '雅苑', '名庭', '家园', '公寓', '华庭']

interface Draft {
  lands: Land[]
  dwellings: number
  kind: EstateKind
  year: number
}

/** Blocks of dwellings become estates; small ones join a neighbour across a lane until the wished number is left. */
export function makeEstates(world: World, built: Built): Estate[] {
  const random = randomFrom('estates')
  const dwellings = new Map<number, number>()
  const years = new Map<number, number[]>()
  for (const { land, dwellings: count, year, kind } of built.buildings) {
    dwellings.set(land, (dwellings.get(land) ?? 0) + count)
    if (kind === 'residential' || kind === 'lane_house') years.set(land, [...(years.get(land) ?? []), year])
  }
  const byBlock = new Map<number, Land[]>()
  for (const land of world.lands) {
    if (
      !land.inDistrict ||
      land.landmark ||
      !DWELT.includes(land.use) ||
      (dwellings.get(land.number) ?? 0) < 12
    )
      continue
    byBlock.set(land.block, [...(byBlock.get(land.block) ?? []), land])
  }
  const drafts: Draft[] = [...byBlock.values()].flatMap((lands) => {
    const whole = outlines(lands, world.network.nodes)
    const set =
      whole.length === 1
        ? lands
        : [
            at(
              [...lands].sort((a, b) => b.area - a.area),
              0,
            ),
          ]
    const built = set.flatMap(({ number }) => years.get(number) ?? []).sort((a, b) => a - b)
    return [
      {
        lands: set,
        dwellings: set.reduce((sum, { number }) => sum + (dwellings.get(number) ?? 0), 0),
        kind: at(set, 0).use as EstateKind,
        year: at(built, Math.floor(built.length / 2)),
      },
    ]
  })
  const joined = join(drafts, world)
  const chosen = joined.sort((a, b) => b.dwellings - a.dwellings).slice(0, FACTS.estates)
  const ringOf = (draft: Draft): Ring => {
    const outer = at(outlines(draft.lands, world.network.nodes), 0)
    const ground = groundOf(outer.ring, outer.lines, world.lines)
    if (!ground) throw new Error('an estate has no ground')
    return ground
  }
  const estates = chosen.map((draft) => ({ draft, ring: ringOf(draft) }))
  const given = new Map<Draft, (typeof NAMED)[number]>()
  for (const named of NAMED) {
    const near = estates
      .filter(({ draft }) => !given.has(draft) && draft.kind !== 'tower')
      .sort((a, b) => away(a.ring, named.point, world.scale) - away(b.ring, named.point, world.scale))
    given.set(at(near, 0).draft, named)
  }
  const age = (draft: Draft): number => (given.has(draft) ? 0 : draft.year)
  const ages = [...chosen].sort((a, b) => age(a) - age(b))
  ages.forEach((draft, index) => {
    if (index < FACTS.old_estates) draft.year = Math.min(draft.year, 2000)
    else draft.year = Math.max(draft.year, 2001 + ((index - FACTS.old_estates) % 3))
  })
  const shift = new Map<number, number>()
  for (const draft of chosen) for (const { number } of draft.lands) shift.set(number, draft.year)
  for (const building of built.buildings) {
    const year = shift.get(building.land)
    if (year === undefined || building.kind !== 'residential') continue
    if (year > 2000 !== building.year > 2000) building.year = year + (building.year % 2)
  }
  const names = new Set<string>()
  const nameFor = (kind: EstateKind, old: boolean, ring: Ring): string => {
    const nearest = [...STEMS].sort(
      (a, b) => away(ring, [a[1], a[2]], world.scale) - away(ring, [b[1], b[2]], world.scale),
    )
    for (let attempt = 0; ; attempt += 1) {
      const [stem] = at(nearest, Math.min(2, Math.floor(attempt / 8)))
      const name =
        kind === 'lane' ? random.pick(LANE_NAMES) : `${stem}${random.pick(old ? OLD_ENDS : NEW_ENDS)}`
      if (
        !names.has(name) &&
        !NAMED.some((named) => named.name === name) &&
        name !== '工农新村' &&
        name !== '城河村'
      ) {
        names.add(name)
        return name
      }
    }
  }
  const ordered = estates.sort(
    (a, b) => strip(a.ring) - strip(b.ring) || centroid(b.ring)[1] - centroid(a.ring)[1],
  )
  return ordered.map(({ draft, ring }, index): Estate => {
    const named = given.get(draft)
    return {
      code: `E${String(index + 1).padStart(2, '0')}`,
      name: named?.name ?? nameFor(draft.kind, draft.year <= 2000, ring),
      kind: draft.kind,
      builtYear: draft.year,
      renovatedYear:
        named?.renovated ?? (draft.year <= 1992 && random.chance(0.3) ? random.whole(2018, 2024) : null),
      lands: draft.lands,
      ring,
    }
  })
}

const strip = (ring: Ring): number => Math.floor(centroid(ring)[0] / 240)

function away(ring: Ring, [east, north]: Point, scale: number): number {
  const [x, y] = centroid(ring)
  return Math.hypot(x - east * scale, y - north * scale)
}

/** Joins the smallest drafts to a neighbour of the same kind as long as there are too many and the result stays one piece. */
function join(drafts: Draft[], world: World): Draft[] {
  const list = [...drafts]
  const stuck = new Set<Draft>()
  while (list.length > FACTS.estates + 4) {
    const small = list.filter((draft) => !stuck.has(draft)).sort((a, b) => a.dwellings - b.dwellings)[0]
    if (!small) return list
    let best: Draft | null = null
    for (const other of list) {
      if (other === small || other.kind !== small.kind || other.dwellings + small.dwellings > 640) continue
      if (!acrossLane(small, other, world)) continue
      const rings = outlines([...small.lands, ...other.lands], world.network.nodes)
      if (rings.length !== 1 || new Set(at(rings, 0).nodes).size !== at(rings, 0).nodes.length) continue
      if (!best || other.dwellings < best.dwellings) best = other
    }
    if (!best) {
      stuck.add(small)
      continue
    }
    best.lands = [...best.lands, ...small.lands]
    best.dwellings += small.dwellings
    list.splice(list.indexOf(small), 1)
  }
  return list
}

/** True when two drafts share at least 60 m of lane or path, and no real street. */
function acrossLane(one: Draft, two: Draft, world: World): boolean {
  const steps = new Map<string, number>()
  for (const land of one.lands) {
    land.nodes.forEach((from, side) => {
      steps.set(`${at(land.nodes, side + 1)}-${from}`, at(land.lines, side))
    })
  }
  let length = 0
  for (const land of two.lands) {
    land.nodes.forEach((from, side) => {
      const to = at(land.nodes, side + 1)
      const line = steps.get(`${from}-${to}`)
      if (line === undefined) return
      if (!['lane', 'alley', 'path'].includes(at(world.lines, line).kind)) length -= 1000
      const [a, b] = [at(world.network.nodes, from), at(world.network.nodes, to)]
      length += Math.hypot(a[0] - b[0], a[1] - b[1])
    })
  }
  return length > 60
}
