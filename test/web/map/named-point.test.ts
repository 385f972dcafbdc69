import type { Feature } from 'geojson'
import { expect, test } from 'vitest'
import { composeStyle } from '../../../web/map/compose.ts'
import type { Selection } from '../../../web/map/layer.ts'
import { openedSource } from '../../../web/map/named-point.ts'
import { mapLayers } from '../../../web/pages/map/layers.ts'
import { contextOf } from './context.ts'

const feature = (id: number): Feature => ({
  type: 'Feature',
  id,
  properties: {},
  geometry: { type: 'Point', coordinates: [118.7, 32] },
})
const units = { type: 'FeatureCollection' as const, features: [feature(3), feature(5)] }
const opened = (selected: Selection | null) =>
  openedSource('units', 'unit')
    .make({ units, focus: { selected, hovered: [] } })
    .features.map(({ id }) => id)

test('what is opened has a source of its own that holds nothing else', () => {
  expect(opened({ kind: 'unit', id: '5' })).toEqual([5])
  expect(opened({ kind: 'service-point', id: '5' })).toEqual([])
  expect(opened({ kind: 'unit', id: '9' })).toEqual([])
  expect(opened(null)).toEqual([])
})

test('it is drawn whether its layer is shown or not, at every zoom', () => {
  const always = composeStyle(mapLayers, contextOf('dusk')).filter((layer) => layer.always)
  expect(always.map(({ specification }) => specification.id)).toEqual([
    'service/focus',
    'service/opened',
    'unit/focus',
    'unit/opened',
  ])
  for (const { specification } of always) expect(specification.minzoom ?? 0).toBe(0)
})
