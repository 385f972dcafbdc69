import type { Feature, FeatureCollection } from 'geojson'
import type { ExpressionSpecification } from 'maplibre-gl'
import { formatNumber } from '../i18n/format.ts'
import { terms } from '../i18n/terms.ts'
import { emptyCollection } from '../map/compose.ts'
import { labelPoint } from '../map/label-point.ts'
import { defineLayer, imageName, type SourceDefinition } from '../map/layer.ts'
import { hatching } from '../map/svg.ts'
import { byZoom, fonts } from '../map/text.ts'

export interface EstateData {
  estates?: FeatureCollection
}

const areaSource: SourceDefinition<EstateData> = {
  id: 'estates',
  from: ['estates'],
  make: ({ estates }) => estates ?? emptyCollection,
}

const labelSource: SourceDefinition<EstateData> = {
  id: 'estate-labels',
  from: ['estates'],
  make: ({ estates }) => ({
    type: 'FeatureCollection',
    features: (estates?.features ?? []).flatMap((feature): Feature[] => {
      const label = labelPoint(feature.geometry)
      return label
        ? [
            {
              type: 'Feature',
              id: feature.id,
              properties: { ...feature.properties, inset: label.inset },
              geometry: { type: 'Point', coordinates: label.point },
            },
          ]
        : []
    }),
  }),
}

const old: ExpressionSpecification = ['==', ['get', 'is_old'], true]
const stateIs = (name: string): ExpressionSpecification => ['boolean', ['feature-state', name], false]

/** Estates (小区): old ones hatched and dashed, newer ones clear and solid. */
export const estateLayer = defineLayer<EstateData>({
  id: 'estate',
  title: terms.dataset.estates,
  group: 'place',
  defaultVisible: true,
  minimumZoom: 14.6,
  sources: [areaSource, labelSource],
  style: ({ palette, scale }) => ({
    ground: [
      {
        id: 'estate/hatching',
        type: 'fill',
        source: areaSource.id,
        minzoom: 14.6,
        filter: old,
        paint: {
          'fill-pattern': imageName(palette, 'estate', 'old'),
          'fill-opacity': byZoom(1, [15, 0], [16, 1]),
        },
      },
    ],
    line: [
      {
        id: 'estate/reach',
        type: 'line',
        source: areaSource.id,
        minzoom: 14.6,
        paint: { 'line-color': palette.estateNew, 'line-width': 9, 'line-opacity': 0 },
      },
      {
        id: 'estate/newer',
        type: 'line',
        source: areaSource.id,
        minzoom: 14.6,
        filter: ['!', old],
        paint: {
          'line-color': palette.estateNew,
          'line-width': byZoom(1, [14.6, 0.6], [18, 1.6]),
          'line-opacity': byZoom(1, [14.6, 0], [15.2, 0.6], [16, 0.9]),
        },
      },
      {
        id: 'estate/old',
        type: 'line',
        source: areaSource.id,
        minzoom: 14.6,
        filter: old,
        paint: {
          'line-color': palette.estateOld,
          'line-width': byZoom(1, [14.6, 0.6], [18, 1.6]),
          'line-dasharray': [4, 2.5],
          'line-opacity': byZoom(1, [14.6, 0], [15.2, 0.6], [16, 0.9]),
        },
      },
      {
        id: 'estate/outline',
        type: 'line',
        source: areaSource.id,
        paint: {
          'line-color': palette.accent,
          'line-width': byZoom(1, [14, 2], [17, 3.5]),
          'line-opacity': ['case', stateIs('selected'), 1, stateIs('hover'), 0.6, 0],
        },
      },
    ],
    label: [
      {
        id: 'estate/name',
        type: 'symbol',
        source: labelSource.id,
        minzoom: 15.2,
        layout: {
          'text-field': ['get', 'name'],
          'text-font': fonts.medium,
          'text-size': byZoom(scale, [15.2, 11], [17, 13.5]),
          'text-max-width': 7,
          'text-padding': 3,
          'text-variable-anchor': ['center', 'top', 'bottom'],
          'text-radial-offset': 0.8,
        },
        paint: { 'text-color': palette.estateText, 'text-halo-color': palette.halo, 'text-halo-width': 1.4 },
      },
    ],
  }),
  image: (name, palette) =>
    name === 'old' ? hatching(palette.estateOld, 8, 0.5, palette.dark ? 0.3 : 0.28) : null,
  legend: ({ palette }) => [
    {
      id: 'old',
      label: { zh: '老旧小区（2000 年底前）', en: 'Old estate (until 2000)' },
      mark: {
        type: 'fill',
        colour: palette.block,
        outline: palette.estateOld,
        pattern: hatching(palette.estateOld, 10, 0.7, 0.6),
      },
    },
    {
      id: 'newer',
      label: { zh: '其他小区', en: 'Newer estate' },
      mark: { type: 'fill', colour: palette.block, outline: palette.estateNew },
    },
  ],
  interaction: {
    kind: 'estate',
    minimumZoom: 14.8,
    layers: ['estate/reach', 'estate/name'],
    sources: [areaSource.id, labelSource.id],
    select: ({ id }) => (id === undefined ? null : { kind: 'estate', id: String(id) }),
    tooltip: ({ properties }, language) => {
      const zh = language === 'zh'
      return {
        title: String(properties.name ?? ''),
        lines: [
          {
            label: zh ? '建成' : 'Built',
            value: `${properties.built_year ?? '—'}${properties.is_old ? (zh ? ' · 老旧' : ' · old') : ''}`,
          },
          // An estate without a single household is one whose households nobody knows.
          ...(properties.households
            ? [
                {
                  label: zh ? '户数' : 'Households',
                  value: formatNumber(language, Number(properties.households)),
                },
              ]
            : []),
        ],
      }
    },
  },
})
