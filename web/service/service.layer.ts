import type { FeatureCollection } from 'geojson'
import { type ServiceKind, serviceKinds } from '../../api/service/service.model.ts'
import { terms } from '../i18n/terms.ts'
import { emptyCollection } from '../map/compose.ts'
import { type Glyph, glyphMarkup } from '../map/glyphs.ts'
import { defineLayer, imageName, type SourceDefinition } from '../map/layer.ts'
import {
  type NamedPoint,
  namedPointStyle,
  openedPointStyle,
  openedSource,
  selectPoint,
} from '../map/named-point.ts'
import type { Palette } from '../map/palette.ts'
import type { SvgImage } from '../map/svg.ts'

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

const openedService = openedSource('service-points', 'service-point')

const servicePoint = (palette: Palette): NamedPoint => ({
  layer: 'service',
  source: serviceSource.id,
  from: 13.5,
  image: ['concat', imageName(palette, 'service', ''), ['get', 'kind']],
  size: [
    [13.5, 0.5],
    [15, 0.7],
    [17, 0.95],
  ],
  overlap: ['step', ['zoom'], false, 15.5, true],
  nameFrom: 16,
  nameBelow: 1.1,
  focus: [
    [13, 12],
    [17, 20],
  ],
})

/** Service points (服务点): rounded squares, the picture says the kind. */
export const serviceLayer = defineLayer<ServiceData>({
  id: 'service',
  title: terms.dataset['service-points'],
  group: 'service',
  defaultVisible: false,
  minimumZoom: 13.5,
  sources: [serviceSource, openedService],
  style: ({ palette, scale }) => ({ mark: namedPointStyle(servicePoint(palette), palette, scale) }),
  opened: ({ palette, scale }) => openedPointStyle(servicePoint(palette), openedService.id, palette, scale),
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
    select: selectPoint('service-point'),
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
