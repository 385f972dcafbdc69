import type { Feature, FeatureCollection, Polygon, Position } from 'geojson'
import { emptyCollection } from '../map/compose.ts'
import type { SourceDefinition } from '../map/layer.ts'
import type { BaseData } from './base.source.ts'
import { drawnLevel, linesOf, meetingLevels } from './road-level.ts'

/** Metres that a road stands higher for every level. */
const levelHeight = 5
const deckThickness = 1.4
const parapet = { height: 0.9, width: 0.5 }
const pier = { spacing: 28, length: 2, width: 0.32, least: 3.5 }
/** Longest pieces of a level deck and of a sloping one, metres: short enough that no step is seen. */
const longest = { level: 24, sloping: 2 }

type Point = readonly [x: number, y: number]

/** Metres east and north about a position. */
interface Plane {
  to(position: Position): Point
  back(point: Point): Position
}

function planeAbout([longitude = 0, latitude = 0]: Position): Plane {
  const [east, north] = [111_320 * Math.cos((latitude * Math.PI) / 180), 111_132]
  return {
    to: ([lon = 0, lat = 0]) => [(lon - longitude) * east, (lat - latitude) * north],
    back: ([x, y]) => [longitude + x / east, latitude + y / north],
  }
}

/** A raised road: its line, half its width and its heights at both ends, metres. */
interface Deck {
  points: Point[]
  runs: number[]
  half: number
  from: number
  to: number
}

function decksOf(roads: FeatureCollection, plane: Plane): Deck[] {
  const meeting = meetingLevels(roads)
  return roads.features.flatMap((road) => {
    if (drawnLevel(road.properties) < 1) return []
    return linesOf(road).flatMap((line): Deck[] => {
      const [from, to] = [meeting(line[0]), meeting(line.at(-1))]
      if (from + to === 0) return []
      const points = line.map(plane.to)
      let run = 0
      const runs = points.map(([x, y], index) => {
        const [x0, y0] = points[index - 1] ?? [x, y]
        run += Math.hypot(x - x0, y - y0)
        return run
      })
      const half = (road.properties?.width ?? 8) / 2
      return [{ points, runs, half, from: from * levelHeight, to: to * levelHeight }]
    })
  })
}

const lengthOf = ({ runs }: Deck): number => runs.at(-1) ?? 0
const heightAt = (deck: Deck, run: number): number =>
  deck.from + ((deck.to - deck.from) * run) / (lengthOf(deck) || 1)

/** The point at a run along a deck moved sideways, to the left for positive metres. */
function beside({ points, runs }: Deck, run: number, offset: number): Point {
  const found = runs.findIndex((end, index) => index > 0 && end >= run - 1e-9)
  const index = found < 0 ? points.length - 1 : found
  const [a = [0, 0], b = [0, 0], c] = [points[index - 1], points[index], points[index + 1]]
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1
  const t = (run - (runs[index - 1] ?? 0)) / length
  const here = [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t] as const
  const direction = [(b[0] - a[0]) / length, (b[1] - a[1]) / length]
  if (c && t > 1 - 1e-6) {
    const next = Math.hypot(c[0] - b[0], c[1] - b[1]) || 1
    direction[0] = (direction[0] ?? 0) + (c[0] - b[0]) / next
    direction[1] = (direction[1] ?? 0) + (c[1] - b[1]) / next
  }
  const [dx = 1, dy = 0] = direction
  const unit = Math.hypot(dx, dy) || 1
  return [here[0] - (dy / unit) * offset, here[1] + (dx / unit) * offset]
}

function distanceTo([x, y]: Point, { points }: Deck): number {
  let least = Number.POSITIVE_INFINITY
  points.slice(1).forEach(([bx, by], index) => {
    const [ax, ay] = points[index] ?? [bx, by]
    const square = (bx - ax) ** 2 + (by - ay) ** 2
    const t =
      square === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / square))
    least = Math.min(least, Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay)))
  })
  return least
}

/** Where a deck is cut: at its corners, and so often between them that its slope looks even. */
function stopsOf(deck: Deck): number[] {
  const total = lengthOf(deck)
  const count = Math.max(1, Math.ceil(total / (deck.from === deck.to ? longest.level : longest.sloping)))
  const even = Array.from({ length: count + 1 }, (_, index) => (index / count) * total)
  return [...new Set([...even, ...deck.runs])].sort((one, other) => one - other)
}

function bodiesOf(deck: Deck, others: readonly Deck[], { back }: Plane): Feature<Polygon>[] {
  const result: Feature<Polygon>[] = []
  const put = (part: string, ring: Point[], base: number, height: number): void => {
    const coordinates = [[...ring, ...ring.slice(0, 1)].map(back)]
    result.push({
      type: 'Feature',
      properties: { part, base, height },
      geometry: { type: 'Polygon', coordinates },
    })
  }
  const stops = stopsOf(deck)
  stops.slice(1).forEach((end, index) => {
    const start = stops[index] ?? 0
    const height = heightAt(deck, (start + end) / 2)
    if (end - start < 0.05 || height < 0.3) return
    const strip = (one: number, other: number): Point[] => [
      beside(deck, start, one),
      beside(deck, end, one),
      beside(deck, end, other),
      beside(deck, start, other),
    ]
    put('deck', strip(deck.half, -deck.half), Math.max(0, height - deckThickness), height)
    for (const side of [1, -1]) {
      const middle = beside(deck, (start + end) / 2, side * deck.half)
      // Where two decks run into one another no parapet stands between them.
      if (others.some((other) => other !== deck && distanceTo(middle, other) < other.half - 0.1)) continue
      const ring = strip(side * deck.half, side * (deck.half - parapet.width))
      put('parapet', ring, height, height + parapet.height)
    }
  })
  for (let run = pier.spacing / 2; run < lengthOf(deck); run += pier.spacing) {
    const height = heightAt(deck, run)
    if (height < pier.least) continue
    const across = deck.half * pier.width
    const [near, far] = [Math.max(0, run - pier.length / 2), run + pier.length / 2]
    const ring = [
      beside(deck, near, across),
      beside(deck, far, across),
      beside(deck, far, -across),
      beside(deck, near, -across),
    ]
    put('pier', ring, 0, height - deckThickness)
  }
  return result
}

/**
 * Raised roads as bodies for the tilted map: decks, parapets and piers (`part`) with `base` and `height` in metres. A
 * bridge that meets the ground at both ends stays flat.
 */
export const roadDeckSource: SourceDefinition<BaseData> = {
  id: 'road-decks',
  from: ['roads'],
  make: ({ roads = emptyCollection }) => {
    const first = roads.features.flatMap(linesOf)[0]?.[0]
    if (!first) return emptyCollection
    const plane = planeAbout(first)
    const decks = decksOf(roads, plane)
    return { type: 'FeatureCollection', features: decks.flatMap((deck) => bodiesOf(deck, decks, plane)) }
  },
  settings: { tolerance: 0 },
}
