import { defineLayer } from '../map/layer.ts'
import type { IncidentData } from './incident-source.ts'

export interface DensityOptions {
  /** Radius of the hexagons in metres; 45 if absent. */
  densityRadius?: number
}

/** How densely incidents lie, in hexagons: where things come again and again. */
export const incidentDensityLayer = defineLayer<IncidentData, DensityOptions>({
  id: 'incident-density',
  title: { zh: '事件密度', en: 'Incident density' },
  group: 'incident',
  defaultVisible: false,
  sources: [],
  style: () => ({}),
  legend: ({ palette }) =>
    palette.heat.map((colour, index) => ({
      id: `heat-${index}`,
      label:
        index === 0
          ? { zh: '少', en: 'Few' }
          : index === palette.heat.length - 1
            ? { zh: '多', en: 'Many' }
            : { zh: `第 ${index + 1} 级`, en: `Step ${index + 1}` },
      mark: { type: 'fill', colour },
    })),
  overlay: {
    needed: ({ incidents }) => (incidents?.all.length ?? 0) > 0,
    load: async () => (await import('./incident-density.overlay.ts')).incidentDensityLayers,
  },
})
