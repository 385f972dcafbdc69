import { distance, point } from '@turf/turf'
import { describe, expect, it } from 'vitest'
import { type Position, WalkingNetwork, walkingPace } from '../../../api/network/network.model.ts'
import { randomFrom } from '../../support/features.ts'

const metresApart = (one: Position, other: Position) =>
  distance(point([...one]), point([...other]), { units: 'meters' })

/** A hundred metres north, and east at 32° north. */
const north = 100 / 110_894
const east = 100 / 94_493
const at = (x: number, y: number): Position => [118.75 + x * east, 32.07 + y * north]

describe('a walking network', () => {
  it('goes along the ways, with the legs to them', () => {
    // A U of three sides of 200 m: from a point 10 m beside one end to one 20 m beside the other.
    const network = new WalkingNetwork([[at(0, 2), at(0, 0), at(2, 0), at(2, 2)]])
    const [around, same, half] = network.walks(at(-0.1, 2), [at(2.2, 2), at(-0.1, 2), at(1, -0.5)])
    expect(around?.metres).toBeCloseTo(10 + 600 + 20, 0)
    expect(around?.seconds).toBeCloseTo((around?.metres ?? 0) / walkingPace, 6)
    expect(same?.metres).toBeCloseTo(20, 0)
    expect(half?.metres).toBeCloseTo(10 + 200 + 100 + 50, 0)
  })

  it('is not where no way leads, nor far from every way', () => {
    const network = new WalkingNetwork([
      [at(0, 0), at(1, 0)],
      [at(0, 9), at(1, 9)],
    ])
    expect(network.walks(at(0, 0), [at(0, 9), at(5, 5), at(1, 0)]).map((walk) => walk !== null)).toEqual([
      false,
      false,
      true,
    ])
    expect(network.walks(at(5, 5), [at(0, 0)])).toEqual([null])
    expect(new WalkingNetwork([]).isEmpty).toBe(true)
    expect(new WalkingNetwork([]).walks(at(0, 0), [at(0, 0)])).toEqual([null])
  })

  it('does not turn where ways cross without meeting', () => {
    const over = new WalkingNetwork([
      [at(0, 1), at(2, 1)],
      [at(1, 0), at(1, 2)],
    ])
    expect(over.walks(at(0, 1), [at(1, 0)])).toEqual([null])
    const meeting = new WalkingNetwork([
      [at(0, 1), at(1, 1), at(2, 1)],
      [at(1, 0), at(1, 1), at(1, 2)],
    ])
    expect(meeting.walks(at(0, 1), [at(1, 0)])[0]?.metres).toBeCloseTo(200, 0)
  })

  it('finds what every pair compared with every way finds, over a mesh with gaps', () => {
    const random = randomFrom(11)
    const side = 7
    const corner = (index: number) => at((index % side) + random() * 0, Math.floor(index / side))
    const nodes = Array.from({ length: side * side }, (_, index) => corner(index))
    const apart: number[][] = nodes.map((_, one) =>
      nodes.map((__, other) => (one === other ? 0 : Number.POSITIVE_INFINITY)),
    )
    const lines: Position[][] = []
    for (const [index, node] of nodes.entries())
      for (const next of [index % side < side - 1 ? index + 1 : -1, index + side]) {
        const other = nodes[next]
        if (other === undefined || random() < 0.3) continue
        lines.push([node, other])
        const metres = metresApart(node, other)
        for (const [one, two] of [
          [index, next],
          [next, index],
        ] as const) {
          const row = apart[one]
          if (row) row[two] = metres
        }
      }
    for (let by = 0; by < nodes.length; by++)
      for (const row of apart)
        for (let to = 0; to < nodes.length; to++)
          row[to] = Math.min(row[to] ?? Infinity, (row[by] ?? Infinity) + (apart[by]?.[to] ?? Infinity))
    const network = new WalkingNetwork(lines)
    let reached = 0
    for (const [index, node] of nodes.entries()) {
      if (!lines.some((line) => line.includes(node))) continue
      for (const [other, walk] of network.walks(node, nodes).entries()) {
        const expected = apart[index]?.[other] ?? Infinity
        const goal = nodes[other]
        if (goal === undefined || !lines.some((line) => line.includes(goal))) continue
        if (!Number.isFinite(expected)) {
          expect(walk).toBeNull()
          continue
        }
        reached++
        // turf measures on a sphere: a quarter of a per cent.
        expect(walk?.metres ?? -1).toBeGreaterThan(expected * 0.996 - 0.1)
        expect(walk?.metres ?? -1).toBeLessThan(expected * 1.004 + 0.1)
        expect(walk?.metres ?? -1).toBeGreaterThan(metresApart(node, goal) * 0.996 - 0.1)
      }
    }
    expect(reached).toBeGreaterThan(1000)
  })
})
