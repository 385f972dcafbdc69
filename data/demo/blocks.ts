import { Crossroads, type CutOptions, cut, type Parcel } from './cuts.ts'
import {
  add,
  at,
  centroid,
  distance,
  distanceToLine,
  inside,
  type Point,
  signedArea,
  times,
} from './geometry.ts'
import { innerPoint } from './inset.ts'
import { LANDMARKS, type Landmark, QUARTERS, type Quarter, type Use } from './landmarks.ts'
import { type Face, faces, type Line, type Network, node } from './network.ts'
import { BOUNDARY } from './plan.ts'
import { interchangeOutline, ramps } from './plan-interchange.ts'
import { type Random, randomFrom } from './random.ts'
import { drawnLines } from './world.ts'

/** A face of the final street network with what it is used for and the block it belongs to. */
export interface Land extends Face {
  number: number
  inner: Point
  area: number
  use: Use
  landmark: Landmark | null
  quarter: Quarter | null
  /** Number of the block (land between streets and lanes) the face was cut from. */
  block: number
  inDistrict: boolean
}

export interface World {
  scale: number
  lines: Line[]
  network: Network
  lands: Land[]
  /** Outline of the district, counter-clockwise, metres. */
  boundary: Point[]
}

const LANE_NAMES =
  '安怀 仁寿 长平 高井 许巷 双井 石婆 柳叶 竹竿 芦席 南祖 东瓜 萝卜 白云 青石 大方 小方 永宁 复兴 四条 五条 望江 渔巷 牌楼 双塘 金盘 凤台 桃园 菊花 太平 同庆 惠民 豆腐 红土 盐仓 马路 水佐 观音 铁管 窑上 和平 幸福 光明 前进 胜利 建新 团结 友好 育才 新生'.split(
    ' ',
  )

/** Outline of the district: the land its four sides enclose, counter-clockwise, metres. */
export function districtFace(lines: readonly Line[]): Point[] {
  const names = Object.values(BOUNDARY)
  const ring = faces(node(lines.filter(({ name }) => names.includes(name)))).map((face) => face.ring)
  const home = ring.find((outline) => inside([900, 700], outline))
  if (!home) throw new Error('the four sides of the district do not close')
  return home
}

function usageAt(point: Point, scale: number): { use: Use; quarter: Quarter | null } {
  const plan = times(point, 1 / scale)
  const quarter = QUARTERS.find(({ outline }) => inside(plan, outline)) ?? null
  return { use: quarter?.use ?? 'slab', quarter }
}

function landmarkIn(ring: Point[], scale: number): Landmark | null {
  return LANDMARKS.find(({ point }) => inside(times(point, scale), ring)) ?? null
}

/** Land the generator leaves uncut: water, rail, river banks, the interchange. */
function natural(face: Face, lines: readonly Line[], interchange: Point[]): Use | null {
  const kinds = new Set(face.lines.map((number) => at(lines, number).kind))
  const names = new Set(face.lines.map((number) => at(lines, number).name))
  if (names.has('XX川河北岸') && names.has('XX川河南岸')) return 'water'
  if (names.has('铁路南侧') && names.has('铁路北侧')) return 'rail'
  if (kinds.has('bank')) return 'bank'
  if (inside(innerPoint(face.ring), interchange)) return 'interchange'
  return null
}

/** The next lane name not yet given: fifty stems, then the same with another ending. */
function laneName(lines: readonly Line[]): string {
  const given = lines.filter(({ name, kind }) => name !== '' && (kind === 'lane' || kind === 'alley')).length
  const turn = (given * 7) % LANE_NAMES.length
  return `${at(LANE_NAMES, turn)}${at(['巷', '里', '弄', '后巷', '新巷'], Math.floor(given / LANE_NAMES.length))}`
}

interface Level {
  kind: 'lane' | 'alley' | 'path'
  width: number
  target: number
}

/** How a piece of land is cut further, or null when it is small enough. */
function nextCut(
  area: number,
  use: Use,
  level: number,
  landmark: Landmark | null,
  random: Random,
): Level | null {
  if (landmark && area <= landmark.keep) return null
  const wish = random.between(0.85, 1.2)
  const block = use === 'tower' ? 34000 : use === 'shanty' ? 60000 : use === 'lane' ? 17000 : 32000
  if (level === 0 && area > block * wish)
    return { kind: 'lane', width: use === 'shanty' ? 6 : 8, target: block }
  if (level === 0) return null
  const cell = use === 'tower' ? 17000 : use === 'shanty' ? 17000 : use === 'lane' ? 8500 : 16500
  if (area > cell * wish)
    return {
      kind: use === 'shanty' || use === 'lane' ? 'alley' : 'path',
      width: use === 'shanty' ? 3.4 : 5,
      target: cell,
    }
  return null
}

