import type { BaseFeatureKind } from '../../api/base/base.model.ts'
import type { BuildingKind, BuildingStructure } from '../../api/building/building.model.ts'
import { clearance, type Point, type Ring } from './geometry.ts'

/** A building as placed, before people and names: outline in metres, counter-clockwise. */
export interface Footprint {
  ring: Ring
  /** A courtyard or the place of a tower in its podium, clockwise. */
  hole: Ring | null
  kind: BuildingKind
  floors: number
  year: number
  structure: BuildingStructure
  /** Dwellings by design: floors times stairwells times flats at a landing. */
  dwellings: number
  /** Number of the land it stands on. */
  land: number
  name: string
}

/** A thing on the ground that is no building: reserved land, greens, car parks, trees. */
export interface GroundFeature {
  kind: BaseFeatureKind
  name: string | null
  geometry: 'point' | 'line' | 'area'
  points: Point[]
  /** What is cut out of an area, such as a pond out of its park. */
  hole?: Ring
  floors?: number
}

const CELL = 40

interface Box {
  west: number
  south: number
  east: number
  north: number
}

function boxOf(ring: readonly Point[], grow: number): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of ring) {
    west = Math.min(west, x)
    east = Math.max(east, x)
    south = Math.min(south, y)
    north = Math.max(north, y)
  }
  return { west: west - grow, south: south - grow, east: east + grow, north: north + grow }
}

/** What stands already: asks whether an outline keeps its distance from all of it. */
export class Occupied {
  private readonly cells = new Map<string, { ring: Ring; box: Box; gap: number }[]>()

  private keys({ west, south, east, north }: Box): string[] {
    const result: string[] = []
    for (let x = Math.floor(west / CELL); x <= Math.floor(east / CELL); x += 1) {
      for (let y = Math.floor(south / CELL); y <= Math.floor(north / CELL); y += 1) result.push(`${x},${y}`)
    }
    return result
  }

  /** Adds an outline; others must keep at least `gap` metres from it whatever they ask for themselves. */
  put(ring: Ring, gap = 0): void {
    const entry = { ring, box: boxOf(ring, gap), gap }
    for (const key of this.keys(boxOf(ring, gap))) {
      const list = this.cells.get(key)
      if (list) list.push(entry)
      else this.cells.set(key, [entry])
    }
  }

  /** True when the outline is at least `gap` metres from everything put so far. */
  free(ring: Ring, gap: number): boolean {
    const box = boxOf(ring, gap)
    for (const key of this.keys(box)) {
      for (const other of this.cells.get(key) ?? []) {
        if (
          other.box.west > box.east ||
          other.box.east < box.west ||
          other.box.south > box.north ||
          other.box.north < box.south
        )
          continue
        if (clearance(ring, other.ring) < Math.max(gap, other.gap)) return false
      }
    }
    return true
  }
}
