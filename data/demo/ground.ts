import type { World } from './blocks.ts'
import type { Built } from './building.ts'
import { elevatedLines } from './elevated.ts'
import type { Estate } from './estates.ts'
import { type GroundFeature, Occupied } from './footprint.ts'
import {
  add,
  along,
  at,
  distance,
  distanceToLine,
  distanceToRing,
  inside,
  lineLength,
  type Point,
  parallel,
  type Ring,
  times,
} from './geometry.ts'
import { outlines } from './network.ts'
import { FRAME, TRACK_OFFSETS } from './plan.ts'
import { randomFrom } from './random.ts'
import { type Road, streetTrees } from './roads.ts'
import { placed } from './shapes.ts'
import { railCentre } from './world.ts'

const area = (kind: GroundFeature['kind'], points: Ring, name: string | null = null): GroundFeature => ({
  kind,
  name,
  geometry: 'area',
  points,
})

/** The base map: water, rails, land of blocks, walls, trees and the plain houses around the district. */
export function makeGround(
  world: World,
  built: Built,
  estates: readonly Estate[],
  roads: readonly Road[],
): GroundFeature[] {
  const result: GroundFeature[] = []
  const { scale } = world
  const river = world.lands.filter(({ use }) => use === 'water')
  for (const { ring } of outlines(river, world.network.nodes)) result.push(area('water', ring, 'XX川河'))
  const stream = world.lines.find(({ kind }) => kind === 'stream')
  if (stream)
    result.push(
      area(
        'water',
        [
          ...parallel(stream.points, -stream.width / 2),
          ...parallel(stream.points, stream.width / 2).reverse(),
        ],
        stream.name,
      ),
    )
  const islet: Point[] = [
    [-46, -1],
    [-34, -6],
    [-8, -9],
    [20, -8],
    [40, -3],
    [48, 1],
    [30, 5],
    [4, 8],
    [-24, 7],
    [-40, 3],
  ]
  result.push(area('island', placed(times([1058, 149], scale), [1, 0], islet), '芦洲'))
  const edge = { west: FRAME.west * scale, east: FRAME.east * scale }
  for (const offset of TRACK_OFFSETS) {
    const track = parallel(railCentre(scale), offset).filter(([east]) => east > edge.west && east < edge.east)
    result.push({ kind: 'rail', name: '铁路', geometry: 'line', points: track })
  }
  for (const land of world.lands) {
    const ground = built.grounds.get(land.number)
    if (ground && !['water', 'rail', 'bank', 'interchange', 'park'].includes(land.use))
      result.push(area('block', ground))
  }
  const order: GroundFeature['kind'][] = [
    'embankment',
    'park',
    'water',
    'green',
    'school_ground',
    'plaza',
    'sport',
    'parking',
    'playground',
  ]
  for (const kind of order) result.push(...built.features.filter((feature) => feature.kind === kind))
  for (const { ring } of estates) result.push(...walls(ring, world))
  for (const feature of trees(world, built, roads)) result.push(feature)
  for (const { ring, land, floors } of built.buildings) {
    if (!at(world.lands, land).inDistrict) result.push({ ...area('context_building', ring), floors })
  }
  return result
}

/** An estate's wall a little inside its edge, open at its gates. */
function walls(ring: Ring, world: World): GroundFeature[] {
  const line = [...ring, at(ring, 0)]
  const total = lineLength(line)
  const gates = world.lines
    .filter(({ kind }) => kind === 'path' || kind === 'alley')
    .flatMap(({ points }) => [at(points, 0), at(points, -1)])
    .filter((point) => distanceToRing(point, ring) < 22)
    .map((point) => nearestRun(line, point))
  if (gates.length === 0) gates.push(total * 0.3)
  const open = (run: number): boolean => gates.some((gate) => Math.abs(run - gate) < 5)
  const pieces: GroundFeature[] = []
  let piece: Point[] = []
  const finish = (): void => {
    if (lineLength(piece) > 6) pieces.push({ kind: 'wall', name: null, geometry: 'line', points: piece })
    piece = []
  }
  const stops = new Set<number>()
  let run = 0
  line.forEach((point, index) => {
    if (index > 0) run += distance(at(line, index - 1), point)
    stops.add(run)
  })
  for (const gate of gates)
    for (const side of [-5.01, 5.01]) stops.add(Math.min(total, Math.max(0, gate + side)))
  for (const stop of [...stops].sort((a, b) => a - b)) {
    if (open(stop)) finish()
    else piece.push(along(line, stop).point)
  }
  finish()
  return pieces
}

