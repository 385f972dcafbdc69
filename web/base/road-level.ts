import type { Feature, FeatureCollection, Position } from 'geojson'

/**
 * The level a road is drawn at: 0 on the ground, above it from 1, below it from -1. Files that only say `bridge` or
 * `tunnel` get the nearest level.
 */
export function drawnLevel(properties: Feature['properties']): number {
  const { level, bridge, tunnel } = properties ?? {}
  if (typeof level === 'number' && level !== 0) return level
  return tunnel === true ? -1 : bridge === true ? 1 : 0
}

/** True for a position at which some underpass begins or ends. */
export function portals(roads: FeatureCollection): (position: Position | undefined) => boolean {
  const ends = new Set(
    roads.features
      .filter((road) => drawnLevel(road.properties) < 0)
      .flatMap(linesOf)
      .flatMap((line) => [String(line[0]), String(line.at(-1))]),
  )
  return (position) => ends.has(String(position))
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
