import type { Feature } from 'geojson'
import { type IncidentStage, isOpen } from '../../api/incident/incident.model.ts'
import type { Focus, SourceDefinition, StyleLayer } from '../map/layer.ts'
import type { Palette } from '../map/palette.ts'
import type { IncidentData } from './incident-source.ts'

/**
 * The incidents in focus where they lie: also those that a ring of several or the mass of ended ones holds, which have
 * no feature of their own.
 */
export const focusSource: SourceDefinition<IncidentData> = {
  id: 'incidents-focus',
  from: ['incidents', 'focus'],
  make: ({ incidents, focus }) => {
    const opened = incidentId(focus?.selected)
    const ids = new Set([opened, ...(focus?.hovered ?? []).map(incidentId)])
    const features = [...ids].flatMap((id): Feature[] => {
      const columns = incidents?.points.columns
      const index = id === undefined ? -1 : (columns?.id.indexOf(id) ?? -1)
      if (columns === undefined || index < 0) return []
      const coordinates = [columns.longitude[index] ?? 0, columns.latitude[index] ?? 0]
      return [
        {
          type: 'Feature',
          properties: { opened: id === opened, open: isOpen(columns.stage[index] as IncidentStage) },
          geometry: { type: 'Point', coordinates },
        },
      ]
    })
    return { type: 'FeatureCollection', features }
  },
}

const incidentId = (thing: Focus['selected'] | undefined): number | undefined =>
  thing?.kind === 'incident' ? Number(thing.id) : undefined

/** A circle around what is opened, a paler one around what is pointed at. */
export const focusStyle = (palette: Palette, scale: number): StyleLayer => ({
  id: 'incident/focus',
  type: 'circle',
  source: focusSource.id,
  paint: {
    'circle-color': palette.accent,
    'circle-opacity': 0,
    'circle-radius': [
      'interpolate',
      ['linear'],
      ['zoom'],
      13,
      ['case', ['get', 'open'], 13 * scale, 7 * scale],
      15,
      ['case', ['get', 'open'], 18 * scale, 10 * scale],
      17,
      ['case', ['get', 'open'], 23 * scale, 13 * scale],
    ],
    'circle-stroke-color': palette.accent,
    'circle-stroke-width': 2.5 * scale,
    'circle-stroke-opacity': ['case', ['get', 'opened'], 1, 0.8],
  },
})
