import type { ExpressionSpecification } from 'maplibre-gl'
import { defineLayer } from '../map/layer.ts'
import { type BaseData, baseSource } from './base.source.ts'

const isTree: ExpressionSpecification = ['==', ['get', 'kind'], 'tree']
const crown = (metres: number): ExpressionSpecification => [
  'interpolate',
  ['exponential', 2],
  ['zoom'],
  15,
  metres * 0.45,
  20,
  metres * 0.45 * 32,
]

/** Trees as crowns of true size with a little shade. */
export const treeLayer = defineLayer<BaseData>({
  id: 'tree',
  title: { zh: '树木', en: 'Trees' },
  group: 'ground',
  defaultVisible: true,
  minimumZoom: 15.5,
  sources: [baseSource],
  style: ({ palette }) => ({
    line: [
      {
        id: 'tree/shade',
        type: 'circle',
        source: baseSource.id,
        minzoom: 16,
        filter: isTree,
        paint: {
          'circle-color': palette.treeShade,
          'circle-radius': crown(2.2),
          'circle-translate': [1.5, -2],
          'circle-pitch-alignment': 'map',
          'circle-opacity': 0.7,
        },
      },
      {
        id: 'tree/crown',
        type: 'circle',
        source: baseSource.id,
        minzoom: 15.5,
        filter: isTree,
        paint: {
          'circle-color': palette.tree,
          'circle-radius': crown(2.2),
          'circle-pitch-alignment': 'map',
          'circle-opacity': ['interpolate', ['linear'], ['zoom'], 15.5, 0, 16.2, 0.9],
        },
      },
    ],
  }),
  legend: ({ palette }) => [
    { id: 'tree', label: { zh: '树木', en: 'Tree' }, mark: { type: 'dot', colour: palette.tree } },
  ],
})
