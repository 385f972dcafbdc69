import type { Feature, FeatureCollection, LineString, Position } from 'geojson'
import { type RoadClass, roadClasses } from '../../api/base/base.model.ts'
import { joinLines } from '../map/borders.ts'
import { emptyCollection } from '../map/compose.ts'
import { labelPoint } from '../map/label-point.ts'
import type { SourceDefinition } from '../map/layer.ts'
import { groundMetres } from '../map/text.ts'
import { drawnLevel, linesOf, meetingLevels, portals } from './road-level.ts'

export interface BaseData {
  'base-features'?: FeatureCollection
  roads?: FeatureCollection
}

/** Everything of the base map but roads, as it is; layers choose by `kind`. */
export const baseSource: SourceDefinition<BaseData> = {
  id: 'base-features',
  from: ['base-features'],
  make: (data) => data['base-features'] ?? emptyCollection,
  settings: { tolerance: 0.2 },
}

const labelled = new Set(['water', 'park', 'green', 'plaza', 'sport', 'island', 'school_ground'])

/** One label point for every named area; `inset` is its distance to the edge in metres. */
export const baseLabelSource: SourceDefinition<BaseData> = {
  id: 'base-labels',
  from: ['base-features'],
  make: (data) => ({
    type: 'FeatureCollection',
    features: (data['base-features']?.features ?? []).flatMap((feature): Feature[] => {
      const { kind, name } = feature.properties ?? {}
      if (!name || !labelled.has(kind)) return []
      const label = labelPoint(feature.geometry)
      return label
        ? [
            {
              type: 'Feature',
              properties: { kind, name, inset: label.inset },
              geometry: { type: 'Point', coordinates: label.point },
            },
          ]
        : []
    }),
  }),
}

const defaultWidths: Record<RoadClass, number> = {
  expressway: 28,
  ramp: 9,
  arterial: 32,
  secondary: 20,
  street: 12,
  lane: 7,
  alley: 4,
  path: 2.5,
}
/** Later is drawn above: the classes from the least to the greatest. */
export const roadRanks: readonly string[] = roadClasses.toReversed()

/**
 * Roads with what drawing needs: `metres` (see `groundWidth`), `rank` (later is drawn above), `level` (see
 * `drawnLevel`), `portal`, true for what ends at an underpass, and `standing`, true for what a tilted map shows as a
 * body (see `roadDeckSource`).
 */
export const roadSource: SourceDefinition<BaseData> = {
  id: 'roads',
  from: ['roads'],
  make: ({ roads = emptyCollection }) => {
    const meeting = meetingLevels(roads)
    const isPortal = portals(roads)
    return {
      type: 'FeatureCollection',
      features: roads.features.map((feature) => {
        const { class: roadClass = 'street', width, name } = feature.properties ?? {}
        const lines = linesOf(feature)
        const level = drawnLevel(feature.properties)
        return {
          ...feature,
          properties: {
            name,
            class: roadClass,
            metres: groundMetres(
              width ?? defaultWidths[roadClass as RoadClass] ?? 10,
              lines[0]?.[0]?.[1] ?? 0,
            ),
            rank: roadRanks.indexOf(roadClass),
            level,
            portal: lines.some((line) => isPortal(line[0]) || isPortal(line.at(-1))),
            standing: level > 0 && lines.some((line) => meeting(line[0]) + meeting(line.at(-1)) > 0),
          },
        }
      }),
    }
  },
  settings: { tolerance: 0.2 },
}

/** Roads joined by name over their junctions, so that a name finds room and is not repeated at every corner. */
export const roadNameSource: SourceDefinition<BaseData> = {
  id: 'road-names',
  from: ['roads'],
  make: (data) => {
    const named = new Map<string, { rank: number; lines: Position[][] }>()
    for (const feature of data.roads?.features ?? []) {
      const { name, class: roadClass = 'street' } = feature.properties ?? {}
      if (!name || roadClass === 'ramp') continue
      const road = named.get(name) ?? { rank: 0, lines: [] }
      road.rank = Math.max(road.rank, roadRanks.indexOf(roadClass))
      road.lines.push(...linesOf(feature))
      named.set(name, road)
    }
    const features = [...named].flatMap(([name, { rank, lines }]) =>
      joinLines(lines, Math.PI / 3).map(
        (coordinates): Feature<LineString> => ({
          type: 'Feature',
          properties: { name, rank },
          geometry: { type: 'LineString', coordinates },
        }),
      ),
    )
    return { type: 'FeatureCollection', features }
  },
  settings: { tolerance: 1 },
}
