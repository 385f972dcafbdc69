import type { RoadClass } from '../../api/base/base.model.ts'
import {
  at,
  crossing,
  distance,
  minus,
  mix,
  nearestOnSegment,
  type Point,
  type Ring,
  signedArea,
} from './geometry.ts'

/** What a line of the plan is. The last five are no streets: they only bound land. */
export type LineKind = RoadClass | 'bank' | 'railside' | 'stream' | 'divider' | 'frame'

/** A named line with the width of its surface in metres; points in the plan's plane. */
export interface Line {
  name: string
  kind: LineKind
  width: number
  points: Point[]
  oneway: boolean
}

/** A straight piece between two nodes, belonging to a line. */
interface Piece {
  from: number
  to: number
  line: number
}

/** Nodes and pieces such that pieces meet only at nodes. */
export interface Network {
  nodes: Point[]
  pieces: Piece[]
}

/** A face of the network: node numbers counter-clockwise, and for each side the line it lies on. */
export interface Face {
  nodes: number[]
  lines: number[]
  ring: Ring
}

const CELL = 50

/** Nodes nearer than the tolerance become one. */
class NodeStore {
  readonly nodes: Point[] = []
  private readonly cells = new Map<string, number[]>()
  private readonly tolerance: number

  constructor(tolerance: number) {
    this.tolerance = tolerance
  }

  number(point: Point): number {
    const column = Math.floor(point[0])
    const row = Math.floor(point[1])
    for (let dx = -1; dx <= 1; dx += 1) {
      for (let dy = -1; dy <= 1; dy += 1) {
        for (const index of this.cells.get(`${column + dx},${row + dy}`) ?? []) {
          if (distance(at(this.nodes, index), point) < this.tolerance) return index
        }
      }
    }
    this.nodes.push(point)
    const key = `${column},${row}`
    this.cells.set(key, [...(this.cells.get(key) ?? []), this.nodes.length - 1])
    return this.nodes.length - 1
  }
}

/** Splits all lines where they cross or touch, and joins ends that meet (tolerance in metres). */
export function node(lines: readonly Line[], tolerance = 0.3): Network {
  interface Segment {
    a: Point
    b: Point
    line: number
    cuts: number[]
  }
  const segments: Segment[] = []
  lines.forEach((line, number) => {
    for (let index = 1; index < line.points.length; index += 1) {
      segments.push({ a: at(line.points, index - 1), b: at(line.points, index), line: number, cuts: [0, 1] })
    }
  })
  const cells = new Map<string, number[]>()
  segments.forEach(({ a, b }, number) => {
    for (
      let x = Math.floor((Math.min(a[0], b[0]) - 1) / CELL);
      x <= Math.floor((Math.max(a[0], b[0]) + 1) / CELL);
      x += 1
    ) {
      for (
        let y = Math.floor((Math.min(a[1], b[1]) - 1) / CELL);
        y <= Math.floor((Math.max(a[1], b[1]) + 1) / CELL);
        y += 1
      ) {
        const key = `${x},${y}`
        const list = cells.get(key)
        if (list) list.push(number)
        else cells.set(key, [number])
      }
    }
  })
  const touch = (segment: Segment, point: Point): void => {
    const nearest = nearestOnSegment(point, segment.a, segment.b)
    if (nearest.distance < tolerance) segment.cuts.push(nearest.t)
  }
  const done = new Set<number>()
  for (const list of cells.values()) {
    for (const one of list) {
      for (const two of list) {
        if (one >= two || done.has(one * segments.length + two)) continue
        done.add(one * segments.length + two)
        const [first, second] = [at(segments, one), at(segments, two)]
        const meet = crossing(first.a, first.b, second.a, second.b)
        if (meet) {
          first.cuts.push(meet[0])
          second.cuts.push(meet[1])
        }
        for (const point of [second.a, second.b]) touch(first, point)
        for (const point of [first.a, first.b]) touch(second, point)
      }
    }
  }
  const store = new NodeStore(tolerance)
  const pieces = new Map<string, Piece>()
  for (const { a, b, line, cuts } of segments) {
    const numbers = [...cuts].sort((x, y) => x - y).map((t) => store.number(mix(a, b, t)))
    for (let index = 1; index < numbers.length; index += 1) {
      const [from, to] = [at(numbers, index - 1), at(numbers, index)]
      if (from === to) continue
      const key = from < to ? `${from}-${to}` : `${to}-${from}`
      if (!pieces.has(key)) pieces.set(key, { from, to, line })
    }
  }
  return { nodes: store.nodes, pieces: [...pieces.values()] }
}

