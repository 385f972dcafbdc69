import type { ExpressionSpecification } from 'maplibre-gl'
import { buildingKinds, safetyClasses } from '../../api/building/building.model.ts'
import { terms } from '../i18n/terms.ts'
import { defineLayer, imageName, type LegendItem } from '../map/layer.ts'
import type { Palette } from '../map/palette.ts'
import { hatching, type SvgImage } from '../map/svg.ts'
import { byZoom, fonts } from '../map/text.ts'
import {
  type BuildingData,
  buildingLabelSource,
  buildingSeamSource,
  buildingShadowSource,
  buildingSource,
  floorHeight,
} from './building.source.ts'

export interface BuildingOptions {
  /** What a building's colour says; `height` if absent. */
  buildingColour?: 'height' | 'safety'
  /** What colours the ground, if anything does: buildings then step back, unless their colour is asked for. */
  gridFigure?: unknown
}

const floors: ExpressionSpecification = ['coalesce', ['get', 'floors'], 1]
const tilt: ExpressionSpecification = ['global-state', 'tilt']
const steps = [3, 8, 16, 30] as const

function materialColour(palette: Palette): ExpressionSpecification {
  const [low, middle, high, highest] = palette.building
  return [
    'match',
    ['get', 'kind'],
    'shanty',
    ['interpolate', ['linear'], floors, 1, palette.shanty, 3, palette.shantyHigh],
    'ancillary',
    palette.shanty,
    ['school', 'hospital', 'public'],
    palette.civic,
    ['interpolate', ['linear'], floors, steps[0], low, steps[1], middle, steps[2], high, steps[3], highest],
  ]
}

const safetyColour = ({ safety }: Palette): ExpressionSpecification => [
  'match',
  ['get', 'safety_class'],
  'A',
  safety.A,
  'B',
  safety.B,
  'C',
  safety.C,
  'D',
  safety.D,
  safety.unknown,
]

/** Dangerous houses are hatched, the wholly dangerous ones crosswise: read without colour, unlike any status. */
function safetyPattern(name: string, palette: Palette): SvgImage | null {
  if (name === 'C') return hatching(palette.halo, 8, 1.6, 0.8)
  return name === 'D' ? hatching(palette.halo, 8, 1.6, 0.8, true) : null
}

function heightLegend(palette: Palette): LegendItem[] {
  const [low, middle, high, highest] = palette.building
  const item = (id: string, zh: string, en: string, colour: string): LegendItem => ({
    id,
    label: { zh, en },
    mark: { type: 'fill', colour, outline: palette.buildingEdge },
  })
  return [
    item('low', '3 层及以下', 'Up to 3 floors', low),
    item('middle', '约 8 层', 'About 8 floors', middle),
    item('high', '约 16 层', 'About 16 floors', high),
    item('highest', '30 层及以上', '30 floors or more', highest),
    item('civic', '学校、医院、公共建筑', 'School, hospital, public', palette.civic),
    item('shanty', '棚户房、附属用房', 'Shanty, ancillary', palette.shanty),
  ]
}

const safetyLegend = (palette: Palette): LegendItem[] =>
  [...safetyClasses, 'unknown' as const].map((name) => ({
    id: name,
    label: name === 'unknown' ? { zh: '未鉴定', en: 'Not assessed' } : terms.safety[name],
    mark: {
      type: 'fill',
      colour: palette.safety[name],
      outline: palette.buildingEdge,
      pattern: safetyPattern(name, palette) ?? undefined,
    },
  }))

