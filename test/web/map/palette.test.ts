import { describe, expect, test } from 'vitest'
import { contrast, luminance } from '../../../web/map/colour.ts'
import { dusk, type Palette, paletteNames, palettes, paper, statuses } from '../../../web/map/palette.ts'
import { stringsIn } from './context.ts'

describe.each(paletteNames)('%s', (name) => {
  const palette: Palette = palettes[name]

  test('has the same colours as the other, all written #rrggbb', () => {
    expect(Object.keys(palette).sort()).toEqual(Object.keys(name === 'dusk' ? paper : dusk).sort())
    for (const text of stringsIn({ ...palette, name: '#000000' })) expect(text).toMatch(/^#[0-9a-f]{6}$/)
  })

  test('has text that stands out from the grounds it lies on', () => {
    const texts = [
      palette.ink,
      palette.dim,
      palette.gridText,
      palette.communityText,
      palette.estateText,
      palette.zoneText,
      palette.roadText,
    ]
    for (const text of texts)
      for (const ground of [palette.land, palette.block, palette.outside])
        expect(contrast(text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5)
    expect(contrast(palette.waterText, palette.water)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(palette.parkText, palette.park)).toBeGreaterThanOrEqual(4.5)
  })

  test('has signs that stand out from their marks', () => {
    for (const [ink, ground] of [
      [palette.serviceInk, palette.service],
      [palette.unitInk, palette.unit],
    ] as const)
      expect(contrast(ink, ground)).toBeGreaterThanOrEqual(4.5)
  })

  test('has marks that stand out from the block they stand on', () => {
    for (const status of statuses) {
      const [mark, edge] = [palette.status[status], palette.statusEdge[status]]
      const best = Math.max(contrast(mark, palette.block), contrast(edge, palette.block))
      expect(best, `${status}: ${mark} with an edge of ${edge}`).toBeGreaterThanOrEqual(3)
    }
  })

  test('tells every status apart', () => {
    expect(new Set(statuses.map((status) => palette.status[status])).size).toBe(statuses.length)
  })

  test.each(['ramp', 'heat'] as const)('%s grows evenly in lightness, so it reads without hue', (ramp) => {
    const lightness = palette[ramp].map((colour) => 116 * Math.cbrt(luminance(colour)) - 16)
    const steps = lightness.slice(1).map((next, index) => next - (lightness[index] ?? 0))
    const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length
    expect(Math.sign(mean)).toBe(palette.dark ? 1 : -1)
    for (const step of steps) {
      expect(step / mean, steps.join()).toBeGreaterThan(0.5)
      expect(step / mean, steps.join()).toBeLessThan(1.5)
    }
  })
})