function nearestRun(line: Point[], point: Point): number {
  let [best, least, run] = [0, Number.POSITIVE_INFINITY, 0]
  for (let index = 1; index < line.length; index += 1) {
    const [a, b] = [at(line, index - 1), at(line, index)]
    const length = distance(a, b)
    const t =
      length === 0
        ? 0
        : Math.min(
            1,
            Math.max(
              0,
              ((point[0] - a[0]) * (b[0] - a[0]) + (point[1] - a[1]) * (b[1] - a[1])) / length ** 2,
            ),
          )
    const away = distance(point, add(a, times([b[0] - a[0], b[1] - a[1]], t)))
    if (away < least) [least, best] = [away, run + t * length]
    run += length
  }
  return best
}

/** Plane trees along the streets, willows by the water, groups in parks and yards. */
function trees(world: World, built: Built, roads: readonly Road[]): GroundFeature[] {
  const random = randomFrom('trees')
  const margin = 150
  const bounds = world.boundary
  const near = (point: Point): boolean => inside(point, bounds) || distanceToRing(point, bounds) < margin
  const points: Point[] = streetTrees(roads, 15).filter(near)
  const reserved = built.features
    .filter(({ kind }) => kind === 'water' || kind === 'plaza')
    .map(({ points: ring }) => ring)
  const scatter = (ring: Ring, every: number): void => {
    const xs = ring.map(([x]) => x)
    const ys = ring.map(([, y]) => y)
    const count = Math.round(
      ((Math.max(...xs) - Math.min(...xs)) * (Math.max(...ys) - Math.min(...ys))) / every,
    )
    for (let index = 0; index < count; index += 1) {
      const point: Point = [
        random.between(Math.min(...xs), Math.max(...xs)),
        random.between(Math.min(...ys), Math.max(...ys)),
      ]
      const dry = !reserved.some((other) => inside(point, other) || distanceToRing(point, other) < 1.5)
      if (dry && inside(point, ring) && distanceToRing(point, ring) > 2 && near(point)) points.push(point)
    }
  }
  for (const land of world.lands) {
    const ground = built.grounds.get(land.number)
    if (!ground) continue
    if (land.use === 'park') scatter(ground, 130)
    else if (land.use === 'interchange') scatter(ground, 210)
    else if (land.use === 'bank') scatter(ground, 190)
  }
  for (const feature of built.features) if (feature.kind === 'tree') points.push(at(feature.points, 0))
  points.push(...yardTrees(world, built))
  const above = elevatedLines(world)
  const open = points.filter(
    (point) => !above.some((road) => distanceToLine(point, road.points) < road.half + 1.5),
  )
  return open.map((point) => ({ kind: 'tree', name: null, geometry: 'point', points: [point] }))
}

/** Single trees in yards and along walls, where no house and no paved ground is. */
function yardTrees(world: World, built: Built): Point[] {
  const random = randomFrom('yard-trees')
  const taken = new Occupied()
  for (const { ring } of built.buildings) taken.put(ring)
  for (const { geometry, points, kind } of built.features)
    if (geometry === 'area' && ['sport', 'parking', 'playground', 'plaza', 'water'].includes(kind))
      taken.put(points)
  const result: Point[] = []
  for (const land of world.lands) {
    const ground = built.grounds.get(land.number)
    if (!land.inDistrict || !ground || ['park', 'bank', 'interchange', 'water', 'rail'].includes(land.use))
      continue
    const xs = ground.map(([x]) => x)
    const ys = ground.map(([, y]) => y)
    const [west, east, south, north] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
    const count = ((east - west) * (north - south)) / (land.use === 'shanty' ? 330 : 300)
    for (let index = 0; index < count; index += 1) {
      const point: Point = [random.between(west, east), random.between(south, north)]
      if (!inside(point, ground) || distanceToRing(point, ground) < 1.5) continue
      const crown: Ring = [
        [point[0] - 1, point[1] - 1],
        [point[0] + 1, point[1] - 1],
        [point[0], point[1] + 1],
      ]
      if (taken.free(crown, land.use === 'shanty' ? 0.4 : 1.2)) result.push(point)
    }
  }
  return result
}
