import type { Feature, FeatureCollection, Polygon, Position } from 'geojson'
import { emptyCollection } from '../map/compose.ts'
import type { SourceDefinition } from '../map/layer.ts'
import type { BaseData } from './base.source.ts'

/** Metres that a road stands higher for every level. */
const levelHeight = 5
const deckThickness = 1.4
const pierSpacing = 28
/** Longest piece of a sloping deck, metres: short enough that its steps are not seen. */
const slopeStep = 5

/**
 * The level a road is drawn at: 0 on the ground, above it from 1, below it from -1. Files that only say `bridge` or
 * `tunnel` get the nearest level.
 */
export function drawnLevel(properties: Feature['properties']): number {
  const { level, bridge, tunnel } = properties ?? {}
  if (typeof level === 'number' && level !== 0) return level
  return tunnel === true ? -1 : bridge === true ? 1 : 0
}

export function linesOf({ geometry }: Feature): Position[][] {
  if (geometry?.type === 'LineString') return [geometry.coordinates]
  return geometry?.type === 'MultiLineString' ? geometry.coordinates : []
}

/** The lowest level, at least 0, of all roads that end at a position: where they meet they are equally high. */
export function meetingLevels(roads: FeatureCollection): (position: Position | undefined) => number {
  const levels = new Map<string, number>()
  for (const road of roads.features) {
    const level = Math.max(0, drawnLevel(road.properties))
    for (const line of linesOf(road))
      for (const end of [line[0], line.at(-1)])
        levels.set(String(end), Math.min(level, levels.get(String(end)) ?? level))
  }
  return (position) => levels.get(String(position)) ?? 0
}

/** Points of a line in metres about its first, with the run to each. */
function measured(line: Position[]): { x: number; y: number; run: number }[] {
  const [longitude = 0, latitude = 0] = line[0] ?? []
  const [east, north] = [111_320 * Math.cos((latitude * Math.PI) / 180), 111_132]
  let run = 0
  let before = { x: 0, y: 0 }
  return line.map(([lon = 0, lat = 0]) => {
    const here = { x: (lon - longitude) * east, y: (lat - latitude) * north }
    run += Math.hypot(here.x - before.x, here.y - before.y)
    before = here
    return { ...here, run }
  })
}

/** The bodies of one raised line of a width in metres, from one height to another. */
function bodies(line: Position[], width: number, from: number, to: number): Feature<Polygon>[] {
  const points = measured(line)
  const [longitude = 0, latitude = 0] = line[0] ?? []
  const [east, north] = [111_320 * Math.cos((latitude * Math.PI) / 180), 111_132]
  const total = points.at(-1)?.run ?? 0
  const back = (x: number, y: number): Position => [longitude + x / east, latitude + y / north]
  const at = (run: number): { x: number; y: number; dx: number; dy: number } => {
    const index = Math.max(
      1,
      points.findIndex((point, position) => position > 0 && point.run >= run - 1e-9),
    )
    const [a, b] = [points[index - 1], points[index]]
    if (!a || !b) return { x: 0, y: 0, dx: 1, dy: 0 }
    const length = b.run - a.run || 1
    const t = (run - a.run) / length
    return {
      x: a.x + (b.x - a.x) * t,
      y: a.y + (b.y - a.y) * t,
      dx: (b.x - a.x) / length,
      dy: (b.y - a.y) / length,
    }
  }
  const body = (ring: [number, number][], base: number, height: number, part: string): Feature<Polygon> => ({
    type: 'Feature',
    properties: { base, height, part },
    geometry: {
      type: 'Polygon',
      coordinates: [[...ring, ...ring.slice(0, 1)].map(([x, y]) => back(x, y))],
    },
  })
  const heightAt = (run: number): number => from + ((to - from) * run) / (total || 1)
  const step = from === to ? 24 : slopeStep
  const count = Math.max(1, Math.ceil(total / step))
  const stops = [
    ...new Set([
      ...Array.from({ length: count + 1 }, (_, index) => (index / count) * total),
      ...points.map(({ run }) => run),
    ]),
  ].sort((one, other) => one - other)
  const edge = (run: number, offset: number): [number, number] => {
    const [before, after] = [at(Math.max(0, run - 0.5)), at(Math.min(total, run + 0.5))]
    const here = at(run)
    const [dx, dy] = [before.dx + after.dx, before.dy + after.dy]
    const length = Math.hypot(dx, dy) || 1
    return [here.x - (dy / length) * offset, here.y + (dx / length) * offset]
  }
  const result: Feature<Polygon>[] = []
  stops.slice(1).forEach((end, index) => {
    const start = stops[index] ?? 0
    if (end - start < 0.05) return
    const height = heightAt((start + end) / 2)
    if (height < 0.3) return
    const strip = (one: number, other: number): [number, number][] => [
      edge(start, one),
      edge(end, one),
      edge(end, other),
      edge(start, other),
    ]
    const half = width / 2
    result.push(body(strip(half, -half), Math.max(0, height - deckThickness), height, 'deck'))
    for (const side of [-half, half])
      result.push(body(strip(side, side - Math.sign(side) * 0.5), height, height + 0.9, 'parapet'))
  })
  for (let run = pierSpacing / 2; run < total; run += pierSpacing) {
    const height = heightAt(run)
    if (height < 3.5) continue
    const { x, y, dx, dy } = at(run)
    const [along, across] = [1, width * 0.16]
    const corner = (u: number, v: number): [number, number] => [x + dx * u - dy * v, y + dy * u + dx * v]
    const ring = [
      corner(-along, -across),
      corner(along, -across),
      corner(along, across),
      corner(-along, across),
    ]
    result.push(body(ring, 0, height - deckThickness, 'pier'))
  }
  return result
}

/**
 * Raised roads as bodies for the tilted map: decks with `base` and `height` in metres, their parapets and piers. A
 * bridge that meets the ground at both ends stays flat.
 */
export const roadDeckSource: SourceDefinition<BaseData> = {
  id: 'road-decks',
  from: ['roads'],
  make: ({ roads }) => {
    if (!roads) return emptyCollection
    const meeting = meetingLevels(roads)
    return {
      type: 'FeatureCollection',
      features: roads.features.flatMap((road) => {
        if (drawnLevel(road.properties) < 1) return []
        return linesOf(road).flatMap((line) => {
          const [from, to] = [meeting(line[0]), meeting(line.at(-1))]
          return from + to === 0
            ? []
            : bodies(line, road.properties?.width ?? 8, from * levelHeight, to * levelHeight)
        })
      }),
    }
  },
  settings: { tolerance: 0 },
}
