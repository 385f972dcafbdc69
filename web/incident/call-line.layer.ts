import { emptyCollection } from '../map/compose.ts'
import { defineLayer, type SourceDefinition } from '../map/layer.ts'

/** A called unit and the incident it was called to; positions are longitude, latitude. */
export interface CallLine {
  unit: number
  from: [number, number]
  to: [number, number]
  state: 'called' | 'acknowledged' | 'arrived'
}
export interface CallLineData {
  calls?: readonly CallLine[]
}

const source: SourceDefinition<CallLineData> = {
  id: 'incident-calls',
  from: ['calls'],
  make: ({ calls }) =>
    calls === undefined || calls.length === 0
      ? emptyCollection
      : {
          type: 'FeatureCollection',
          features: calls.map(({ unit, from, to, state }) => ({
            type: 'Feature',
            id: unit,
            properties: { unit, state },
            geometry: { type: 'LineString', coordinates: [from, to] },
          })),
        },
}

const title = { zh: '被派单位', en: 'Called units' }

/** From each called unit to the opened incident: broken until it has acknowledged. */
export const callLineLayer = defineLayer<CallLineData>({
  id: 'call-line',
  title,
  group: 'incident',
  defaultVisible: true,
  sources: [source],
  style: ({ palette, scale }) => ({
    mark: [
      {
        id: 'call-line',
        type: 'line',
        source: source.id,
        filter: ['!=', ['get', 'state'], 'called'],
        layout: { 'line-cap': 'round' },
        paint: { 'line-color': palette.accent, 'line-width': 2.5 * scale, 'line-opacity': 0.9 },
      },
      {
        id: 'call-line/called',
        type: 'line',
        source: source.id,
        filter: ['==', ['get', 'state'], 'called'],
        paint: {
          'line-color': palette.accent,
          'line-width': 2 * scale,
          'line-opacity': 0.9,
          'line-dasharray': [2, 2],
        },
      },
    ],
  }),
  legend: ({ palette }) => [
    {
      id: 'called',
      label: { zh: '已派遣，未签收', en: 'Dispatched, not acknowledged' },
      mark: { type: 'line', colour: palette.accent, width: 2, dash: [2, 2] },
    },
    {
      id: 'acknowledged',
      label: { zh: '已签收或已到场', en: 'Acknowledged or on site' },
      mark: { type: 'line', colour: palette.accent, width: 2.5 },
    },
  ],
})
