import type { ExpressionSpecification } from 'maplibre-gl'
import { terms } from '../i18n/terms.ts'
import { defineLayer, type StyleLayer } from '../map/layer.ts'
import type { Palette } from '../map/palette.ts'
import { byZoom, fonts, groundWidth } from '../map/text.ts'
import { type BaseData, roadNameSource, roadSource } from './base.source.ts'
import { roadDeckSource } from './road-deck.source.ts'

const metres: ExpressionSpecification = ['get', 'metres']
const level: ExpressionSpecification = ['get', 'level']
const portal: ExpressionSpecification = ['==', ['get', 'portal'], true]
const onGround: ExpressionSpecification = ['==', level, 0]
const classIn = (...classes: string[]): ExpressionSpecification => [
  'in',
  ['get', 'class'],
  ['literal', classes],
]
const major = ['expressway', 'ramp', 'arterial', 'secondary']

const wide: ExpressionSpecification = ['!', classIn('alley', 'path')]
const tilt: ExpressionSpecification = ['global-state', 'tilt']
/** What a tilted map shows as a body leaves only a trace on the ground. */
const unlessStanding: ExpressionSpecification = ['case', ['get', 'standing'], ['-', 1, ['*', 0.8, tilt]], 1]

/** A ramp takes the street's own colour where it reaches the street. */
const surface = (palette: Palette, low: boolean): ExpressionSpecification => [
  'match',
  ['get', 'class'],
  ['expressway', 'ramp'],
  low ? palette.roadMajor : palette.roadExpress,
  ['arterial', 'secondary'],
  palette.roadMajor,
  palette.road,
]

/** The roads of one level: all their edges first, so that what meets at that level joins without a seam. */
function carriageway(
  part: 'ground' | 'portal' | 'bridge' | 'viaduct',
  filter: ExpressionSpecification,
  palette: Palette,
): [edge: StyleLayer, surface: StyleLayer] {
  const low = part === 'ground' || part === 'portal'
  const cap = part === 'ground' || part === 'viaduct' ? 'round' : 'butt'
  return [
    {
      id: `road/${part}-casing`,
      type: 'line',
      source: roadSource.id,
      minzoom: 13.5,
      filter: ['all', filter, wide],
      layout: {
        'line-cap': part === 'ground' ? 'round' : 'butt',
        'line-join': 'round',
        'line-sort-key': ['get', 'rank'],
      },
      paint: {
        'line-color': low
          ? ['match', ['get', 'class'], major, palette.roadMajorCasing, palette.roadCasing]
          : palette.parapet,
        'line-width': groundWidth(metres, 1, low ? 1.6 : 3.4),
        'line-opacity': unlessStanding,
      },
    },
    {
      id: `road/${part}`,
      type: 'line',
      source: roadSource.id,
      filter: ['all', filter, wide],
      layout: { 'line-cap': cap, 'line-join': 'round', 'line-sort-key': ['get', 'rank'] },
      paint: {
        'line-color': surface(palette, low),
        'line-width': groundWidth(metres, 0.8),
        'line-opacity': unlessStanding,
      },
    },
  ]
}

/** Streets on the ground; one that goes down into an underpass ends there straight, not round. */
function streets(palette: Palette): StyleLayer[] {
  const [edge, surface] = carriageway('ground', ['all', onGround, ['!', portal]], palette)
  const [portalEdge, portalSurface] = carriageway('portal', ['all', onGround, portal], palette)
  return [edge, portalEdge, surface, portalSurface]
}

/** What stands on piers throws a soft shade on what it crosses. */
const shade = (palette: Palette): StyleLayer => ({
  id: 'road/shade',
  type: 'line',
  source: roadSource.id,
  minzoom: 14.5,
  filter: ['==', ['get', 'standing'], true],
  layout: { 'line-cap': 'butt', 'line-join': 'round' },
  paint: {
    'line-color': palette.shadow,
    'line-width': groundWidth(metres, 1, 8),
    'line-blur': 4,
    'line-opacity': palette.dark ? 0.55 : 0.22,
  },
})

/** Roads below the ground: under the rails and the streets, with dashed edges that show through. */
const tunnels = (palette: Palette): { below: StyleLayer; edge: StyleLayer } => ({
  below: {
    id: 'road/tunnel',
    type: 'line',
    source: roadSource.id,
    minzoom: 13.5,
    filter: ['<', level, 0],
    layout: { 'line-cap': 'butt', 'line-join': 'round' },
    paint: { 'line-color': palette.tunnel, 'line-width': groundWidth(metres, 1) },
  },
  edge: {
    id: 'road/tunnel-edge',
    type: 'line',
    source: roadSource.id,
    minzoom: 14,
    filter: ['<', level, 0],
    layout: { 'line-cap': 'butt', 'line-join': 'round' },
    paint: {
      'line-color': palette.tunnelEdge,
      'line-width': 1.3,
      'line-gap-width': groundWidth(metres, 1),
      'line-dasharray': [3, 2],
    },
  },
})

const bodies = (palette: Palette): StyleLayer => ({
  id: 'road/deck',
  type: 'fill-extrusion',
  source: roadDeckSource.id,
  minzoom: 14,
  paint: {
    'fill-extrusion-color': [
      'match',
      ['get', 'part'],
      'parapet',
      palette.parapet,
      'pier',
      palette.pier,
      palette.roadExpress,
    ],
    'fill-extrusion-base': ['get', 'base'],
    'fill-extrusion-height': ['get', 'height'],
    'fill-extrusion-opacity': tilt,
    'fill-extrusion-vertical-gradient': false,
  },
})

/** Streets by class in their true width, level by level from underpasses to viaducts, names along them. */
export const roadLayer = defineLayer<BaseData>({
  id: 'road',
  title: terms.dataset.roads,
  group: 'ground',
  defaultVisible: true,
  sources: [roadSource, roadNameSource, roadDeckSource],
  style: ({ palette, scale }) => ({
    ground: [tunnels(palette).below],
    line: [
      tunnels(palette).edge,
      {
        id: 'road/alley',
        type: 'line',
        source: roadSource.id,
        minzoom: 14.5,
        filter: classIn('alley', 'path'),
        layout: { 'line-cap': 'round', 'line-join': 'round' },
        paint: { 'line-color': palette.alley, 'line-width': groundWidth(metres, 0.6) },
      },
      ...streets(palette),
      shade(palette),
      ...carriageway('bridge', ['==', level, 1], palette),
      ...carriageway('viaduct', ['>', level, 1], palette),
    ],
    solid: [bodies(palette)],
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
      mark: { type: 'line', colour: palette.roadMajor, width: 6, casing: palette.roadMajorCasing },
    },
    {
      id: 'expressway',
      label: { zh: '高架、匝道', en: 'Viaduct, ramp' },
      mark: { type: 'line', colour: palette.roadExpress, width: 6, casing: palette.roadMajorCasing },
    },
    {
      id: 'tunnel',
      label: { zh: '下穿道路', en: 'Underpass' },
      mark: { type: 'line', colour: palette.tunnelEdge, width: 2, dash: [3, 2] },
    },
    {
      id: 'street',
      label: { zh: '街巷', en: 'Street' },
      mark: { type: 'line', colour: palette.road, width: 3, casing: palette.roadCasing },
    },
    {
      id: 'alley',
      label: { zh: '里弄', en: 'Alley' },
      mark: { type: 'line', colour: palette.alley, width: 2 },
    },
  ],
})
