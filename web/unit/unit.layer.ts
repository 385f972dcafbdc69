import type { FeatureCollection } from 'geojson'
import { type UnitKind, unitKinds } from '../../api/unit/unit.model.ts'
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

export interface UnitData {
  units?: FeatureCollection
}

const unitSource: SourceDefinition<UnitData> = {
  id: 'units',
  from: ['units'],
  make: ({ units }) => units ?? emptyCollection,
}

const pictures: Record<UnitKind, Glyph> = {
  police: 'shield',
  emergency: 'alarm',
  law_enforcement: 'badge',
  market_supervision: 'stall',
  justice: 'scales',
  sanitation: 'bin',
  water: 'drop',
  gas: 'flame',
  power: 'bolt',
  property: 'tower',
  community: 'house',
  medical: 'plus',
  greening: 'leaf',
  traffic: 'lights',
}

/** `on_duty` is a yes or no, or the number of people. */
function dutyText(onDuty: unknown, zh: boolean): string {
  if (typeof onDuty === 'number') return String(onDuty)
  if (onDuty === false) return zh ? '否' : 'No'
  return zh ? '是' : 'Yes'
}

const isKind = (name: string): name is UnitKind => (unitKinds as readonly string[]).includes(name)
const hexagon = 'M14 1.5 24.8 7.8v12.4L14 26.5 3.2 20.2V7.8Z'

const mark = (kind: UnitKind, onDuty: boolean, palette: Palette): SvgImage => ({
  width: 28,
  height: 28,
  body: onDuty
    ? `<path d="${hexagon}" fill="${palette.unit}" stroke="${palette.halo}" stroke-width="1.5" stroke-linejoin="round"/><g transform="translate(2 2)">${glyphMarkup(pictures[kind], palette.unitInk)}</g>`
    : `<path d="${hexagon}" fill="${palette.halo}" stroke="${palette.unitOff}" stroke-width="1.8" stroke-dasharray="3 2" stroke-linejoin="round"/><g transform="translate(2 2)">${glyphMarkup(pictures[kind], palette.unitOff)}</g>`,
})

const openedUnit = openedSource('units', 'unit')

const unitPoint = (palette: Palette): NamedPoint => ({
  layer: 'unit',
  source: unitSource.id,
  from: 13,
  image: [
    'concat',
    imageName(palette, 'unit', ''),
    ['get', 'kind'],
    ['case', ['in', ['get', 'on_duty'], ['literal', [false, 0]]], '-off', ''],
  ],
  size: [
    [13, 0.55],
    [15, 0.8],
    [17, 1],
  ],
  overlap: true,
  nameFrom: 15.6,
  nameBelow: 1.2,
  focus: [
    [13, 14],
    [17, 22],
  ],
})

/** Units (处置单位): hexagons, filled on duty, hollow and broken off duty. */
export const unitLayer = defineLayer<UnitData>({
  id: 'unit',
  title: terms.dataset.units,
  group: 'service',
  defaultVisible: false,
  minimumZoom: 13,
  sources: [unitSource, openedUnit],
  style: ({ palette, scale }) => ({ mark: namedPointStyle(unitPoint(palette), palette, scale) }),
  opened: ({ palette, scale }) => openedPointStyle(unitPoint(palette), openedUnit.id, palette, scale),
  image: (name, palette) => {
    const [kind = '', off] = name.split('-')
    return isKind(kind) ? mark(kind, off === undefined, palette) : null
  },
  legend: ({ palette }) => [
    ...unitKinds.map((kind) => ({
      id: kind,
      label: terms.unitKind[kind],
      mark: { type: 'icon' as const, image: mark(kind, true, palette) },
    })),
    {
      id: 'off',
      label: { zh: '不在岗', en: 'Off duty' },
      mark: { type: 'icon', image: mark('community', false, palette) },
    },
  ],
  interaction: {
    kind: 'unit',
    layers: ['unit/point'],
    sources: [unitSource.id],
    select: selectPoint('unit'),
    tooltip: ({ properties }, language) => {
      const kind = String(properties.kind)
      const zh = language === 'zh'
      return {
        title: String(properties.name ?? ''),
        lines: [
          { label: zh ? '类型' : 'Kind', value: isKind(kind) ? terms.unitKind[kind][language] : kind },
          { label: zh ? '人数' : 'Staff', value: String(properties.staff ?? 0) },
          {
            label: zh ? '在岗' : 'On duty',
            value: dutyText(properties.on_duty, zh),
          },
        ],
      }
    },
  },
})
