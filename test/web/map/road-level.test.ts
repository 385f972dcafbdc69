import { featureFilter } from '@maplibre/maplibre-gl-style-spec'
import type { Feature, FeatureCollection, LineString, Polygon, Position } from 'geojson'
import type { FilterSpecification } from 'maplibre-gl'
import { describe, expect, test } from 'vitest'
import { roadSource } from '../../../web/base/base.source.ts'
import { roadDeckSource } from '../../../web/base/road-deck.source.ts'
import { drawnLevel } from '../../../web/base/road-level.ts'
import { composeStyle } from '../../../web/map/compose.ts'
import { paletteNames, palettes } from '../../../web/map/palette.ts'
import { mapLayers } from '../../../web/pages/map/layers.ts'
import { contextOf } from './context.ts'

const road = (properties: Record<string, unknown>, ...coordinates: Position[]): Feature<LineString> => ({
  type: 'Feature',
  properties,
  geometry: { type: 'LineString', coordinates },
})
const collection = (...features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features })

/** About 94 m a thousandth of a degree east. */
const [a, b, c, d]: Position[] = [
  [118.75, 32.06],
  [118.751, 32.06],
  [118.752, 32.06],
  [118.753, 32.06],
]

describe('the level a road is drawn at', () => {
  test.each([
    [{ level: 2, bridge: true }, 2],
    [{ level: -1, tunnel: true }, -1],
    [{ level: 0, bridge: true }, 1],
    [{ level: 0, tunnel: true }, -1],
    [{ bridge: false }, 0],
    [null, 0],
  ])('of %j is %i', (properties, level) => {
    expect(drawnLevel(properties)).toBe(level)
  })
})

describe('raised roads as bodies', () => {
  const roads = collection(
    road({ class: 'arterial', level: 0 }, a as Position, b as Position),
    road({ class: 'ramp', width: 8, level: 1, bridge: true }, b as Position, c as Position),
    road({ class: 'ramp', width: 8, level: 2, bridge: true }, c as Position, d as Position),
  )
  const decks = roadDeckSource
    .make({ roads })
    .features.filter(({ properties }) => properties?.part === 'deck') as Feature<Polygon>[]
  const heightAt = (longitude: number): number =>
    decks.find(({ geometry }) => {
      const xs = (geometry.coordinates[0] ?? []).map(([x = 0]) => x)
      return Math.min(...xs) <= longitude && Math.max(...xs) >= longitude
    })?.properties?.height ?? 0

  test('rise steadily from the street to the next level and on', () => {
    const heights = [118.75105, 118.7515, 118.75195, 118.7525, 118.75295].map(heightAt)
    expect(heights).toEqual([...heights].sort((one, other) => one - other))
    expect(heights[2]).toBeCloseTo(5, 0)
    expect(heights[4]).toBeGreaterThan(heights[2] ?? 0)
  })

  test('are as wide as the road, with a parapet on both sides and piers under them', () => {
    for (const { geometry } of decks) {
      const ys = (geometry.coordinates[0] ?? []).map(([, y = 0]) => y)
      expect((Math.max(...ys) - Math.min(...ys)) * 111_132).toBeCloseTo(8, 0)
    }
    const parts = roadDeckSource.make({ roads }).features.map(({ properties }) => properties?.part)
    expect(parts.filter((part) => part === 'parapet')).toHaveLength(decks.length * 2)
    expect(parts).toContain('pier')
  })

  test('have no parapet across the mouth of another deck', () => {
    const beside = [
      [118.751, 32.06003],
      [118.752, 32.06003],
    ]
    const pair = collection(
      road({ width: 8, level: 2, bridge: true }, b as Position, c as Position),
      road({ width: 8, level: 2, bridge: true }, ...beside),
    )
    const built = roadDeckSource.make({ roads: pair }).features
    const count = (part: string) => built.filter(({ properties }) => properties?.part === part).length
    expect(count('deck')).toBeGreaterThan(4)
    expect(count('parapet')).toBe(count('deck'))
  })

  test('are none where a bridge meets the ground at both ends', () => {
    const bridge = collection(
      road({ level: 0 }, a as Position, b as Position),
      road({ level: 1, bridge: true }, b as Position, c as Position),
      road({ level: 0 }, c as Position, d as Position),
    )
    expect(roadDeckSource.make({ roads: bridge }).features).toEqual([])
    const drawn = roadSource.make({ roads: bridge }).features.map(({ properties }) => properties?.standing)
    expect(drawn).toEqual([false, false, false])
  })
})

describe.each(paletteNames)('the order of roads by level (%s)', (name) => {
  const composed = composeStyle(mapLayers, contextOf(name)).map(({ specification }) => specification)
  const place = (id: string): number => {
    const index = composed.findIndex((layer) => layer.id === id)
    expect(index, id).toBeGreaterThanOrEqual(0)
    return index
  }

  test('is from underpasses below the rails to the viaduct', () => {
    const order = [
      'road/tunnel',
      'rail/track',
      'road/tunnel-edge',
      'road/ground-casing',
      'road/portal-casing',
      'road/ground',
      'road/portal',
      'road/shade',
      'road/bridge-casing',
      'road/bridge',
      'road/viaduct-casing',
      'road/viaduct',
    ].map(place)
    expect(order).toEqual([...order].sort((one, other) => one - other))
  })

  test('draws water below every bridge', () => {
    expect(place('water/area')).toBeLessThan(place('road/bridge-casing'))
  })

  test('draws each road once, whatever its level', () => {
    const ids = ['road/tunnel', 'road/ground', 'road/portal', 'road/bridge', 'road/viaduct']
    for (const level of [-5, -1, 0, 1, 2, 5])
      for (const portal of [true, false]) {
        const drawing = ids.filter((id) => {
          const { filter } = composed[place(id)] as { filter: FilterSpecification }
          const properties = { class: 'arterial', level, portal }
          return featureFilter(filter, 'layers.filter').filter({ zoom: 16 }, { type: 2, properties })
        })
        expect(drawing, `${level} ${portal}`).toHaveLength(1)
      }
  })

  test('edges what is raised in another colour than the streets, and dashes what is below', () => {
    const paint = (id: string) => composed[place(id)]?.paint as Record<string, unknown>
    expect(paint('road/bridge-casing')['line-color']).toBe(palettes[name].parapet)
    expect(paint('road/ground-casing')['line-color']).not.toBe(palettes[name].parapet)
    expect(paint('road/tunnel-edge')['line-dasharray']).toBeTruthy()
  })
})
