import type { FeatureCollection } from 'geojson'
import { type ServiceKind, serviceKinds } from '../../api/service/service.model.ts'
import { terms } from '../i18n/terms.ts'
import { emptyCollection } from '../map/compose.ts'
import { type Glyph, glyphMarkup } from '../map/glyphs.ts'
import { defineLayer, imageName, type SourceDefinition } from '../map/layer.ts'
import type { Palette } from '../map/palette.ts'
import type { SvgImage } from '../map/svg.ts'
import { byZoom, fonts } from '../map/text.ts'

export interface ServiceData {
  'service-points'?: FeatureCollection
}

const serviceSource: SourceDefinition<ServiceData> = {
  id: 'service-points',
  from: ['service-points'],
  make: (data) => data['service-points'] ?? emptyCollection,
}

const pictures: Record<ServiceKind, Glyph> = {
  party_service: 'star',
  community_service: 'house',
  courier_station: 'parcel',
  clinic: 'plus',
  elderly_care: 'hand',
  police_post: 'shield',
  fire_post: 'flame',
  market: 'basket',
  school: 'cap',
  hospital: 'hospital',
  toilet: 'toilet',
  parking: 'parking',
  park: 'tree',
  culture: 'book',
}

const isKind = (name: string): name is ServiceKind => (serviceKinds as readonly string[]).includes(name)

const mark = (kind: ServiceKind, palette: Palette): SvgImage => ({
  width: 26,
  height: 26,
  body: `<rect x="2.5" y="2.5" width="21" height="21" rx="5" fill="${palette.service}" stroke="${palette.halo}" stroke-width="1.5"/><g transform="translate(1 1)">${glyphMarkup(pictures[kind], palette.serviceInk)}</g>`,
})

/** Service points (服务点): rounded squares, the picture says the kind. */
export const serviceLayer = defineLayer<ServiceData>({
  id: 'service',
  title: terms.dataset['service-points'],
  group: 'service',
  defaultVisible: false,
  minimumZoom: 13.5,
  sources: [serviceSource],
  style: ({ palette, scale }) => ({
    mark: [
      {
        id: 'service/focus',
        type: 'circle',
        source: serviceSource.id,
        paint: {
          'circle-color': palette.accent,
          'circle-opacity': ['case', ['boolean', ['feature-state', 'selected'], false], 0.45, 0],
          'circle-radius': byZoom(scale, [13, 12], [17, 20]),
        },
      },
      {
        id: 'service/point',
        type: 'symbol',
        source: serviceSource.id,
        minzoom: 13.5,
        layout: {
          'icon-image': ['concat', imageName(palette, 'service', ''), ['get', 'kind']],
          'icon-size': byZoom(scale, [13.5, 0.5], [15, 0.7], [17, 0.95]),
          'icon-allow-overlap': ['step', ['zoom'], false, 15.5, true],
          'icon-padding': 1,
          'text-field': ['step', ['zoom'], '', 16, ['get', 'name']],
          'text-font': fonts.regular,
          'text-size': byZoom(scale, [16, 11], [18, 12.5]),
          'text-anchor': 'top',
          'text-offset': [0, 1.1],
          'text-max-width': 8,
          'text-optional': true,
        },
        paint: { 'text-color': palette.ink, 'text-halo-color': palette.halo, 'text-halo-width': 1.4 },
      },
    ],
  }),
  image: (name, palette) => (isKind(name) ? mark(name, palette) : null),
  legend: ({ palette }) =>
    serviceKinds.map((kind) => ({
      id: kind,
      label: terms.serviceKind[kind],
      mark: { type: 'icon', image: mark(kind, palette) },
    })),
  interaction: {
    kind: 'service-point',
    layers: ['service/point'],
    sources: [serviceSource.id],
    select: ({ id }) => (id === undefined ? null : { kind: 'service-point', id: String(id) }),
    tooltip: ({ properties }, language) => {
      const kind = String(properties.kind)
      const zh = language === 'zh'
      return {
        title: String(properties.name ?? ''),
        lines: [
          { label: zh ? '类型' : 'Kind', value: isKind(kind) ? terms.serviceKind[kind][language] : kind },
          ...(properties.opening_hours
            ? [{ label: zh ? '开放' : 'Open', value: String(properties.opening_hours) }]
            : []),
        ],
      }
    },
  },
})
