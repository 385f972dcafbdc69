import { bbox, booleanValid, polygon } from '@turf/turf'
import { describe, expect, it } from 'vitest'
import { edgeFade } from '../../../web/map/edge-fade.ts'

const area = polygon([
  [
    [118.75, 32.06],
    [118.77, 32.06],
    [118.77, 32.07],
    [118.75, 32.07],
    [118.75, 32.06],
  ],
])

describe('edgeFade', () => {
  it('grows from nearly clear to wholly covered, and never touches the area itself', () => {
    const { features } = edgeFade(area)
    const shares = features.map((feature) => feature.properties?.fade as number)
    expect(shares).toEqual([...shares].sort((one, other) => one - other))
    expect(shares[0]).toBeLessThan(0.05)
    expect(shares.at(-1)).toBe(1)
    for (const feature of features) {
      expect(booleanValid(feature)).toBe(true)
      const [west, south, east, north] = bbox(polygon([feature.geometry.coordinates[1] ?? []]))
      expect(west).toBeLessThan(118.75)
      expect(south).toBeLessThan(32.06)
      expect(east).toBeGreaterThan(118.77)
      expect(north).toBeGreaterThan(32.07)
    }
  })

  it('is nothing where there is no area', () => {
    expect(edgeFade(null).features).toEqual([])
  })
})
