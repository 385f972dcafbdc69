import { at, nearestOnSegment, type Point, parallel, smooth, times } from './geometry.ts'
import type { Line, LineKind } from './network.ts'
import { FRAME, NATURE, RAIL_HALF_WIDTH, RAILWAY, type Stroke } from './plan.ts'
import { AROUND } from './plan-around.ts'
import { interchangeEdges } from './plan-interchange.ts'
import { STREETS } from './plan-streets.ts'

export const isStreet = (kind: LineKind): boolean =>
  !['bank', 'railside', 'stream', 'divider', 'frame'].includes(kind)

/** Nearest point on any of the lines within reach (metres), or null. */
function nearestOn(lines: readonly Line[], point: Point, reach: number): { point: Point; line: Line } | null {
  let best: { point: Point; line: Line } | null = null
  let least = reach
  for (const line of lines) {
    for (let index = 1; index < line.points.length; index += 1) {
      const found = nearestOnSegment(point, at(line.points, index - 1), at(line.points, index))
      if (found.distance < least) {
        least = found.distance
        best = { point: found.point, line }
      }
    }
  }
  return best
}

const outside = ([east, north]: Point, scale: number): boolean =>
  east < FRAME.west * scale ||
  east > FRAME.east * scale ||
  north < FRAME.south * scale ||
  north > FRAME.north * scale

/** The hand-drawn lines, smoothed, their ends drawn to the line they meet, all scaled by one factor. */
export function drawnLines(scale: number): Line[] {
  const line = (stroke: Stroke, points: Point[]): Line => ({
    name: stroke.name,
    kind: stroke.kind,
    width: stroke.width,
    points,
    oneway: stroke.oneway ?? false,
  })
  const scaled = (control: readonly Point[]): Point[] => control.map((point) => times(point, scale))
  const rail = smooth(scaled(RAILWAY))
  const corner = (east: number, north: number): Point => [east * scale, north * scale]
  const { west, east, south, north } = FRAME
  const lines: Line[] = [
    {
      name: '',
      kind: 'frame',
      width: 0,
      oneway: false,
      points: [
        corner(west, south),
        corner(east, south),
        corner(east, north),
        corner(west, north),
        corner(west, south),
      ],
    },
    { name: '铁路南侧', kind: 'railside', width: 0, oneway: false, points: parallel(rail, -RAIL_HALF_WIDTH) },
    { name: '铁路北侧', kind: 'railside', width: 0, oneway: false, points: parallel(rail, RAIL_HALF_WIDTH) },
  ]
  const draw = (stroke: Stroke): void => {
    const control = scaled(stroke.control)
    for (const end of [0, control.length - 1]) {
      const point = at(control, end)
      if (outside(point, scale)) continue
      const targets = lines.filter(({ kind }) => kind !== 'frame' && kind !== 'ramp')
      const target = nearestOn(targets, point, 60)
      if (target) control[end] = target.point
    }
    lines.push(line(stroke, smooth(control)))
  }
  for (const stroke of [...NATURE, ...STREETS]) draw(stroke)
  lines.push(...interchangeEdges(lines))
  for (const stroke of AROUND) draw(stroke)
  return lines
}

/** The railway's centre line, smoothed and scaled. */
export function railCentre(scale: number): Point[] {
  return smooth(RAILWAY.map((point) => times(point, scale)))
}
