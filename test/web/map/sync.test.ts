import type { Map as MapLibreMap } from 'maplibre-gl'
import { describe, expect, test } from 'vitest'
import { type ComposedLayer, composeStyle, defaultVisible } from '../../../web/map/compose.ts'
import { marksOf, syncLayers, syncStates } from '../../../web/map/sync.ts'
import { mapLayers } from '../../../web/pages/map/layers.ts'
import { legendParts } from '../../../web/pages/map/legend.tsx'
import { contextOf } from './context.ts'

/** Stands for the map: keeps the order of layers and writes down every call that would change it. */
function recorder() {
  const layers: string[] = ['background', 'drawing-tool']
  const calls: string[] = []
  const note =
    (name: string) =>
    (...parameters: unknown[]) => {
      calls.push(`${name} ${parameters.map((value) => JSON.stringify(value)).join(' ')}`)
    }
  const map = {
    getLayer: (id: string) => (layers.includes(id) ? { id } : undefined),
    getSource: () => ({}),
    addLayer: ({ id }: { id: string }, before?: string) => {
      layers.splice(before ? layers.indexOf(before) : layers.length, 0, id)
      calls.push(`add ${id}`)
    },
    removeLayer: (id: string) => {
      layers.splice(layers.indexOf(id), 1)
      calls.push(`remove ${id}`)
    },
    setFilter: note('filter'),
    setLayerZoomRange: note('zoom'),
    setPaintProperty: note('paint'),
    setLayoutProperty: note('layout'),
    setFeatureState: note('state'),
    removeFeatureState: note('unstate'),
  }
  return { map: map as unknown as MapLibreMap, layers, calls }
}

describe('layers', () => {
  const dusk = composeStyle(mapLayers, contextOf('dusk'))
  const paper = composeStyle(mapLayers, contextOf('paper'))

  test('come in drawing order and leave other owners alone', () => {
    const { map, layers } = recorder()
    syncLayers(map, [], dusk)
    expect(layers).toContain('drawing-tool')
    expect(layers.filter((id) => dusk.some(({ specification }) => specification.id === id))).toEqual(
      dusk.map(({ specification }) => specification.id),
    )
  })

  test('of an equal style change nothing', () => {
    const { map, calls } = recorder()
    syncLayers(map, [], dusk)
    calls.length = 0
    syncLayers(map, dusk, composeStyle(mapLayers, contextOf('dusk')))
    expect(calls).toEqual([])
  })

  test('of another palette only repaint: none is added or removed', () => {
    const { map, calls } = recorder()
    syncLayers(map, [], dusk)
    calls.length = 0
    syncLayers(map, dusk, paper)
    expect(calls.length).toBeGreaterThan(20)
    expect(calls.every((call) => /^(paint|layout) /.test(call))).toBe(true)
  })

  test('that are gone are removed', () => {
    const { map, calls } = recorder()
    syncLayers(map, [], dusk)
    calls.length = 0
    const fewer: ComposedLayer[] = dusk.filter(({ owner }) => owner !== 'unit')
    syncLayers(map, dusk, fewer)
    expect(calls).toEqual(['remove unit/point', 'remove unit/focus', 'remove unit/opened'])
  })
})

describe('feature states', () => {
  test('that stay are not set again, that end are removed', () => {
    const { map, calls } = recorder()
    const before = { grids: new Map([[1, { class: 2, hover: true }]]) }
    const after = {
      grids: new Map<number, Record<string, unknown>>([
        [1, { class: 2 }],
        [2, { selected: true }],
      ]),
    }
    syncStates(map, before, after)
    expect(calls).toContain('unstate {"source":"grids","id":1} "hover"')
    expect(calls).toContain('state {"source":"grids","id":2} {"selected":true}')
    calls.length = 0
    syncStates(map, after, after)
    expect(calls).toEqual([])
  })
})

test('a mark stands in every source its thing is drawn from, and another pointer moves no other state', () => {
  const pointed = { kind: 'grid', id: '320199001001001' }
  const before = marksOf(mapLayers, { selected: { kind: 'estate', id: '7' }, hovered: [pointed] })
  expect(Object.keys(before).length).toBeGreaterThan(1)
  const { map, calls } = recorder()
  syncStates(map, {}, before)
  expect(calls.filter((call) => call.includes('320199001001001')).length).toBeGreaterThan(0)
  calls.length = 0
  syncStates(map, before, marksOf(mapLayers, { selected: { kind: 'estate', id: '7' }, hovered: [] }))
  expect(calls.length).toBeGreaterThan(0)
  expect(calls.every((call) => call.startsWith('unstate') && call.endsWith('"hover"'))).toBe(true)
})

test('the legend lists what is shown, topmost first', () => {
  const sections = legendParts(defaultVisible(mapLayers), new Set(), 'dusk', 'zh', {})
  expect(sections[0]?.id).toBe('incident')
  expect(sections.map(({ id }) => id)).not.toContain('unit')
})
