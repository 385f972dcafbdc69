import type { ExpressionSpecification } from 'maplibre-gl'
import { defineLayer } from '../map/layer.ts'
import { byZoom, fonts } from '../map/text.ts'
import { type BaseData, baseLabelSource, baseSource } from './base.source.ts'

const polygon: ExpressionSpecification = ['==', ['geometry-type'], 'Polygon']
const kindIs = (kind: string): ExpressionSpecification => ['==', ['get', 'kind'], kind]

/** Rivers, ponds, their embankments and islands. */
export const waterLayer = defineLayer<BaseData>({
  id: 'water',
  title: { zh: '水系', en: 'Water' },
  group: 'ground',
  defaultVisible: true,
  sources: [baseSource, baseLabelSource],
  style: ({ palette, scale }) => ({
    ground: [
      {
        id: 'water/embankment',
        type: 'fill',
        source: baseSource.id,
        filter: ['all', polygon, kindIs('embankment')],
        paint: { 'fill-color': palette.embankment },
      },
      {
        id: 'water/area',
        type: 'fill',
        source: baseSource.id,
        filter: ['all', polygon, kindIs('water')],
        paint: { 'fill-color': palette.water },
      },
      {
        id: 'water/shore',
        type: 'line',
        source: baseSource.id,
        filter: ['all', polygon, kindIs('water')],
        paint: {
          'line-color': palette.waterEdge,
          'line-width': byZoom(1, [13, 0.8], [18, 4]),
          'line-offset': byZoom(1, [13, 0.4], [18, 2]),
        },
      },
      {
        id: 'water/island',
        type: 'fill',
        source: baseSource.id,
        filter: ['all', polygon, kindIs('island')],
        paint: { 'fill-color': palette.island, 'fill-outline-color': palette.waterEdge },
      },
      {
        id: 'water/embankment-line',
        type: 'line',
        source: baseSource.id,
        filter: ['all', ['!', polygon], kindIs('embankment')],
        minzoom: 14,
        paint: { 'line-color': palette.embankment, 'line-width': byZoom(1, [14, 1], [18, 5]) },
      },
      {
        id: 'water/stream',
        type: 'line',
        source: baseSource.id,
        filter: ['all', ['!', polygon], kindIs('water')],
        paint: { 'line-color': palette.water, 'line-width': byZoom(1, [13, 1], [18, 8]) },
      },
    ],
    label: [
      {
        id: 'water/label',
        type: 'symbol',
        source: baseLabelSource.id,
        filter: ['all', kindIs('water'), ['>', ['get', 'inset'], ['step', ['zoom'], 25, 16, 12, 17, 5]]],
        layout: {
          'text-field': ['get', 'name'],
          'text-font': fonts.regular,
          'text-size': byZoom(scale, [13, 12], [17, 16]),
          'text-letter-spacing': 0.25,
        },
        paint: { 'text-color': palette.waterText },
      },
    ],
  }),
  legend: ({ palette }) => [
    { id: 'water', label: { zh: '水面', en: 'Water' }, mark: { type: 'fill', colour: palette.water } },
  ],
})
