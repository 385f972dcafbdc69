import type { ExpressionSpecification } from 'maplibre-gl'
import { defineLayer } from '../map/layer.ts'
import { byZoom } from '../map/text.ts'
import { type BaseData, baseSource } from './base.source.ts'

const isRail: ExpressionSpecification = ['==', ['get', 'kind'], 'rail']
const polygon: ExpressionSpecification = ['==', ['geometry-type'], 'Polygon']

/** The railway: its bed, two rails as a line, sleepers as dashes when near. */
export const railLayer = defineLayer<BaseData>({
  id: 'rail',
  title: { zh: '铁路', en: 'Railway' },
  group: 'ground',
  defaultVisible: true,
  sources: [baseSource],
  style: ({ palette }) => ({
    line: [
      {
        id: 'rail/bed',
        type: 'fill',
        source: baseSource.id,
        filter: ['all', isRail, polygon],
        paint: { 'fill-color': palette.railBed },
      },
      {
        id: 'rail/bed-line',
        type: 'line',
        source: baseSource.id,
        filter: ['all', isRail, ['!', polygon]],
        paint: { 'line-color': palette.railBed, 'line-width': byZoom(1, [13, 3], [16, 8], [19, 48]) },
      },
      {
        id: 'rail/sleepers',
        type: 'line',
        source: baseSource.id,
        minzoom: 15,
        filter: ['all', isRail, ['!', polygon]],
        paint: {
          'line-color': palette.railTie,
          'line-width': byZoom(1, [15, 3], [19, 20]),
          'line-dasharray': [0.12, 0.28],
        },
      },
      {
        id: 'rail/track',
        type: 'line',
        source: baseSource.id,
        filter: ['all', isRail, ['!', polygon]],
        paint: {
          'line-color': palette.rail,
          'line-width': byZoom(1, [13, 0.8], [17, 1.2], [19, 2]),
          'line-gap-width': byZoom(1, [13, 0], [15, 1], [19, 11]),
        },
      },
    ],
  }),
  legend: ({ palette }) => [
    {
      id: 'rail',
      label: { zh: '铁路', en: 'Railway' },
      mark: { type: 'line', colour: palette.rail, width: 3 },
    },
  ],
})
