import type { ExpressionSpecification, GeoJSONSourceSpecification } from 'maplibre-gl'
import type { Language } from '../i18n/i18n.ts'
import { imageName } from '../map/layer.ts'
import type { Palette, Status } from '../map/palette.ts'
import type { SvgImage } from '../map/svg.ts'

/** Open incidents that touch from afar are drawn as one ring. */
export const clustering: Omit<GeoJSONSourceSpecification, 'type' | 'data'> = {
  cluster: true,
  clusterRadius: 30,
  clusterMaxZoom: 15,
  clusterMinPoints: 3,
  clusterProperties: {
    overdue: ['+', ['case', ['==', ['get', 'status'], 'overdue'], 1, 0]],
    dueSoon: ['+', ['case', ['==', ['get', 'status'], 'dueSoon'], 1, 0]],
  },
}

/** How many there are: short from ten thousand on in Chinese, from a thousand on in English. */
export const clusterFigure = (language: Language): ExpressionSpecification => {
  const [many, unit] = language === 'zh' ? [10_000, '万'] : [1000, 'k']
  const count: ExpressionSpecification = ['get', 'point_count']
  // Two figures at most before the unit need no third behind the point.
  const rounded: ExpressionSpecification = [
    'case',
    ['<', count, 10 * many],
    ['/', ['round', ['/', count, many / 10]], 10],
    ['round', ['/', count, many]],
  ]
  return ['case', ['<', count, many], ['to-string', count], ['concat', ['to-string', rounded], unit]]
}

/** A ring's size by zoom: larger where its figure is longer. */
export const clusterSize = (scale: number): ExpressionSpecification => {
  const at = (size: number): ExpressionSpecification => [
    '*',
    size * scale,
    ['step', ['get', 'point_count'], 1, 100, 1.3, 1000, 1.8],
  ]
  return ['interpolate', ['linear'], ['zoom'], 13, at(0.8), 15, at(0.95)]
}

/** Parts of a ring: every picture of it is kept, so there may be only so many. */
const parts = 12
const present = (count: ExpressionSpecification): ExpressionSpecification => ['case', ['>', count, 0], 1, 0]
const partsOf = (count: ExpressionSpecification): ExpressionSpecification => [
  'max',
  present(count),
  ['round', ['/', ['*', parts, count], ['var', 'total']]],
]

/**
 * The name of a ring's picture: `cluster-<overdue>-<due soon>-<in hand>` in twelfths that add up to all of them. What
 * is there at all has at least one.
 */
export const clusterPicture = (palette: Palette): ExpressionSpecification => [
  'let',
  'total',
  ['get', 'point_count'],
  'overdue',
  ['get', 'overdue'],
  'dueSoon',
  ['get', 'dueSoon'],
  [
    'let',
    'inHand',
    ['-', ['var', 'total'], ['+', ['var', 'overdue'], ['var', 'dueSoon']]],
    [
      'let',
      'overdueParts',
      [
        'min',
        partsOf(['var', 'overdue']),
        ['-', parts, ['+', present(['var', 'dueSoon']), present(['var', 'inHand'])]],
      ],
      [
        'let',
        'dueSoonParts',
        [
          'min',
          partsOf(['var', 'dueSoon']),
          ['-', parts, ['+', ['var', 'overdueParts'], present(['var', 'inHand'])]],
        ],
        [
          'concat',
          imageName(palette, 'incident', 'cluster-'),
          ['var', 'overdueParts'],
          '-',
          ['var', 'dueSoonParts'],
          '-',
          ['-', parts, ['+', ['var', 'overdueParts'], ['var', 'dueSoonParts']]],
        ],
      ],
    ],
  ],
]

/** A ring of the shares of overdue, due soon and in hand, for many incidents in one place. */
export function clusterMark(palette: Palette, overdue: number, dueSoon: number, inHand: number): SvgImage {
  const total = Math.max(1, overdue + dueSoon + inHand)
  const radius = 15
  const around = 2 * Math.PI * radius
  const shares: [Status, number][] = [
    ['overdue', overdue],
    ['dueSoon', dueSoon],
    ['inHand', inHand],
  ]
  let from = 0
  const arcs = shares.map(([status, count]) => {
    const share = (count / total) * around
    const gap = count > 0 && count < total ? 1.5 : 0
    const arc = (colour: string, width: number) =>
      `<circle cx="20" cy="20" r="${radius}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-dasharray="${Math.max(0.1, share - gap)} ${around}" stroke-dashoffset="${-from}"/>`
    const drawn = count > 0 ? arc(palette.statusEdge[status], 7) + arc(palette.status[status], 5) : ''
    from += share
    return drawn
  })
  const sign =
    overdue > 0
      ? `<path d="M20 .6 24.4 8h-8.8Z" fill="${palette.status.overdue}" stroke="${palette.halo}" stroke-width="1.4" stroke-linejoin="round"/>`
      : ''
  return {
    width: 40,
    height: 40,
    body: `<circle cx="20" cy="20" r="19.4" fill="${palette.halo}"/><g transform="rotate(-90 20 20)">${arcs.join('')}</g>${sign}`,
  }
}
