import type { Feature } from 'geojson'
import { useMemo } from 'react'
import type { District, IncidentPoints, IncidentSummary, Settings } from '../../client.ts'
import { type Holdings, holdings } from '../../district/holdings.ts'
import { useFeatures } from '../../district/use-district.ts'
import { type GridFigureKind, gridFigure, gridFigureKinds } from '../../grid/grid-figure.ts'
import { isCategoryPicture } from '../../incident/category-picture.ts'
import { incidentSet, picturesOf } from '../../incident/incident-source.ts'
import { useIncidentClock } from '../../incident/use-incident-words.ts'
import type { MapData, MapOptions } from './layers.ts'
import type { View } from './view.ts'
import { buildingColours } from './vocabulary.ts'

/** What the layers draw: the street's collections, and the filter's incidents. Objects change only with their data. */
export function useMapData(
  street: string | undefined,
  district: District | undefined,
  points: IncidentPoints | undefined,
) {
  const communities = useFeatures('communities', street)
  const grids = useFeatures('grids', street)
  const estates = useFeatures('estates', street)
  const buildings = useFeatures('buildings', street)
  const zones = useFeatures('redevelopment-zones', street)
  const roads = useFeatures('roads', street)
  const servicePoints = useFeatures('service-points', street)
  const units = useFeatures('units', street)
  const base = useFeatures('base-features', street)
  const collections = [
    { name: 'communities', query: communities },
    { name: 'grids', query: grids },
    { name: 'estates', query: estates },
    { name: 'buildings', query: buildings },
    { name: 'redevelopment-zones', query: zones },
    { name: 'roads', query: roads },
    { name: 'service-points', query: servicePoints },
    { name: 'units', query: units },
    { name: 'base-features', query: base },
  ] as const
  const queries = collections.map(({ query }) => query)
  const now = useIncidentClock()
  const incidents = useMemo(
    () => (points === undefined ? undefined : incidentSet(points, now)),
    [points, now],
  )
  const { code, name, boundary: geometry } = district ?? {}
  const boundary = useMemo<Feature | null>(
    () =>
      geometry === undefined
        ? null
        : { type: 'Feature', id: Number(code), properties: { code, name }, geometry },
    [code, name, geometry],
  )
  const data = useMemo<MapData>(
    () => ({
      district: boundary,
      communities: communities.data,
      grids: grids.data,
      estates: estates.data,
      buildings: buildings.data,
      'redevelopment-zones': zones.data,
      roads: roads.data,
      'service-points': servicePoints.data,
      units: units.data,
      'base-features': base.data,
      incidents,
    }),
    [
      boundary,
      communities.data,
      grids.data,
      estates.data,
      buildings.data,
      zones.data,
      roads.data,
      servicePoints.data,
      units.data,
      base.data,
      incidents,
    ],
  )
  return { data, collections, queries }
}

const noCounts: IncidentSummary['by_grid'] = []

/** True if a figure of the grids is made of their incidents. */
export const countsIncidents = (kind: string | undefined): boolean => kind === 'incidents' || kind === 'open'

/** True if a street holds what a figure is made of. */
export const holdsFigure = (kind: GridFigureKind, has: Holdings): boolean =>
  countsIncidents(kind) || has.people

/** How many pictures the legend explains. */
const explained = 12

/**
 * The choices of the layer panel as the layers take them, and what of the data their legends depend on; grids have no
 * colour until what it tells is known.
 */
export function useMapOptions(
  view: Pick<View, 'gridFigure' | 'buildingColour'>,
  { grids, incidents }: Pick<MapData, 'grids' | 'incidents'>,
  summary: IncidentSummary | undefined,
  district: District | undefined,
  settings: Settings | undefined,
): MapOptions {
  const tiandituKey = settings?.tianditu?.key ?? null
  const kind = gridFigureKinds.find((name) => name === view.gridFigure)
  const colour = buildingColours.find((name) => name === view.buildingColour)
  const byGrid = countsIncidents(kind) ? summary?.by_grid : noCounts
  const held = kind !== undefined && holdsFigure(kind, holdings(district))
  // As text it stays the same from one renewal of the data to the next, and nothing is styled anew.
  const pictures = incidents === undefined ? '' : picturesOf(incidents.open, explained).join()
  const categories = district?.categories
  return useMemo(() => {
    const counts = new Map(
      (byGrid ?? []).map((entry) => [entry.code, kind === 'open' ? entry.open : entry.total]),
    )
    return {
      gridFigure:
        !held || grids === undefined || byGrid === undefined ? null : gridFigure(kind, grids, counts),
      tiandituKey,
      ...(colour === undefined ? {} : { buildingColour: colour }),
      ...(categories === undefined ? {} : { categories }),
      pictures: pictures.split(',').filter(isCategoryPicture),
    }
  }, [kind, held, colour, grids, byGrid, tiandituKey, pictures, categories])
}
