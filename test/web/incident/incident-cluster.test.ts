import { createExpression } from '@maplibre/maplibre-gl-style-spec'
import type { ExpressionSpecification } from 'maplibre-gl'
import { describe, expect, test } from 'vitest'
import { incidentLayer } from '../../../web/incident/incident.layer.ts'
import { clusterFigure, clusterPicture, clusterSize } from '../../../web/incident/incident-cluster.ts'
import { paletteNames, palettes } from '../../../web/map/palette.ts'

const parsed = createExpression(clusterPicture(palettes.dusk), 'layers[0].layout.icon-image')
function nameOf(overdue: number, dueSoon: number, inHand: number): string {
  if (parsed.result === 'error') throw new Error(parsed.value.map(({ message }) => message).join())
  const properties = { overdue, dueSoon, point_count: overdue + dueSoon + inHand }
  return String(parsed.value.evaluate({ zoom: 14 }, { type: 'Point', properties }))
}
const partsOf = (name: string) => name.split('/')[2]?.split('-').slice(1).map(Number) ?? []

/** Every ring of up to 40 incidents, and some of hundreds. */
const rings: [number, number, number][] = []
for (const total of [...Array.from({ length: 38 }, (_, index) => index + 3), 131, 500])
  for (let overdue = 0; overdue <= total; overdue++)
    for (let dueSoon = 0; overdue + dueSoon <= total; dueSoon++)
      if (total <= 40 || (overdue % 7 < 2 && dueSoon % 11 < 2))
        rings.push([overdue, dueSoon, total - overdue - dueSoon])

const evaluated = (expression: ExpressionSpecification, count: number, property: string): unknown => {
  const made = createExpression(expression, `layers[0].layout.${property}`)
  if (made.result === 'error') throw new Error(made.value.map(({ message }) => message).join())
  return made.value.evaluate({ zoom: 13 }, { type: 'Point', properties: { point_count: count } })
}

describe('the figure of a ring', () => {
  test.each([
    [3, '3', '3'],
    [999, '999', '999'],
    [1234, '1234', '1.2k'],
    [33_500, '3.4万', '34k'],
    [100_003, '10万', '100k'],
  ])('of %i is short', (count, zh, en) => {
    expect(evaluated(clusterFigure('zh'), count, 'text-field')).toBe(zh)
    expect(evaluated(clusterFigure('en'), count, 'text-field')).toBe(en)
  })

  test('finds room inside it', () => {
    // Bold figures of 12 px are 7.2 px wide at most, a Chinese sign 12; the ring is 23 px wide inside at full size.
    const widthOf = (text: string) =>
      [...text].reduce((sum, sign) => sum + (sign === '万' ? 12 : sign === '.' ? 3.6 : 7.2), 0)
    for (const language of ['zh', 'en'] as const)
      for (const count of [9, 99, 100, 999, 1000, 1234, 9999, 10_000, 33_500, 99_499, 100_003, 990_000]) {
        const figure = String(evaluated(clusterFigure(language), count, 'text-field'))
        expect(widthOf(figure), figure).toBeLessThanOrEqual(
          23 * Number(evaluated(clusterSize(1), count, 'icon-size')),
        )
      }
  })
})

describe('the picture of a ring', () => {
  test('is one of fewer than a hundred', () => {
    expect(new Set(rings.map((ring) => nameOf(...ring))).size).toBeLessThan(100)
  })

  test('shows what is there, however small, and nothing else', () => {
    for (const ring of rings) {
      const parts = partsOf(nameOf(...ring))
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(12)
      expect(parts.map((part) => part > 0)).toEqual(ring.map((count) => count > 0))
    }
  })

  test('tells the shares to a twelfth, or two where small ones take their room', () => {
    for (const ring of rings) {
      const total = ring.reduce((sum, count) => sum + count, 0)
      for (const [index, part] of partsOf(nameOf(...ring)).entries())
        expect(Math.abs(part - (12 * (ring[index] ?? 0)) / total), ring.join()).toBeLessThanOrEqual(2)
    }
  })

  test.each(paletteNames)('is drawn as it is named (%s)', (palette) => {
    const name = nameOf(1, 30, 69).split('/')[2] ?? ''
    expect(name).toBe('cluster-1-4-7')
    const { body = '' } = incidentLayer.image?.(name, palettes[palette]) ?? {}
    const around = 2 * Math.PI * 15
    for (const [status, part] of [
      ['overdue', 1],
      ['dueSoon', 4],
      ['inHand', 7],
    ] as const) {
      const arc = new RegExp(`stroke="${palettes[palette].status[status]}"[^>]*stroke-dasharray="([\\d.]+)`)
      expect(Number(arc.exec(body)?.[1])).toBeCloseTo((part / 12) * around - 1.5, 6)
    }
  })
})
