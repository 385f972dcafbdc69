import type { ExpressionSpecification } from 'maplibre-gl'
import { defineLayer } from '../map/layer.ts'
import { byZoom } from '../map/text.ts'
import { type BaseData, baseSource } from './base.source.ts'

const isContext: ExpressionSpecification = ['==', ['get', 'kind'], 'context_building']

/** Buildings around the district: the city goes on, but nothing there is ours to handle. */
export const contextLayer = defineLayer<BaseData>({
  id: 'context',
  title: { zh: '周边建筑', en: 'Buildings around' },
  group: 'ground',
  defaultVisible: true,
  minimumZoom: 14,
  sources: [baseSource],
  style: ({ palette }) => ({
    solid: [
      {
        id: 'context/plan',
        type: 'fill',
        source: baseSource.id,
        minzoom: 14,
        filter: isContext,
        paint: {
          'fill-color': palette.buildingContext,
          'fill-opacity': byZoom(1, [14, 0], [14.6, 1]),
        },
      },
      {
        id: 'context/solid',
        type: 'fill-extrusion',
        source: baseSource.id,
        minzoom: 14,
        filter: isContext,
        paint: {
          'fill-extrusion-color': palette.buildingContext,
          'fill-extrusion-height': ['*', 3, ['coalesce', ['get', 'floors'], 4]],
          'fill-extrusion-opacity': ['*', 0.55, ['global-state', 'tilt']],
        },
      },
    ],
  }),
  legend: ({ palette }) => [
    {
      id: 'context',
      label: { zh: '街道以外建筑', en: 'Building outside' },
      mark: { type: 'fill', colour: palette.buildingContext },
    },
  ],
})