/** Buildings: flat with a shadow in plan, solid when tilted; by height and material, or by safety class. */
export const buildingLayer = defineLayer<BuildingData, BuildingOptions>({
  id: 'building',
  title: terms.dataset.buildings,
  group: 'place',
  defaultVisible: true,
  minimumZoom: 13.5,
  sources: [buildingSource, buildingShadowSource, buildingSeamSource, buildingLabelSource],
  style: ({ palette, options, scale }) => {
    const safety = options.buildingColour === 'safety'
    const quiet = options.gridFigure != null && !safety
    const strength = quiet ? 0.45 : 1
    const plain = quiet ? palette.buildingQuiet : safety ? safetyColour(palette) : materialColour(palette)
    const colour: ExpressionSpecification = [
      'case',
      ['boolean', ['feature-state', 'selected'], false],
      palette.accent,
      plain,
    ]
    return {
      solid: [
        {
          id: 'building/shadow',
          type: 'fill',
          source: buildingShadowSource.id,
          minzoom: 14,
          paint: {
            'fill-color': palette.shadow,
            'fill-opacity': byZoom(quiet ? 0 : palette.dark ? 0.45 : 0.16, [14, 0], [15, 1]),
          },
        },
        {
          id: 'building/plan',
          type: 'fill',
          source: buildingSource.id,
          minzoom: 13.5,
          paint: { 'fill-color': colour, 'fill-opacity': byZoom(strength, [13.5, 0.3], [14.2, 1]) },
        },
        {
          id: 'building/safety',
          type: 'fill',
          source: buildingSource.id,
          minzoom: 14.2,
          filter: ['in', ['get', 'safety_class'], ['literal', ['C', 'D']]],
          paint: {
            'fill-pattern': ['concat', imageName(palette, 'building', 'safety-'), ['get', 'safety_class']],
            'fill-opacity': safety ? ['-', 1, tilt] : 0,
          },
        },
        {
          id: 'building/edge',
          type: 'line',
          source: buildingSource.id,
          minzoom: 15,
          paint: {
            'line-color': [
              'case',
              ['boolean', ['feature-state', 'hover'], false],
              palette.accent,
              ['all', !quiet, ['==', ['get', 'kind'], 'shanty']],
              palette.shantyEdge,
              quiet ? palette.gridLine : palette.buildingEdge,
            ],
            'line-width': byZoom(1, [15, 0.3], [17, 0.8], [19, 1.4]),
            'line-opacity': byZoom(quiet ? 0.3 : 1, [15, 0], [15.8, 1]),
          },
        },
        {
          id: 'building/seam',
          type: 'line',
          source: buildingSeamSource.id,
          minzoom: 16.2,
          paint: {
            'line-color': palette.buildingSeam,
            'line-width': byZoom(1, [16.2, 0.4], [19, 1.2]),
            'line-opacity': ['-', 1, tilt],
          },
        },
        {
          id: 'building/solid',
          type: 'fill-extrusion',
          source: buildingSource.id,
          minzoom: 13.5,
          paint: {
            'fill-extrusion-color': colour,
            'fill-extrusion-height': ['*', floorHeight, floors],
            'fill-extrusion-opacity': ['*', quiet ? 0.5 : 0.97, tilt],
            'fill-extrusion-vertical-gradient': true,
          },
        },
      ],
      label: [
        {
          id: 'building/name',
          type: 'symbol',
          source: buildingLabelSource.id,
          minzoom: 15.6,
          filter: ['any', ['get', 'landmark'], ['>=', ['zoom'], 17.3]],
          layout: {
            'text-field': ['get', 'name'],
            'text-font': fonts.regular,
            'text-size': byZoom(scale, [15.6, 10.5], [18, 12.5]),
            'text-max-width': 7,
            'text-padding': 6,
            'symbol-sort-key': ['case', ['get', 'landmark'], 0, 1],
          },
          paint: { 'text-color': palette.ink, 'text-halo-color': palette.halo, 'text-halo-width': 1.2 },
        },
      ],
    }
  },
  image: (name, palette) => safetyPattern(name.replace('safety-', ''), palette),
  legend: ({ palette, options }) =>
    options.buildingColour === 'safety' ? safetyLegend(palette) : heightLegend(palette),
  interaction: {
    kind: 'building',
    minimumZoom: 16,
    layers: ['building/plan', 'building/solid'],
    sources: [buildingSource.id],
    select: ({ id }) => (id === undefined ? null : { kind: 'building', id: String(id) }),
    tooltip: ({ properties }, language) => {
      const kind = buildingKinds.find((name) => name === properties.kind)
      const words = kind && terms.buildingKind[kind]
      const zh = language === 'zh'
      const lines = [
        { label: zh ? '类型' : 'Kind', value: words?.[language] ?? String(properties.kind ?? '') },
        { label: zh ? '层数' : 'Floors', value: String(properties.floors ?? 1) },
      ]
      if (properties.built_year)
        lines.push({ label: zh ? '建成' : 'Built', value: String(properties.built_year) })
      if (properties.households)
        lines.push({ label: zh ? '户数' : 'Households', value: String(properties.households) })
      if (properties.safety_class)
        lines.push({ label: zh ? '房屋安全' : 'Safety', value: String(properties.safety_class) })
      return { title: String(properties.name ?? properties.address ?? words?.[language] ?? ''), lines }
    },
  },
})
