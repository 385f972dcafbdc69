import { describe, expect, test } from 'vitest'
import type { IncidentPoints } from '../../../web/client.ts'
import { incidentDensityLayers } from '../../../web/incident/incident-density.overlay.ts'
import { incidentMassLayers } from '../../../web/incident/incident-mass.overlay.ts'
import { incidentSet, massFrom } from '../../../web/incident/incident-source.ts'
import type { LayerContext } from '../../../web/map/layer.ts'
import { type PaletteName, palettes } from '../../../web/map/palette.ts'

const total = massFrom + 1
const column = <Value>(value: Value) => Array.from({ length: total }, () => value)
const points: IncidentPoints = {
  total,
  columns: {
    id: Array.from({ length: total }, (_, index) => index + 1),
    longitude: column(118.75),
    latitude: column(32.06),
    category: column('0102'),
    stage: column('closed'),
    severity: column('normal'),
    reported_at: column(0),
    due_at: column(null),
    overdue: column(false),
  },
}
const context = (palette: PaletteName): LayerContext<object> => ({
  palette: palettes[palette],
  language: 'zh',
  options: {},
  scale: 1,
})
interface MassData {
  attributes: { getFillColor: { value: Uint8Array } }
}
const minute = (at: number) => ({ incidents: incidentSet(points, at * 60_000) })

describe.each([
  ['the mass of ended incidents', incidentMassLayers],
  ['their density', incidentDensityLayers],
])('%s', (_name, layersOf) => {
  const dataAt = (at: number, palette: PaletteName = 'dusk') =>
    layersOf(minute(at), context(palette))[0]?.props.data

  test('is not made anew when only the clock went on', () => {
    expect(dataAt(1)).toBeDefined()
    expect(dataAt(2)).toBe(dataAt(1))
  })
})

test('the mass takes its colours from the palette', () => {
  const coloursIn = (palette: PaletteName) => {
    const data = incidentMassLayers(minute(1), context(palette))[0]?.props.data
    return (data as MassData | undefined)?.attributes.getFillColor.value.slice(0, 4)
  }
  expect(coloursIn('dusk')).not.toEqual(coloursIn('paper'))
})
