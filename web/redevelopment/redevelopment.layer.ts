import type { Feature, FeatureCollection } from 'geojson'
import type { ExpressionSpecification } from 'maplibre-gl'
import { type RedevelopmentPhase, redevelopmentPhases } from '../../api/redevelopment/redevelopment.model.ts'
import { formatNumber, formatShare } from '../i18n/format.ts'
import { terms } from '../i18n/terms.ts'
import { areaLabels, inwardAnchors } from '../map/area-labels.ts'
import { emptyCollection } from '../map/compose.ts'
import { defineLayer, imageName, type SourceDefinition } from '../map/layer.ts'
import type { Palette } from '../map/palette.ts'
import { hatching, type SvgImage, stippling } from '../map/svg.ts'
import { byZoom, fonts } from '../map/text.ts'

export interface RedevelopmentData {
  'redevelopment-zones'?: FeatureCollection
  /** The street's boundary: the names of zones stay within it. */
  district?: Feature | null
}

const areaSource: SourceDefinition<RedevelopmentData> = {
  id: 'redevelopment-zones',
  from: ['redevelopment-zones'],
  make: (data) => data['redevelopment-zones'] ?? emptyCollection,
}

export const redevelopmentLabelSource: SourceDefinition<RedevelopmentData> = {
  id: 'redevelopment-zone-labels',
  from: ['redevelopment-zones', 'district'],
  make: ({ district, ...data }) => areaLabels(data['redevelopment-zones'], { within: district, apart: true }),
}

/** Ever denser as work goes on, open again when it is done: the phase reads without its colour. */
function phasePattern(phase: RedevelopmentPhase, palette: Palette): SvgImage {
  const colour = palette.zonePhase[phase]
  switch (phase) {
    case 'planning':
      return stippling(colour, 16, 1, 0.8)
    case 'consultation':
      return stippling(colour, 10, 1.1, 0.85)
    case 'signing':
      return hatching(colour, 14, 1.4, 0.75)
    case 'vacating':
      return hatching(colour, 8, 1.4, 0.75)
    case 'demolition':
      return hatching(colour, 10, 1.2, 0.7, true)
    case 'construction':
      return hatching(colour, 18, 3, 0.6)
    case 'completed':
      return hatching(colour, 24, 1, 0.6)
  }
}

const isPhase = (name: string): name is RedevelopmentPhase =>
  (redevelopmentPhases as readonly string[]).includes(name)

const phaseColour = ({ zonePhase, zone }: Palette): ExpressionSpecification =>
  [
    'match',
    ['get', 'phase'],
    ...redevelopmentPhases.flatMap((phase) => [phase, zonePhase[phase]]),
    zone,
  ] as unknown as ExpressionSpecification

const stateIs = (name: string): ExpressionSpecification => ['boolean', ['feature-state', name], false]

/** Redevelopment zones: a pattern and a colour by phase over the houses, a strong broken border, one label. */
export const redevelopmentLayer = defineLayer<RedevelopmentData>({
  id: 'redevelopment',
  title: terms.dataset['redevelopment-zones'],
  group: 'place',
  defaultVisible: true,
  sources: [areaSource, redevelopmentLabelSource],
  style: ({ palette, language, scale }) => ({
    solid: [
      {
        id: 'redevelopment/tint',
        type: 'fill',
        source: areaSource.id,
        paint: {
          'fill-color': phaseColour(palette),
          'fill-opacity': ['case', stateIs('selected'), 0.2, stateIs('hover'), 0.15, 0.08],
        },
      },
      {
        id: 'redevelopment/pattern',
        type: 'fill',
        source: areaSource.id,
        paint: {
          'fill-pattern': ['concat', imageName(palette, 'redevelopment', ''), ['get', 'phase']],
          'fill-opacity': ['-', 0.75, ['*', 0.55, ['global-state', 'tilt']]],
        },
      },
      {
        id: 'redevelopment/border',
        type: 'line',
        source: areaSource.id,
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': phaseColour(palette),
          'line-width': byZoom(1, [12, 1.2], [15, 2.2], [18, 4]),
          'line-dasharray': [3, 1.5],
        },
      },
      {
        id: 'redevelopment/outline',
        type: 'line',
        source: areaSource.id,
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': palette.accent,
          'line-width': byZoom(1, [12, 2.4], [16, 4]),
          'line-opacity': ['case', stateIs('selected'), 1, 0],
        },
      },
    ],
    label: [
      {
        id: 'redevelopment/name',
        type: 'symbol',
        source: redevelopmentLabelSource.id,
        // On a phone the whole street has room for its communities' names, not for these too.
        minzoom: 13.8,
        layout: {
          'text-field': [
            'format',
            ['get', 'name'],
            { 'font-scale': 1 },
            '\n',
            {},
            [
              'match',
              ['get', 'phase'],
              ...redevelopmentPhases.flatMap((phase) => [phase, terms.phase[phase][language]]),
              '',
            ] as unknown as ExpressionSpecification,
            { 'font-scale': 0.8 },
          ],
          'text-font': fonts.bold,
          'text-size': byZoom(scale, [13.8, 11], [14.2, 12], [15, 14], [17, 17]),
          'text-line-height': 1.3,
          'text-max-width': 12,
          'text-padding': 4,
          'text-variable-anchor-offset': inwardAnchors(1.6, [
            'center',
            'bottom',
            'top',
            'left',
            'right',
            'bottom-left',
            'bottom-right',
            'top-left',
            'top-right',
          ]),
        },
        paint: { 'text-color': palette.zoneText, 'text-halo-color': palette.halo, 'text-halo-width': 1.8 },
      },
    ],
  }),
  image: (name, palette) => (isPhase(name) ? phasePattern(name, palette) : null),
  legend: ({ palette }) =>
    redevelopmentPhases.map((phase) => ({
      id: phase,
      label: terms.phase[phase],
      mark: {
        type: 'fill',
        colour: palette.block,
        outline: palette.zonePhase[phase],
        pattern: phasePattern(phase, palette),
      },
    })),
  interaction: {
    kind: 'redevelopment-zone',
    layers: ['redevelopment/tint', 'redevelopment/name'],
    sources: [areaSource.id, redevelopmentLabelSource.id],
    select: ({ id }) => (id === undefined ? null : { kind: 'redevelopment-zone', id: String(id) }),
    tooltip: ({ properties }, language) => {
      const zh = language === 'zh'
      const phase = String(properties.phase ?? '')
      const number = (value: unknown) => formatNumber(language, Number(value ?? 0))
      const share = (part: unknown, whole: unknown) =>
        Number(whole) > 0 ? ` (${formatShare(language, Number(part ?? 0) / Number(whole))})` : ''
      return {
        title: String(properties.name ?? ''),
        lines: [
          { label: zh ? '阶段' : 'Phase', value: isPhase(phase) ? terms.phase[phase][language] : phase },
          {
            label: zh ? '户 / 权证' : 'Households / certificates',
            value: `${number(properties.households)} / ${number(properties.certificates)}`,
          },
          {
            label: zh ? '已签约' : 'Signed',
            value: `${number(properties.signed_households)}${share(properties.signed_households, properties.households)}`,
          },
        ],
      }
    },
  },
})