/** Drops pieces that hang loose at one end, so that every piece left lies between two faces. */
function withoutDeadEnds(network: Network): Piece[] {
  let pieces = network.pieces
  for (;;) {
    const degree = new Map<number, number>()
    for (const { from, to } of pieces) {
      degree.set(from, (degree.get(from) ?? 0) + 1)
      degree.set(to, (degree.get(to) ?? 0) + 1)
    }
    const kept = pieces.filter(({ from, to }) => degree.get(from) !== 1 && degree.get(to) !== 1)
    if (kept.length === pieces.length) return kept
    pieces = kept
  }
}

/** All bounded faces of the network. */
export function faces(network: Network): Face[] {
  interface Half {
    from: number
    to: number
    line: number
    angle: number
    used: boolean
  }
  const around = new Map<number, Half[]>()
  for (const { from, to, line } of withoutDeadEnds(network)) {
    for (const [start, end] of [
      [from, to],
      [to, from],
    ] as const) {
      const [dx, dy] = minus(at(network.nodes, end), at(network.nodes, start))
      const half: Half = { from: start, to: end, line, angle: Math.atan2(dy, dx), used: false }
      around.set(start, [...(around.get(start) ?? []), half])
    }
  }
  for (const list of around.values()) list.sort((a, b) => a.angle - b.angle)
  const result: Face[] = []
  for (const list of around.values()) {
    for (const start of list) {
      if (start.used) continue
      const walk: Half[] = []
      let half = start
      do {
        half.used = true
        walk.push(half)
        const outgoing: Half[] = around.get(half.to) ?? []
        const back = outgoing.findIndex((other) => other.to === half.from)
        half = at(outgoing, back - 1)
      } while (half !== start && walk.length < 100000)
      const ring = walk.map(({ from }) => at(network.nodes, from))
      if (signedArea(ring) > 1) {
        result.push({ nodes: walk.map(({ from }) => from), lines: walk.map(({ line }) => line), ring })
      }
    }
  }
  return result
}

/**
 * Outlines of a union of faces: the sides that belong to one face of the set only, joined to closed rings.
 * Several rings mean several parts or holes; the outer ones are counter-clockwise.
 */
export function outlines(set: readonly Face[], nodes: readonly Point[]): Face[] {
  const next = new Map<number, { to: number; line: number }[]>()
  const present = new Set<string>()
  for (const face of set)
    face.nodes.forEach((from, index) => {
      present.add(`${from}-${at(face.nodes, index + 1)}`)
    })
  for (const face of set) {
    face.nodes.forEach((from, index) => {
      const to = at(face.nodes, index + 1)
      if (!present.has(`${to}-${from}`))
        next.set(from, [...(next.get(from) ?? []), { to, line: at(face.lines, index) }])
    })
  }
  const result: Face[] = []
  for (const [start, list] of next) {
    while (list.length > 0) {
      const numbers: number[] = []
      const lines: number[] = []
      let current = start
      for (;;) {
        const step = next.get(current)?.pop()
        if (!step) break
        numbers.push(current)
        lines.push(step.line)
        current = step.to
        if (current === start) break
      }
      result.push({ nodes: numbers, lines, ring: numbers.map((number) => at(nodes, number)) })
    }
  }
  return result.filter(({ nodes: numbers }) => numbers.length > 2)
}
