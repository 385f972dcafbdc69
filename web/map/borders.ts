import type { Feature, FeatureCollection, LineString, Polygon, Position } from 'geojson'

const rings = (feature: Feature): Position[][] =>
  feature.geometry?.type === 'Polygon'
    ? feature.geometry.coordinates
    : feature.geometry?.type === 'MultiPolygon'
      ? feature.geometry.coordinates.flat()
      : []

const key = ([x = 0, y = 0]: Position): string => `${x.toFixed(7)},${y.toFixed(7)}`

interface Segment {
  start: Position
  end: Position
  owners: Feature[]
}

/**
 * The borders of neighbouring areas, each stretch once, so that a hairline is a hairline everywhere.
 * `kind` names a stretch from the features on its two sides (the second is missing at the outer edge);
 * stretches of one kind are joined into long lines, so that dashes run on. Property: `kind`.
 */
export function sharedBorders(
  areas: FeatureCollection,
  kind: (left: Feature, right: Feature | undefined) => string,
): FeatureCollection<LineString> {
  const segments = new Map<string, Segment>()
  for (const feature of areas.features)
    for (const ring of rings(feature))
      for (let index = 1; index < ring.length; index++) {
        const start = ring[index - 1] as Position
        const end = ring[index] as Position
        const [first, second] = [key(start), key(end)]
        if (first === second) continue
        const name = first < second ? `${first} ${second}` : `${second} ${first}`
        const known = segments.get(name)
        if (known) known.owners.push(feature)
        else segments.set(name, { start, end, owners: [feature] })
      }

  const kinds = new Map<string, Segment[]>()
  for (const segment of segments.values()) {
    const [left, right] = segment.owners
    if (!left) continue
    const name = kind(left, right)
    const known = kinds.get(name)
    if (known) known.push(segment)
    else kinds.set(name, [segment])
  }
  const features = [...kinds].flatMap(([name, parts]) =>
    joinLines(parts.map(({ start, end }) => [start, end])).map(
      (coordinates): Feature<LineString> => ({
        type: 'Feature',
        properties: { kind: name },
        geometry: { type: 'LineString', coordinates },
      }),
    ),
  )
  return { type: 'FeatureCollection', features }
}

/** The direction from one position to another in radians, on the ground. */
const direction = (from: Position, to: Position): number =>
  Math.atan2(
    (to[1] ?? 0) - (from[1] ?? 0),
    ((to[0] ?? 0) - (from[0] ?? 0)) * Math.cos(((from[1] ?? 0) * Math.PI) / 180),
  )

/** Turn between two directions, 0…π. */
const turn = (first: number, second: number): number => {
  const difference = Math.abs(first - second) % (2 * Math.PI)
  return difference > Math.PI ? 2 * Math.PI - difference : difference
}

/**
 * Joins lines that share end points into longer ones. At a junction the straightest continuation is taken,
 * none that turns by more than `sharpest` radians.
 */
export function joinLines(lines: Position[][], sharpest = Math.PI): Position[][] {
  const ends = new Map<string, Set<number>>()
  lines.forEach((line, index) => {
    for (const end of [line[0], line.at(-1)])
      if (end) ends.set(key(end), (ends.get(key(end)) ?? new Set()).add(index))
  })
  const used = new Set<number>()

  const grow = (line: Position[]): Position[] => {
    for (;;) {
      const last = line.at(-1) as Position
      const heading = direction(line.at(-2) ?? last, last)
      let best: Position[] | null = null
      let bestIndex = -1
      let bestTurn = sharpest
      for (const index of ends.get(key(last)) ?? []) {
        if (used.has(index)) continue
        const candidate = lines[index] as Position[]
        const forward = key(candidate[0] as Position) === key(last) ? candidate : [...candidate].reverse()
        const angle = turn(heading, direction(forward[0] as Position, forward[1] ?? last))
        if (angle <= bestTurn) {
          best = forward
          bestIndex = index
          bestTurn = angle
        }
      }
      if (!best) return line
      used.add(bestIndex)
      line.push(...best.slice(1))
    }
  }

  const joined: Position[][] = []
  lines.forEach((line, index) => {
    if (used.has(index) || line.length < 2) return
    used.add(index)
    joined.push(grow(grow([...line]).reverse()))
  })
  return joined
}

/** An area that covers the world but for the given ones: the ground of a veil. */
export function outsideOf(area: Feature | null): Polygon | null {
  if (!area) return null
  const world: Position[] = [
    [-180, -85],
    [180, -85],
    [180, 85],
    [-180, 85],
    [-180, -85],
  ]
  const parts =
    area.geometry?.type === 'MultiPolygon'
      ? area.geometry.coordinates.map((part) => part[0] ?? [])
      : rings(area).slice(0, 1)
  return { type: 'Polygon', coordinates: [world, ...parts] }
}
