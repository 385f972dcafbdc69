import {
  add,
  along,
  at,
  crossing,
  distance,
  left,
  lineLength,
  type Point,
  smooth,
  times,
} from './geometry.ts'
import type { Line } from './network.ts'

/** What stands on piers at the east: over the ground road of this name, and over everything that road crosses. */
export const VIADUCT = { name: 'XX门立交', over: 'XX门路', across: 'XX路', offset: 6.75, width: 13 }

/** A quarter of the interchange; `far` moves its outer ramp outwards, `radius` is its loop's, metres. */
interface Quarter {
  name: string
  east: 1 | -1
  north: 1 | -1
  far: number
  radius: number
}

const QUARTERS: Quarter[] = [
  { name: '西北', east: -1, north: 1, far: 0, radius: 32 },
  { name: '西南', east: -1, north: -1, far: 2, radius: 33 },
  { name: '东南', east: 1, north: -1, far: 14, radius: 38 },
  { name: '东北', east: 1, north: 1, far: 9, radius: 35 },
]

/** A drawn ramp in the direction of its traffic. `upwards` when it leaves the street for the viaduct. */
interface Ramp {
  line: Line
  upwards: boolean
  outer: boolean
}

/** A line with the run at which it passes the crossing: places are given by metres past it and to the right. */
class Guide {
  private readonly points: Point[]
  private readonly zero: number

  constructor(points: Point[], zero: number) {
    this.points = points
    this.zero = zero
  }

  place(past: number, right: number): Point {
    const { point, direction } = along(this.points, this.zero + past)
    return add(point, times(left(direction), -right))
  }
}

/** Guides along the viaduct (northwards) and along the street below (eastwards). */
function guides(lines: readonly Line[]): { up: Guide; across: Guide } {
  const points = (name: string): Point[] => lines.find((line) => line.name === name)?.points ?? []
  const [one, two] = [points(VIADUCT.over), points(VIADUCT.across)]
  for (let index = 1; index < one.length; index += 1) {
    const [a, b] = [at(one, index - 1), at(one, index)]
    for (let other = 1; other < two.length; other += 1) {
      const [c, d] = [at(two, other - 1), at(two, other)]
      const meet = crossing(a, b, c, d)
      if (!meet) continue
      return {
        up: new Guide(one, lineLength(one.slice(0, index)) + meet[0] * distance(a, b)),
        across: new Guide(two, lineLength(two.slice(0, other)) + meet[1] * distance(c, d)),
      }
    }
  }
  throw new Error('the viaduct does not cross the street')
}

/**
 * The ramps of the cloverleaf: in every quarter an outer one for the right turn and a loop for the left turn. They leave
 * and join at a small angle; traffic keeps to the right.
 */
export function ramps(lines: readonly Line[]): Ramp[] {
  const { up, across } = guides(lines)
  return QUARTERS.flatMap(({ name, east, north, far, radius }): Ramp[] => {
    const outer = smooth([
      ...[
        [212 + far, VIADUCT.offset],
        [192 + far, 8.2],
        [171 + far, 12],
        [150 + far, 20],
        [128 + far, 34],
      ].map(([past = 0, right = 0]) => up.place(north * past, east * right)),
      up.place(north * (82 + far / 2), east * (82 + far / 2)),
      ...[
        [128 + far, 34],
        [150 + far, 20],
        [171 + far, 11.5],
        [190 + far, 5.8],
        [208 + far, 0],
      ].map(([past = 0, right = 0]) => across.place(east * past, -north * right)),
    ])
    const middle: Point = [11 + radius, 13 + radius]
    const loop = smooth(
      [
        ...[-40, -26, -12].map((before, index) =>
          up.place(north * (middle[1] + before), east * (VIADUCT.offset + (index ** 2 * 4) / 5)),
        ),
        ...Array.from({ length: 13 }, (_, index) => {
          const angle = (index / 12) * 1.5 * Math.PI
          return up.place(
            north * (middle[1] + radius * Math.sin(angle)),
            east * (middle[0] - radius * Math.cos(angle)),
          )
        }),
        ...[
          [-14, 9.6],
          [-27, 4.6],
          [-41, 0],
        ].map(([before = 0, right = 0]) => across.place(east * (middle[0] + before), -north * right)),
      ],
      4,
    )
    const rising = east * north > 0
    const ramp = (label: string, width: number, points: Point[], upwards: boolean): Ramp => ({
      line: {
        name: label,
        kind: 'ramp',
        width,
        points: upwards ? [...points].reverse() : points,
        oneway: true,
      },
      upwards,
      outer: label.endsWith('匝道'),
    })
    return [ramp(`立交${name}匝道`, 8.5, outer, rising), ramp(`立交${name}环道`, 8, loop, !rising)]
  })
}

/**
 * The edges of the interchange's land, one in each quarter: along its outer ramp, drawn out to the two roads' middles.
 * They bound land in the network of streets; what is driven on are the ramps.
 */
export function interchangeEdges(lines: readonly Line[]): Line[] {
  const { up, across } = guides(lines)
  return QUARTERS.map(({ name, east, north, far }): Line => {
    const ramp = ramps(lines).find(({ line }) => line.name === `立交${name}匝道`)
    const points = ramp?.upwards ? [...ramp.line.points].reverse() : (ramp?.line.points ?? [])
    const [begin, end] = [
      up.place(north * (144 + far), east * 24),
      across.place(east * (144 + far), -north * 24),
    ]
    const nearest = (place: Point): number =>
      points.reduce(
        (best, point, index) => (distance(point, place) < distance(at(points, best), place) ? index : best),
        0,
      )
    return {
      name: `立交${name}绿地边`,
      kind: 'ramp',
      width: 13,
      oneway: true,
      points: [
        up.place(north * (158 + far), 0),
        ...points.slice(nearest(begin), nearest(end) + 1),
        across.place(east * (158 + far), 0),
      ],
    }
  })
}

/** The land of the interchange as one ring, from its edges. */
export function interchangeOutline(lines: readonly Line[]): Point[] {
  const edge = (name: string): Point[] =>
    lines.find((line) => line.name === `立交${name}绿地边`)?.points ?? []
  return [...edge('东北'), ...[...edge('东南')].reverse(), ...edge('西南'), ...[...edge('西北')].reverse()]
}
