import type { World } from './blocks.ts'
import { along, at, distance, inside, lineLength, mix, type Point } from './geometry.ts'
import type { Line } from './network.ts'
import { FRAME } from './plan.ts'
import { isStreet } from './world.ts'

/** A piece of street between two junctions, in the line's own direction. */
export interface Road {
  line: Line
  points: Point[]
  bridge: boolean
  tunnel: boolean
  /** What lies above what where roads cross: 0 on the ground, 1 and 2 above, -1 below. */
  level: number
}

const BRIDGE_REACH = 11
/** How far a bridge goes on behind the bank and an underpass in front of the railway, metres. */
const ABUTMENT = 8
const PORTAL = 6
const GROUND = { bridge: false, tunnel: false, level: 0 }
const BRIDGE = { bridge: true, tunnel: false, level: 1 }
const UNDERPASS = { bridge: false, tunnel: true, level: -1 }

/** Streets split at their junctions and at both ends of every bridge and underpass, with ends shared exactly. */
export function makeRoads(world: World): Road[] {
  const { network, lines } = world
  const degree = new Map<number, number>()
  const named = new Map<number, Set<number>>()
  const shore = new Set<number>()
  const stream = new Set<number>()
  const frame = { ...FRAME }
  for (const { from, to, line } of network.pieces) {
    const { kind } = at(lines, line)
    for (const end of [from, to]) {
      if (isStreet(kind) && kind !== 'ramp') {
        degree.set(end, (degree.get(end) ?? 0) + 1)
        named.set(end, (named.get(end) ?? new Set()).add(line))
      }
      if (kind === 'bank' || kind === 'railside') shore.add(end)
      if (kind === 'stream') stream.add(end)
    }
  }
  const within = (point: Point): boolean =>
    point[0] > frame.west * world.scale - 1 &&
    point[0] < frame.east * world.scale + 1 &&
    point[1] > frame.south * world.scale - 1 &&
    point[1] < frame.north * world.scale + 1
  const splits = (node: number): boolean =>
    degree.get(node) !== 2 || (named.get(node)?.size ?? 0) > 1 || shore.has(node)
  const next = new Map<string, number>()
  const starts: { from: number; line: number; to: number }[] = []
  for (const { from, to, line } of network.pieces) {
    if (!isStreet(at(lines, line).kind) || at(lines, line).kind === 'ramp') continue
    if (!within(mix(at(network.nodes, from), at(network.nodes, to), 0.5))) continue
    next.set(`${line}:${from}`, to)
    if (splits(from)) starts.push({ from, line, to })
  }
  const water = world.lands.filter(({ use }) => use === 'water')
  const rail = world.lands.filter(({ use }) => use === 'rail')
  const roads: Road[] = []
  for (const { from, line, to } of starts) {
    const chain = [from, to]
    while (!splits(at(chain, -1))) {
      const following = next.get(`${line}:${at(chain, -1)}`)
      if (following === undefined) break
      chain.push(following)
    }
    const ends = [from, at(chain, -1)].map((node) =>
      degree.get(node) === 1 ? (stream.has(node) ? 11 : shore.has(node) ? 4 : 0) : 0,
    )
    const points = shortened(
      chain.map((node) => at(network.nodes, node)),
      at(ends, 0),
      at(ends, 1),
    )
    if (lineLength(points) < 4) continue
    const middle = along(points, lineLength(points) / 2).point
    if (water.some(({ ring }) => inside(middle, ring))) {
      roads.push({ line: at(lines, line), points, ...BRIDGE })
      continue
    }
    if (rail.some(({ ring }) => inside(middle, ring))) {
      roads.push({ line: at(lines, line), points, ...UNDERPASS })
      continue
    }
    roads.push(
      ...overStream(
        at(lines, line),
        points,
        chain.map((node) => stream.has(node)),
        degree.get(from) !== 1 && degree.get(at(chain, -1)) !== 1,
      ),
    )
  }
  for (const road of roads) if (road.level !== 0) lengthen(road, roads)
  return roads
}

/** Moves the ends of a bridge or underpass outwards into the next stretch of the same street. */
function lengthen(span: Road, roads: readonly Road[]): void {
  const reach = span.tunnel ? span.line.width / 2 + PORTAL : ABUTMENT
  for (const last of [false, true]) {
    const end = at(span.points, last ? -1 : 0)
    const next = roads.find(
      ({ line, level, points }) =>
        line === span.line && level === 0 && (at(points, 0) === end || at(points, -1) === end),
    )
    if (!next || lineLength(next.points) < reach + 8) continue
    const outwards = at(next.points, 0) === end ? next.points : [...next.points].reverse()
    const added = between(outwards, 0, reach)
    const rest = between(outwards, reach, lineLength(outwards))
    rest[0] = at(added, -1)
    next.points = outwards === next.points ? rest : rest.reverse()
    span.points = last ? [...span.points, ...added.slice(1)] : [...added.slice(1).reverse(), ...span.points]
  }
}

/** A line without its first and last metres: a dead end stops short of the brook or the railway's fence. */
function shortened(points: Point[], first: number, last: number): Point[] {
  return first === 0 && last === 0
    ? points
    : between(points, first, Math.max(first + 1, lineLength(points) - last))
}

/** Cuts a stretch before and behind the brook it crosses; stretches that end at the brook stay whole. */
function overStream(line: Line, points: Point[], wet: boolean[], through: boolean): Road[] {
  const index = wet.indexOf(true)
  const total = lineLength(points)
  if (index < 0 || !through) return [{ line, points, ...GROUND }]
  const position = lineLength(points.slice(0, index + 1))
  const from = Math.max(0, position - BRIDGE_REACH)
  const to = Math.min(total, position + BRIDGE_REACH)
  return [
    { line, points: between(points, 0, from), ...GROUND },
    { line, points: between(points, from, to), ...BRIDGE },
    { line, points: between(points, to, total), ...GROUND },
  ].filter((road) => lineLength(road.points) > 0.01)
}

/** The part of a line between two distances along it. */
export function between(points: Point[], from: number, to: number): Point[] {
  const result: Point[] = [along(points, from).point]
  let run = 0
  for (let index = 1; index < points.length; index += 1) {
    run += distance(at(points, index - 1), at(points, index))
    if (run > from + 0.01 && run < to - 0.01) result.push(at(points, index))
  }
  result.push(along(points, to).point)
  return result
}

/** Trees along both kerbs of the wider streets, clear of junctions. */
export function streetTrees(roads: readonly Road[], spacing: number): Point[] {
  const trees: Point[] = []
  for (const { line, points, level } of roads) {
    if (level !== 0 || !['arterial', 'secondary', 'street'].includes(line.kind)) continue
    const length = lineLength(points)
    for (let run = 13; run < length - 13; run += spacing) {
      const { point, direction } = along(points, run)
      for (const side of [1, -1]) {
        for (const off of line.width >= 28
          ? [line.width / 2 - 2.2, line.width * 0.27]
          : [line.width / 2 - 2.2]) {
          trees.push([point[0] - direction[1] * off * side, point[1] + direction[0] * off * side])
        }
      }
    }
  }
  return trees
}
