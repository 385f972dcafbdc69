import type { ExpressionSpecification } from 'maplibre-gl'
import { defineLayer, type StyleLayer } from '../map/layer.ts'
import type { Palette } from '../map/palette.ts'
import { byZoom, fonts } from '../map/text.ts'
import { type BaseData, baseLabelSource, baseSource } from './base.source.ts'

const polygon: ExpressionSpecification = ['==', ['geometry-type'], 'Polygon']
const kindIs = (...kinds: string[]): ExpressionSpecification => ['in', ['get', 'kind'], ['literal', kinds]]

const groundColour = (palette: Palette): ExpressionSpecification => [
  'match',
  ['get', 'kind'],
  'green',
  palette.green,
  'park',
  palette.park,
  'plaza',
  palette.plaza,
  'sport',
  palette.sport,
  'parking',
  palette.parking,
  'playground',
  palette.playground,
  'school_ground',
  palette.schoolGround,
  palette.block,
]

/** Blocks and open ground: yards, parks, squares, sports grounds, car parks. */
export const groundLayer = defineLayer<BaseData>({
  id: 'ground',
  title: { zh: '街区与绿地', en: 'Blocks and green' },
  group: 'ground',
  defaultVisible: true,
  sources: [baseSource, baseLabelSource],
  style: ({ palette, scale }) => {
    const fill = (id: string, kinds: string[], minzoom = 0): StyleLayer => ({
      id,
      type: 'fill',
      source: baseSource.id,
      minzoom,
      filter: ['all', polygon, kindIs(...kinds)],
      paint: { 'fill-color': groundColour(palette) },
    })
    return {
      ground: [
        fill('ground/block', ['block']),
        {
          id: 'ground/block-edge',
          type: 'line',
          source: baseSource.id,
          minzoom: 14.5,
          filter: ['all', polygon, kindIs('block')],
          paint: { 'line-color': palette.blockEdge, 'line-width': byZoom(1, [14.5, 0.4], [18, 1.2]) },
        },
        fill('ground/green', ['green', 'park']),
        {
          id: 'ground/park-edge',
          type: 'line',
          source: baseSource.id,
          minzoom: 14,
          filter: ['all', polygon, kindIs('park')],
          paint: { 'line-color': palette.parkEdge, 'line-width': byZoom(1, [14, 0.5], [18, 1.5]) },
        },
        fill('ground/open', ['plaza', 'school_ground', 'playground', 'parking', 'sport'], 13.5),
        {
          id: 'ground/sport-line',
          type: 'line',
          source: baseSource.id,
          minzoom: 15,
          filter: ['all', polygon, kindIs('sport')],
          paint: {
            'line-color': palette.sportLine,
            'line-width': byZoom(1, [15, 0.5], [18, 2]),
            'line-offset': byZoom(1, [15, 1], [18, 4]),
          },
        },
        {
          id: 'ground/parking-line',
          type: 'line',
          source: baseSource.id,
          minzoom: 16,
          filter: ['all', polygon, kindIs('parking')],
          paint: { 'line-color': palette.parkingLine, 'line-width': 1, 'line-dasharray': [3, 2] },
        },
      ],
      line: [
        {
          id: 'ground/wall',
          type: 'line',
          source: baseSource.id,
          minzoom: 15.5,
          filter: kindIs('wall'),
          paint: {
            'line-color': palette.wall,
            'line-width': byZoom(1, [15.5, 0.5], [18, 1.5]),
            'line-opacity': byZoom(1, [15.5, 0], [16.2, 1]),
          },
        },
      ],
      label: [
        {
          id: 'ground/label',
          type: 'symbol',
          source: baseLabelSource.id,
          minzoom: 15,
          filter: [
            'all',
            ['!', kindIs('water')],
            ['>', ['get', 'inset'], ['step', ['zoom'], 20, 16, 9, 17, 0]],
          ],
          layout: {
            'text-field': ['get', 'name'],
            'text-font': fonts.regular,
            'text-size': byZoom(scale, [15, 10.5], [18, 13]),
            'text-max-width': 6,
          },
          paint: {
            'text-color': palette.parkText,
            'text-halo-color': palette.halo,
            'text-halo-width': 1,
            'text-halo-blur': 0.5,
          },
        },
      ],
    }
  },
  legend: ({ palette }) => [
    {
      id: 'park',
      label: { zh: '公园绿地', en: 'Park, green' },
      mark: { type: 'fill', colour: palette.park },
    },
    {
      id: 'school_ground',
      label: { zh: '校园', en: 'School ground' },
      mark: { type: 'fill', colour: palette.schoolGround },
    },
    {
      id: 'sport',
      label: { zh: '运动场', en: 'Sports ground' },
      mark: { type: 'fill', colour: palette.sport },
    },
    { id: 'plaza', label: { zh: '广场', en: 'Square' }, mark: { type: 'fill', colour: palette.plaza } },
    {
      id: 'parking',
      label: { zh: '停车场', en: 'Car park' },
      mark: { type: 'fill', colour: palette.parking },
    },
  ],
})