function subdivide(
  world: { lines: Line[]; scale: number },
  start: Parcel,
  level: number,
  options: CutOptions,
  home: boolean,
): Parcel[] {
  const leaves: Parcel[] = []
  const queue: Parcel[] = [start]
  while (queue.length > 0) {
    const parcel = queue.pop()
    if (!parcel) break
    const area = signedArea(parcel.ring)
    const { use } = usageAt(centroid(parcel.ring), world.scale)
    const landmark = home ? landmarkIn(parcel.ring, world.scale) : null
    const plan = home
      ? nextCut(area, use, level, landmark, options.random)
      : area > 26000 * options.random.between(0.8, 1.5)
        ? { kind: 'lane' as const, width: 9, target: 26000 }
        : null
    const parts = plan ? cut(parcel, options) : null
    if (!plan || !parts) {
      leaves.push(parcel)
      continue
    }
    const name = home && plan.kind !== 'path' ? laneName(world.lines) : ''
    world.lines.push({ name, kind: plan.kind, width: plan.width, points: parts.path, oneway: false })
    for (const point of [at(parts.path, 0), at(parts.path, -1)]) options.crossroads.put(point)
    const number = world.lines.length - 1
    parts.ring.forEach((ring, index) => {
      queue.push({ ring, lines: at(parts.sides, index).map((line) => (line < 0 ? number : line)) })
    })
  }
  return leaves
}

/** Short cuts from the embankment road's junctions to the bank, so that the bank is shared out with the land behind it. */
function bankDividers(lines: Line[], boundary: Point[]): void {
  const bank = lines.find(({ name }) => name === 'XX川河北岸')
  const road = lines.find(({ name }) => name === 'XX川河北路')
  if (!bank || !road) return
  const network = node(lines.filter(({ kind }) => kind !== 'ramp'))
  const roadNumber = lines.filter(({ kind }) => kind !== 'ramp').indexOf(road)
  const degree = new Map<number, number>()
  for (const { from, to } of network.pieces)
    for (const end of [from, to]) degree.set(end, (degree.get(end) ?? 0) + 1)
  const junctions = new Set<number>()
  for (const { from, to, line } of network.pieces) {
    if (line !== roadNumber) continue
    for (const end of [from, to]) if ((degree.get(end) ?? 0) === 3) junctions.add(end)
  }
  for (const number of junctions) {
    const point = at(network.nodes, number)
    if (!inside(add(point, [0, 12]), boundary) || !inside(add(point, [0, -4]), boundary)) continue
    let best: Point | null = null
    for (const target of bank.points)
      if (!best || distance(target, point) < distance(best, point)) best = target
    if (best && distance(best, point) < 60)
      lines.push({ name: '', kind: 'divider', width: 0, points: [point, best], oneway: false })
  }
}

/** Draws the streets, cuts the land between them and says what each piece is used for. */
export function buildWorld(scale: number): World {
  const lines = drawnLines(scale)
  const boundary = districtFace(lines)
  const interchange = interchangeOutline(lines)
  const crossroads = new Crossroads()
  const random = randomFrom('land')
  const beside = ramps(lines).map(({ line }) => line.points)
  const closed = (point: Point): boolean => beside.some((ramp) => distanceToLine(point, ramp) < 24)
  const options: CutOptions = { random, lines, crossroads, cornerGap: 24, bend: 0.75, closed }
  const first = node(lines)
  const degree = new Map<number, number>()
  for (const { from, to } of first.pieces)
    for (const end of [from, to]) degree.set(end, (degree.get(end) ?? 0) + 1)
  for (const [number, count] of degree) if (count > 2) crossroads.put(at(first.nodes, number))
  const blocks: Parcel[] = []
  const uses: (Use | null)[] = []
  for (const face of faces(first)) {
    const home = inside(innerPoint(face.ring), boundary)
    const fixed = natural(face, lines, interchange)
    const leaves = fixed ? [face] : subdivide({ lines, scale }, face, 0, options, home)
    for (const leaf of leaves) {
      blocks.push(leaf)
      uses.push(fixed)
    }
  }
  blocks.forEach((block, index) => {
    const point = innerPoint(block.ring)
    if (uses[index] || !inside(point, boundary)) return
    subdivide({ lines, scale }, block, 1, { ...options, cornerGap: 16 }, true)
  })
  bankDividers(lines, boundary)
  const network = node(lines)
  const lands = faces(network).map((face, number): Land => {
    const inner = innerPoint(face.ring)
    const inDistrict = inside(inner, boundary)
    const block = blocks.findIndex(({ ring }) => inside(inner, ring))
    const fixed = natural(face, lines, interchange)
    const landmark = inDistrict && !fixed ? landmarkIn(face.ring, scale) : null
    const { use, quarter } = usageAt(block >= 0 ? centroid(at(blocks, block).ring) : inner, scale)
    return {
      ...face,
      number,
      inner,
      inDistrict,
      block,
      landmark,
      quarter: fixed ? null : quarter,
      area: signedArea(face.ring),
      use: fixed ?? landmark?.use ?? use,
    }
  })
  return { scale, lines, network, lands, boundary }
}
