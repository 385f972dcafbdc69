import type { Feature, FeatureCollection } from 'geojson'
import type { ExpressionSpecification } from 'maplibre-gl'
import { formatNumber } from '../i18n/format.ts'
import { terms } from '../i18n/terms.ts'
import { areaLabels } from '../map/area-labels.ts'
import { sharedBorders } from '../map/borders.ts'
import { emptyCollection } from '../map/compose.ts'
import { defineLayer, type LegendItem, type SourceDefinition } from '../map/layer.ts'
import type { Palette } from '../map/palette.ts'
import { byZoom, fonts, fromFitting, sizeByFitting, textByFitting } from '../map/text.ts'
import { type GridFigure, gridFigureWords, limitTexts } from './grid-figure.ts'

export interface GridData {
  grids?: FeatureCollection
}
export interface GridOptions {
  /** Colours the grids; absent or null leaves them clear. */
  gridFigure?: GridFigure | null
}

const withCodeAsId = (feature: Feature): Feature => ({ ...feature, id: Number(feature.properties?.code) })

export const gridSource: SourceDefinition<GridData> = {
  id: 'grids',
  from: ['grids'],
  make: ({ grids }) => ({
    type: 'FeatureCollection',
    features: (grids?.features ?? []).map(withCodeAsId),
  }),
}

export const gridBorderSource: SourceDefinition<GridData> = {
  id: 'grid-borders',
  from: ['grids'],
  make: ({ grids }) => sharedBorders(grids ?? emptyCollection, (_, right) => (right ? 'inner' : 'outer')),
}

/** One label a grid: its number from afar, its name when near. */
export const gridLabelSource: SourceDefinition<GridData> = {
  id: 'grid-labels',
  from: ['grids'],
  make: ({ grids }) =>
    areaLabels(grids && { ...grids, features: grids.features.map(withCodeAsId) }, {
      properties: (given) => {
        const name = String(given?.name ?? '')
        return { ...given, name, number: name.match(/\d+/)?.[0] ?? name }
      },
    }),
}

const stateIs = (name: string): ExpressionSpecification => ['boolean', ['feature-state', name], false]

const classColour = ({ ramp, land }: Palette): ExpressionSpecification => [
  'match',
  ['coalesce', ['feature-state', 'class'], -1],
  0,
  ramp[0],
  1,
  ramp[1],
  2,
  ramp[2],
  3,
  ramp[3],
  4,
  ramp[4],
  5,
  ramp[5],
  land,
]

function figureLegend(figure: GridFigure, palette: Palette): LegendItem[] {
  const { kind, breaks } = figure
  const limits = { zh: limitTexts(figure, 'zh'), en: limitTexts(figure, 'en') }
  const classes = Array.from({ length: breaks.length + 1 }, (_, index): LegendItem => {
    const text = (language: 'zh' | 'en') => {
      const [from, to] = [limits[language][index - 1], limits[language][index]]
      if (from === undefined && to === undefined) return language === 'zh' ? '全部相同' : 'All alike'
      if (from === undefined) return `< ${to}`
      return to === undefined ? `≥ ${from}` : `${from} – ${to}`
    }
    return {
      id: `class-${index}`,
      label: { zh: text('zh'), en: text('en') },
      mark: { type: 'fill', colour: palette.ramp[index] ?? palette.ramp[5], outline: palette.gridLine },
    }
  })
  return [{ id: 'figure', label: gridFigureWords[kind] }, ...classes]
}

/** Grids (网格): hairlines, one quiet number each, coloured by a chosen figure. */
export const gridLayer = defineLayer<GridData, GridOptions>({
  id: 'grid',
  title: terms.dataset.grids,
  group: 'place',
  defaultVisible: true,
  sources: [gridSource, gridBorderSource, gridLabelSource],
  style: ({ palette, options, scale }) => ({
    ground: [
      {
        id: 'grid/figure',
        type: 'fill',
        source: gridSource.id,
        paint: {
          'fill-color': classColour(palette),
          'fill-opacity': [
            'case',
            ['>=', ['coalesce', ['feature-state', 'class'], -1], 0],
            palette.dark ? 0.8 : 0.85,
            0,
          ],
        },
      },
    ],
    line: [
      {
        id: 'grid/area',
        type: 'fill',
        source: gridSource.id,
        paint: {
          'fill-color': palette.accent,
          'fill-opacity': ['case', stateIs('selected'), 0.14, stateIs('hover'), 0.07, 0],
        },
      },
      {
        id: 'grid/border',
        type: 'line',
        source: gridBorderSource.id,
        filter: ['==', ['get', 'kind'], 'inner'],
        layout: { 'line-join': 'round', 'line-cap': 'round' },
        paint: {
          'line-color': palette.gridLine,
          'line-width': byZoom(1, [12, 0.8], [15, 0.9], [18, 1.6]),
          'line-opacity': byZoom(1, [12, 0.85], [15, 0.75]),
        },
      },
      {
        id: 'grid/outline',
        type: 'line',
        source: gridSource.id,
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': palette.accent,
          'line-width': byZoom(1, [12, 1.6], [16, 3.2]),
          'line-opacity': ['case', stateIs('selected'), 1, stateIs('hover'), 0.55, 0],
        },
      },
    ],
    label: [
      {
        id: 'grid/number',
        type: 'symbol',
        source: gridLabelSource.id,
        filter: fromFitting(),
        layout: {
          'text-field': textByFitting(['get', 'number'], ['get', 'name'], 2),
          'text-font': fonts.medium,
          'text-size': sizeByFitting(scale, 10, 15),
          'text-variable-anchor': ['center', 'top', 'bottom', 'left', 'right'],
          'text-radial-offset': 0.6,
          'text-padding': 2,
        },
        paint: {
          'text-color': [
            'case',
            stateIs('selected'),
            options.gridFigure ? palette.ink : palette.accent,
            options.gridFigure ? palette.ink : palette.gridText,
          ],
          'text-halo-color': palette.halo,
          'text-halo-width': options.gridFigure ? 1.8 : 1.3,
        },
      },
    ],
  }),
  legend: ({ palette, options }) => [
    {
      id: 'border',
      label: { zh: '网格界', en: 'Grid border' },
      mark: { type: 'line', colour: palette.gridLine, width: 1 },
    },
    ...(options.gridFigure ? figureLegend(options.gridFigure, palette) : []),
  ],
  states: (_, { gridFigure }) => ({
    grids: new Map([...(gridFigure?.classOf ?? [])].map(([code, index]) => [code, { class: index }])),
  }),
  interaction: {
    kind: 'grid',
    layers: ['grid/area', 'grid/number'],
    sources: [gridSource.id, gridLabelSource.id],
    select: ({ properties }) => (properties.code ? { kind: 'grid', id: String(properties.code) } : null),
    tooltip: ({ properties }, language) => {
      const zh = language === 'zh'
      const number = (value: unknown) => formatNumber(language, Number(value ?? 0))
      const title = String(properties.name ?? properties.code ?? '')
      const { resident_population, registered_population, households } = properties
      // A grid without a single person or household is one of which nothing is known.
      if (!resident_population && !registered_population && !households) return { title, lines: [] }
      return {
        title,
        lines: [
          { label: zh ? '常住人口' : 'Residents', value: number(resident_population) },
          { label: zh ? '户数' : 'Households', value: number(households) },
          {
            label: zh ? '户籍 60+' : 'Registered 60+',
            value: `${number(properties.elderly_population)} / ${number(registered_population)}`,
          },
        ],
      }
    },
  },
})
