import type { Land } from './blocks.ts'
import { at, distance, type Point } from './geometry.ts'
import type { Line, LineKind } from './network.ts'
import type { Random } from './random.ts'

/** A stretch of border between two corners, with the land across it (-1: outside the district). */
interface Arc {
  from: number
  to: number
  across: number
  length: number
  cost: number
}

/** How unwelcome a border is along a line, by the metre: wide streets and water are natural borders. */
const BORDER_COST: Partial<Record<LineKind, number>> = {
  expressway: 0.3,
  arterial: 0.35,
  secondary: 0.5,
  street: 0.7,
  stream: 0.5,
  bank: 0.3,
  railside: 0.3,
  lane: 1,
  alley: 1.2,
  path: 1.5,
  divider: 0.8,
  ramp: 1,
}

/** Borders of each land in order round it, cut at corners where a third land joins. */
export function arcsOf(lands: readonly Land[], nodes: readonly Point[], lines: readonly Line[]): Arc[][] {
  const owner = new Map<string, number>()
  lands.forEach((land, index) => {
    land.nodes.forEach((from, side) => {
      owner.set(`${from}-${at(land.nodes, side + 1)}`, index)
    })
  })
  return lands.map((land) => {
    const steps = land.nodes.map((from, side) => {
      const to = at(land.nodes, side + 1)
      const line = at(lines, at(land.lines, side))
      const length = distance(at(nodes, from), at(nodes, to))
      return {
        from,
        to,
        across: owner.get(`${to}-${from}`) ?? -1,
        length,
        cost: length * (BORDER_COST[line.kind] ?? 1),
      }
    })
    let start = steps.findIndex((step, index) => step.across !== at(steps, index - 1).across)
    if (start < 0) start = 0
    const arcs: Arc[] = []
    for (let index = 0; index < steps.length; index += 1) {
      const step = at(steps, start + index)
      const last = arcs.at(-1)
      if (last && last.across === step.across) {
        last.to = step.to
        last.length += step.length
        last.cost += step.cost
      } else arcs.push({ ...step })
    }
    return arcs
  })
}

interface PartitionOptions {
  count: number
  random: Random
  moves: number
  /** Penalty of a part from the sum of its weights. */
  balance: (weight: number) => number
  /** Roundness (4πA/P²) every part should have. */
  roundness: number
  /** Lands that should stay together share a number; -1 for none. */
  together?: readonly number[]
}

/**
 * Shares atoms (groups of lands that move together) out over parts by simulated annealing: balanced, round, whole,
 * each part one simple outline without holes or pinches. Returns the part of each land and what penalty is left.
 */
