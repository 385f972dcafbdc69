import type { ExpressionSpecification } from 'maplibre-gl'
import { terms } from '../i18n/terms.ts'
import { defineLayer, type StyleLayer } from '../map/layer.ts'
import type { Palette } from '../map/palette.ts'
import { byZoom, fonts, groundWidth } from '../map/text.ts'
import { type BaseData, roadNameSource, roadSource } from './base.source.ts'

const metres: ExpressionSpecification = ['get', 'metres']
const raised: ExpressionSpecification = ['==', ['get', 'raised'], true]
const classIn = (...classes: string[]): ExpressionSpecification => [
  'in',
  ['get', 'class'],
  ['literal', classes],
]
const major = ['expressway', 'ramp', 'arterial', 'secondary']

const byClass = (large: string, small: string, alley: string): ExpressionSpecification => [
  'match',
  ['get', 'class'],
  major,
  large,
  ['alley', 'path'],
  alley,
  small,
]

function carriageway(
  part: string,
  filter: ExpressionSpecification,
  palette: Palette,
  edge: number,
): StyleLayer[] {
  return [
    {
      id: `road/${part}-casing`,
      type: 'line',
      source: roadSource.id,
      minzoom: 13.5,
      filter: ['all', filter, ['!', classIn('alley', 'path')]],
      layout: {
        'line-cap': part === 'raised' ? 'butt' : 'round',
        'line-join': 'round',
        'line-sort-key': ['get', 'rank'],
      },
      paint: {
        'line-color': byClass(palette.roadMajorCasing, palette.roadCasing, palette.roadCasing),
        'line-width': groundWidth(metres, 1, edge),
      },
    },
    {
      id: `road/${part}`,
      type: 'line',
      source: roadSource.id,
      filter: ['all', filter, ['!', classIn('alley', 'path')]],
      layout: { 'line-cap': 'round', 'line-join': 'round', 'line-sort-key': ['get', 'rank'] },
      paint: {
        'line-color': byClass(palette.roadMajor, palette.road, palette.roadMinor),
        'line-width': groundWidth(metres, 0.8),
      },
    },
  ]
}

/** Streets by class in their true width, what is raised above the rest, names along them. */
export const roadLayer = defineLayer<BaseData>({
  id: 'road',
  title: terms.dataset.roads,
  group: 'ground',
  defaultVisible: true,
  sources: [roadSource, roadNameSource],
  style: ({ palette, scale }) => ({
    line: [
      {
        id: 'road/alley',
        type: 'line',
        source: roadSource.id,
        minzoom: 14.5,
        filter: classIn('alley', 'path'),
        layout: { 'line-cap': 'round', 'line-join': 'round' },
        paint: { 'line-color': palette.alley, 'line-width': groundWidth(metres, 0.6) },
      },
      ...carriageway('ground', ['!', raised], palette, 1.6),
      ...carriageway('raised', raised, palette, 3),
    ],
    label: [
      {
        id: 'road/name',
        type: 'symbol',
        source: roadNameSource.id,
        minzoom: 14,
        filter: ['>=', ['get', 'rank'], ['step', ['zoom'], 5, 14.6, 4, 15.6, 3, 16.5, 2, 17.2, 0]],
        layout: {
          'symbol-placement': 'line',
          'symbol-spacing': 420,
          'symbol-sort-key': ['-', ['get', 'rank']],
          'text-field': ['get', 'name'],
          'text-font': fonts.regular,
          'text-size': byZoom(scale, [14, 11], [16, 12], [18, 14]),
          'text-letter-spacing': 0.12,
          'text-max-angle': 32,
          'text-padding': 12,
          'text-pitch-alignment': 'viewport',
        },
        paint: {
          'text-color': palette.roadText,
          'text-halo-color': palette.halo,
          'text-halo-width': 1.4,
        },
      },
    ],
  }),
  legend: ({ palette }) => [
    {
      id: 'major',
      label: { zh: '主次干路', en: 'Main road' },
      mark: { type: 'line', colour: palette.roadMajor, width: 6 },
    },
    {
      id: 'street',
      label: { zh: '街巷', en: 'Street' },
      mark: { type: 'line', colour: palette.road, width: 3 },
    },
    {
      id: 'alley',
      label: { zh: '里弄', en: 'Alley' },
      mark: { type: 'line', colour: palette.alley, width: 2 },
    },
  ],
})
