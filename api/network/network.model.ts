import { type RoadClass, roadClasses } from '../base/base.model.ts'

/** longitude, latitude */
export type Position = readonly [number, number]

/** Of adults: 15 minutes are about 1,000 m (DOMAIN.md 5, after GB 50180). Metres a second. */
export const walkingPace = 1000 / (15 * 60)

/** Nobody walks on these. */
const driven: ReadonlySet<RoadClass> = new Set(['expressway', 'ramp'])
export const walkedClasses: readonly RoadClass[] = roadClasses.filter((name) => !driven.has(name))

/** So far from every way a place is not on the network, metres. */
const farthestAccess = 250

/** A way on foot: metres along the network with the legs to it and from it; null where there is none. */
export type Walk = { metres: number; seconds: number } | null

/** Metres of a degree of longitude and of latitude at a latitude in degrees, as the usual series have them. */
function degreesAt(latitude: number): [number, number] {
  const cosine = (times: number) => Math.cos((times * latitude * Math.PI) / 180)
  return [111_412.84 * cosine(1) - 93.5 * cosine(3), 111_132.92 - 559.82 * cosine(2) + 1.175 * cosine(4)]
}

type Foot = { segment: number; share: number; leg: number }

/**
 * The ways that can be walked, as a graph: every corner of a line is a node, and lines meet where they share one. What
 * crosses on another level without sharing a corner does not meet.
 */
export class WalkingNetwork {
  #x: number[] = []
  #y: number[] = []
  /** The two nodes of each segment, and its metres. */
  #from: number[] = []
  #to: number[] = []
  #metres: number[] = []
  #neighbours: { node: number; metres: number }[][] = []
  #degrees: [number, number]

  /** `lines` in degrees; lengths are exact to a thousandth within some kilometres of the first. */
  constructor(lines: readonly (readonly Position[])[]) {
    this.#degrees = degreesAt(lines[0]?.[0]?.[1] ?? 0)
    const nodes = new Map<string, number>()
    const nodeAt = (position: Position): number => {
      const name = `${position[0].toFixed(7)} ${position[1].toFixed(7)}`
      const known = nodes.get(name)
      if (known !== undefined) return known
      const [x, y] = this.#inMetres(position)
      const node = this.#x.push(x) - 1
      this.#y.push(y)
      this.#neighbours.push([])
      nodes.set(name, node)
      return node
    }
    for (const line of lines)
      for (const [index, position] of line.entries()) {
        const before = line[index - 1]
        if (before !== undefined) this.#join(nodeAt(before), nodeAt(position))
      }
  }

  get isEmpty(): boolean {
    return this.#from.length === 0
  }

  /** From a place to each of others, in their order. */
  walks(from: Position, to: readonly Position[]): Walk[] {
    const start = this.#footOf(from)
    if (start === undefined) return to.map(() => null)
    const reached = this.#distancesFrom(start)
    return to.map((position) => {
      const end = this.#footOf(position)
      if (end === undefined) return null
      const along = this.#metresBetween(start, end, reached)
      if (!Number.isFinite(along)) return null
      const metres = start.leg + along + end.leg
      return { metres, seconds: metres / walkingPace }
    })
  }

  #inMetres([longitude, latitude]: Position): [number, number] {
    return [longitude * this.#degrees[0], latitude * this.#degrees[1]]
  }

  #join(from: number, to: number): void {
    if (from === to) return
    const metres = Math.hypot(this.#xOf(to) - this.#xOf(from), this.#yOf(to) - this.#yOf(from))
    this.#from.push(from)
    this.#to.push(to)
    this.#metres.push(metres)
    this.#neighbours[from]?.push({ node: to, metres })
    this.#neighbours[to]?.push({ node: from, metres })
  }

  #xOf = (node: number): number => this.#x[node] ?? 0
  #yOf = (node: number): number => this.#y[node] ?? 0

  /** The nearest point of the nearest way. */
  #footOf(position: Position): Foot | undefined {
    const [x, y] = this.#inMetres(position)
    let nearest: Foot | undefined
    for (const [segment, from] of this.#from.entries()) {
      const to = this.#to[segment] ?? from
      const [startX, startY] = [this.#xOf(from), this.#yOf(from)]
      const [alongX, alongY] = [this.#xOf(to) - startX, this.#yOf(to) - startY]
      const squared = alongX * alongX + alongY * alongY
      const share = Math.min(1, Math.max(0, ((x - startX) * alongX + (y - startY) * alongY) / squared))
      const leg = Math.hypot(x - startX - share * alongX, y - startY - share * alongY)
      if (leg <= farthestAccess && (nearest === undefined || leg < nearest.leg))
        nearest = { segment, share, leg }
    }
    return nearest
  }

  #ends({ segment, share }: Foot): readonly (readonly [node: number, metres: number])[] {
    const metres = this.#metres[segment] ?? 0
    return [
      [this.#from[segment] ?? 0, share * metres],
      [this.#to[segment] ?? 0, (1 - share) * metres],
    ]
  }

  #metresBetween(start: Foot, end: Foot, reached: Float64Array): number {
    const through = this.#ends(end).map(([node, metres]) => (reached[node] ?? Infinity) + metres)
    const direct =
      start.segment === end.segment
        ? Math.abs(start.share - end.share) * (this.#metres[start.segment] ?? 0)
        : Infinity
    return Math.min(direct, ...through)
  }

  /** Dijkstra: metres from a point of a way to every node. */
  #distancesFrom(start: Foot): Float64Array {
    const distances = new Float64Array(this.#x.length).fill(Infinity)
    const queue = new Heap()
    const reach = (node: number, metres: number) => {
      if (metres >= (distances[node] ?? 0)) return
      distances[node] = metres
      queue.push(node, metres)
    }
    for (const [node, metres] of this.#ends(start)) reach(node, metres)
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      if (next.key > (distances[next.value] ?? 0)) continue
      for (const { node, metres } of this.#neighbours[next.value] ?? []) reach(node, next.key + metres)
    }
    return distances
  }
}

type Entry = { value: number; key: number }

/** A binary heap: the least key comes first. */
class Heap {
  #entries: Entry[] = []

  push(value: number, key: number): void {
    const entries = this.#entries
    let index = entries.push({ value, key }) - 1
    while (index > 0) {
      const parent = (index - 1) >> 1
      if (this.#key(parent) <= key) break
      this.#swap(index, parent)
      index = parent
    }
  }

  pop(): Entry | undefined {
    const entries = this.#entries
    const [first] = entries
    const last = entries.pop()
    if (first === undefined || last === undefined || entries.length === 0) return first
    entries[0] = last
    for (let index = 0; ; ) {
      const left = 2 * index + 1
      const least = this.#key(left + 1) < this.#key(left) ? left + 1 : left
      if (this.#key(least) >= last.key) return first
      this.#swap(index, least)
      index = least
    }
  }

  #key(index: number): number {
    return this.#entries[index]?.key ?? Infinity
  }

  #swap(one: number, other: number): void {
    const [first, second] = [this.#entries[one], this.#entries[other]]
    if (first && second) [this.#entries[one], this.#entries[other]] = [second, first]
  }
}
