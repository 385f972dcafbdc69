import { add, left, type Point, type Ring, times } from './geometry.ts'

/** Turns local metres (along the axis, across it to the left) about a middle into plan metres. */
export function placed(middle: Point, axis: Point, local: readonly Point[]): Ring {
  const across = left(axis)
  return local.map(([u, v]) => add(middle, add(times(axis, u), times(across, v))))
}

/**
 * A walk-up slab: `units` stairwells side by side, each with its stair jutting out on the north side;
 * `step` shifts every other unit southwards by that many metres.
 */
export function slab(
  middle: Point,
  axis: Point,
  units: number,
  unitLength: number,
  depth: number,
  step: number,
  stair: number,
): Ring {
  const half = (units * unitLength) / 2
  const low = -depth / 2
  const high = depth / 2
  const shift = (unit: number): number => (unit % 2 === 0 ? 0 : step)
  const local: Point[] = []
  const push = (u: number, v: number): void => {
    const last = local.at(-1)
    if (!last || Math.abs(last[0] - u) > 0.01 || Math.abs(last[1] - v) > 0.01) local.push([u, v])
  }
  for (let unit = 0; unit < units; unit += 1) {
    const start = -half + unit * unitLength
    if (step !== 0 || unit === 0) push(start, low + shift(unit))
    if (step !== 0 || unit === units - 1) push(start + unitLength, low + shift(unit))
  }
  for (let unit = units - 1; unit >= 0; unit -= 1) {
    const start = -half + unit * unitLength
    if (step !== 0 || unit === units - 1) push(start + unitLength, high + shift(unit))
    if (stair > 0) {
      const [u0, u1] = [start + unitLength / 2 - 1.4, start + unitLength / 2 + 1.4]
      push(u1, high + shift(unit))
      push(u1, high + shift(unit) + stair)
      push(u0, high + shift(unit) + stair)
      push(u0, high + shift(unit))
    }
    if (step !== 0 || unit === 0) push(start, high + shift(unit))
  }
  return placed(middle, axis, local)
}

/** A point tower with four wings, as built after 2000. */
export function pointTower(middle: Point, axis: Point, width: number, depth: number): Ring {
  const [w, d] = [width / 2, depth / 2]
  return placed(middle, axis, [
    [-w, -d + 3],
    [-w * 0.36, -d + 3],
    [-w * 0.36, -d + 5],
    [w * 0.36, -d + 5],
    [w * 0.36, -d + 3],
    [w, -d + 3],
    [w, d - 6],
    [w * 0.62, d - 6],
    [w * 0.62, d],
    [-w * 0.62, d],
    [-w * 0.62, d - 6],
    [-w, d - 6],
  ])
}

/** A slab tower of two joined units with a recess between them. */
export function twinTower(middle: Point, axis: Point, width: number, depth: number): Ring {
  const [w, d] = [width / 2, depth / 2]
  return placed(middle, axis, [
    [-w, -d],
    [-2, -d],
    [-2, -d + 2.4],
    [2, -d + 2.4],
    [2, -d],
    [w, -d],
    [w, d - 2],
    [w * 0.7, d - 2],
    [w * 0.7, d],
    [w * 0.3, d],
    [w * 0.3, d - 2],
    [-w * 0.3, d - 2],
    [-w * 0.3, d],
    [-w * 0.7, d],
    [-w * 0.7, d - 2],
    [-w, d - 2],
  ])
}

/** A block in L or U form: length and depth over all, wings of a given thickness. */
export function winged(
  middle: Point,
  axis: Point,
  length: number,
  depth: number,
  thick: number,
  both: boolean,
): Ring {
  const [l, d] = [length / 2, depth / 2]
  const local: Point[] = both
    ? [
        [-l, -d],
        [-l + thick, -d],
        [-l + thick, d - thick],
        [l - thick, d - thick],
        [l - thick, -d],
        [l, -d],
        [l, d],
        [-l, d],
      ]
    : [
        [-l, -d],
        [-l + thick, -d],
        [-l + thick, d - thick],
        [l, d - thick],
        [l, d],
        [-l, d],
      ]
  return placed(middle, axis, local)
}

/** A running track's outer edge: straights along the axis, half circles at both ends. */
export function stadium(middle: Point, axis: Point, length: number, width: number): Ring {
  const radius = width / 2
  const straight = length / 2 - radius
  const local: Point[] = []
  for (let step = 0; step <= 8; step += 1) {
    const angle = -Math.PI / 2 + (Math.PI * step) / 8
    local.push([straight + radius * Math.cos(angle), radius * Math.sin(angle)])
  }
  for (let step = 0; step <= 8; step += 1) {
    const angle = Math.PI / 2 + (Math.PI * step) / 8
    local.push([-straight + radius * Math.cos(angle), radius * Math.sin(angle)])
  }
  return placed(middle, axis, local)
}