export function partition(
  lands: readonly Land[],
  arcs: readonly Arc[][],
  atoms: readonly number[][],
  weights: readonly number[],
  options: PartitionOptions,
): { parts: number[]; energy: number } {
  const { count, random } = options
  const partOf = new Array<number>(lands.length).fill(-1)
  const atomOf = new Array<number>(lands.length).fill(-1)
  atoms.forEach((atom, index) => {
    for (const land of atom) atomOf[land] = index
  })
  const members: Set<number>[] = Array.from({ length: count }, () => new Set<number>())
  const put = (atom: number, part: number): void => {
    for (const land of at(atoms, atom)) {
      const old = partOf[land] ?? -1
      if (old >= 0) members[old]?.delete(land)
      partOf[land] = part
      if (part >= 0) members[part]?.add(land)
    }
  }
  const middle = (atom: number): Point => at(lands, at(at(atoms, atom), 0)).inner
  const atomWeight = atoms.map((atom) => atom.reduce((sum, land) => sum + at(weights, land), 0))
  const neighbours = (atom: number): number[] => {
    const found = new Set<number>()
    for (const land of at(atoms, atom)) {
      for (const { across } of at(arcs, land))
        if (across >= 0 && atomOf[across] !== atom) found.add(at(atomOf, across))
    }
    return [...found]
  }
  const around = atoms.map((_, index) => neighbours(index))
  seed(atoms.length, atomWeight, middle, count, random).forEach((atom, part) => {
    put(atom, part)
  })
  const load = members.map((set) => [...set].reduce((sum, land) => sum + at(weights, land), 0))
  for (let left = atoms.length - count; left > 0; ) {
    const order = load.map((value, part) => ({ value, part })).sort((a, b) => a.value - b.value)
    let grown = false
    for (const { part } of order) {
      const rim = [...at(members, part)]
        .flatMap((land) => at(around, at(atomOf, land)))
        .filter((atom) => partOf[at(at(atoms, atom), 0)] === -1)
      if (rim.length === 0) continue
      const heart = middle(at(atomOf, at([...at(members, part)], 0)))
      const chosen = rim.sort((a, b) => distance(middle(a), heart) - distance(middle(b), heart))[0] ?? 0
      put(chosen, part)
      load[part] = at(load, part) + at(atomWeight, chosen)
      left -= 1
      grown = true
      break
    }
    if (!grown) throw new Error('some land has no neighbours in the district')
  }
  const energy = (part: number): number => partEnergy(part, members, partOf, lands, arcs, weights, options)
  const energies = members.map((_, part) => energy(part))
  let best = energies.reduce((a, b) => a + b, 0)
  let current = best
  let kept = [...partOf]
  for (let move = 0; move < options.moves; move += 1) {
    const heat = 0.5 * (1 - move / options.moves) ** 2 + 0.001
    const atom = Math.floor(random.next() * atoms.length)
    const home = at(partOf, at(at(atoms, atom), 0))
    const others = at(around, atom)
      .map((other) => at(partOf, at(at(atoms, other), 0)))
      .filter((part) => part !== home)
    if (others.length === 0 || at(members, home).size === at(atoms, atom).length) continue
    const target = random.pick(others)
    const before = at(energies, home) + at(energies, target)
    put(atom, target)
    const [a, b] = [energy(home), energy(target)]
    const change = a + b - before
    if (change <= 0 || random.next() < Math.exp(-change / heat)) {
      energies[home] = a
      energies[target] = b
      current += change
      if (current < best - 1e-9) {
        best = current
        kept = [...partOf]
      }
    } else put(atom, home)
  }
  return { parts: kept, energy: best }
}

/** Starting atoms, spread by weight: each next one far from those chosen. */
function seed(
  count: number,
  weights: readonly number[],
  middle: (atom: number) => Point,
  parts: number,
  random: Random,
): number[] {
  const chosen = [Math.floor(random.next() * count)]
  while (chosen.length < parts) {
    let best = -1
    let most = -1
    for (let atom = 0; atom < count; atom += 1) {
      if (chosen.includes(atom)) continue
      const away = Math.min(...chosen.map((other) => distance(middle(atom), middle(other))))
      const score = away * (0.4 + Math.min(1, at(weights, atom) / 100)) * random.between(0.85, 1)
      if (score > most) [most, best] = [score, atom]
    }
    chosen.push(best)
  }
  return chosen
}

function partEnergy(
  part: number,
  members: readonly Set<number>[],
  partOf: readonly number[],
  lands: readonly Land[],
  arcs: readonly Arc[][],
  weights: readonly number[],
  options: PartitionOptions,
): number {
  const next = new Map<number, number>()
  let [border, cost, area, weight, rims] = [0, 0, 0, 0, 0]
  let pinched = false
  const groups = new Set<number>()
  for (const land of at(members, part)) {
    area += at(lands, land).area
    weight += at(weights, land)
    const group = options.together?.[land] ?? -1
    if (group >= 0) groups.add(group)
    for (const arc of at(arcs, land)) {
      if (arc.across >= 0 && partOf[arc.across] === part) continue
      border += arc.length
      cost += arc.cost
      rims += 1
      if (next.has(arc.from)) pinched = true
      next.set(arc.from, arc.to)
    }
  }
  let broken = pinched
  if (!broken) {
    const start = next.keys().next().value ?? 0
    let [corner, steps] = [start, 0]
    do {
      corner = next.get(corner) ?? start
      steps += 1
    } while (corner !== start && steps <= rims)
    broken = steps !== rims
  }
  const round = (4 * Math.PI * area) / border ** 2
  const slack = Math.max(0, options.roundness - round)
  return options.balance(weight) + slack * slack * 60 + cost / 900 + groups.size * 0.22 + (broken ? 12 : 0)
}
