import type { ExpressionSpecification } from 'maplibre-gl'
import type { CategoryEntry } from '../client.ts'
import { categoryName } from '../filter/chips.ts'
import { formatInstant, formatNumber } from '../i18n/format.ts'
import { terms } from '../i18n/terms.ts'
import { emptyCollection } from '../map/compose.ts'
import { defineLayer, imageName, type SourceDefinition } from '../map/layer.ts'
import { type Status, statuses } from '../map/palette.ts'
import { byZoom, fonts } from '../map/text.ts'
import { type CategoryPicture, isCategoryPicture, pictureWords } from './category-picture.ts'
import { clusterFigure, clustering, clusterMark, clusterPicture, clusterSize } from './incident-cluster.ts'
import { focusSource, focusStyle } from './incident-focus.ts'
import { incidentMark } from './incident-mark.ts'
import { type IncidentData, incidentFeature } from './incident-source.ts'
import { statusWords } from './incident-status.ts'

export interface IncidentOptions {
  /** The pictures that the legend explains: there are too many for all, so the page names the most used. */
  pictures?: readonly CategoryPicture[]
  /** What the office calls the categories. */
  categories?: readonly CategoryEntry[]
}

const openSource: SourceDefinition<IncidentData> = {
  id: 'incidents-open',
  from: ['incidents'],
  make: ({ incidents }) => incidents?.open ?? emptyCollection,
  settings: clustering,
}

const endedSource: SourceDefinition<IncidentData> = {
  id: 'incidents-ended',
  from: ['incidents'],
  make: ({ incidents }) => incidents?.ended ?? emptyCollection,
}

const single: ExpressionSpecification = ['!', ['has', 'point_count']]
const cluster: ExpressionSpecification = ['has', 'point_count']
const stateIs = (name: string): ExpressionSpecification => ['boolean', ['feature-state', name], false]
const isStatus = (name: string | undefined): name is Status => statuses.includes(name as Status)

/** Incidents: open ones on top by status and category, ended ones as quiet dots beneath. */
export const incidentLayer = defineLayer<IncidentData, IncidentOptions>({
  id: 'incident',
  title: terms.dataset.incidents,
  group: 'incident',
  defaultVisible: true,
  sources: [openSource, endedSource, focusSource],
  style: ({ palette, language, scale }) => ({
    // Below the names, which are placed first and win.
    solid: [
      {
        id: 'incident/ended-sign',
        type: 'symbol',
        source: endedSource.id,
        minzoom: 16.2,
        layout: {
          'icon-image': ['concat', imageName(palette, 'incident', 'plain-'), ['get', 'status']],
          'icon-size': byZoom(scale, [16.2, 0.34], [18, 0.5]),
          'icon-padding': 0,
          'icon-ignore-placement': true,
        },
        paint: { 'icon-opacity': byZoom(1, [16.2, 0], [16.6, 0.75]) },
      },
    ],
    mark: [
      {
        id: 'incident/ended',
        type: 'circle',
        source: endedSource.id,
        paint: {
          'circle-color': ['match', ['get', 'status'], 'done', palette.closed, palette.status.void],
          'circle-radius': [
            'interpolate',
            ['linear'],
            ['zoom'],
            13,
            1,
            15,
            1.7,
            18,
            ['case', stateIs('hover'), 6, 4.5],
          ],
          'circle-opacity': byZoom(palette.dark ? 0.75 : 0.7, [13, 0.45], [16, 0.8], [16.4, 0.2]),
        },
      },
      {
        id: 'incident/ring',
        type: 'circle',
        source: openSource.id,
        filter: ['all', single, ['>=', ['get', 'urgency'], 2]],
        paint: {
          'circle-color': [
            'match',
            ['get', 'status'],
            'overdue',
            palette.status.overdue,
            palette.status.dueSoon,
          ],
          'circle-opacity': palette.dark ? 0.2 : 0.16,
          'circle-radius': byZoom(scale, [13, 9], [15, 14], [17, 19]),
          'circle-stroke-color': [
            'match',
            ['get', 'status'],
            'overdue',
            palette.status.overdue,
            palette.status.dueSoon,
          ],
          'circle-stroke-opacity': ['match', ['get', 'status'], 'overdue', 0.7, 0],
          'circle-stroke-width': 1.2,
        },
      },
      {
        id: 'incident/cluster',
        type: 'symbol',
        source: openSource.id,
        filter: cluster,
        layout: {
          'icon-image': clusterPicture(palette),
          'icon-size': clusterSize(scale),
          'icon-allow-overlap': true,
          'text-field': clusterFigure(language),
          'text-font': fonts.bold,
          'text-size': byZoom(scale, [13, 12], [15, 13.5]),
          'text-allow-overlap': true,
          'symbol-sort-key': ['get', 'overdue'],
        },
        paint: { 'text-color': palette.ink },
      },
      focusStyle(palette, scale),
      {
        id: 'incident/open',
        type: 'symbol',
        source: openSource.id,
        filter: single,
        layout: {
          'icon-image': [
            'step',
            ['zoom'],
            ['concat', imageName(palette, 'incident', 'plain-'), ['get', 'status']],
            14.6,
            [
              'concat',
              imageName(palette, 'incident', 'mark-'),
              ['get', 'status'],
              '-',
              ['get', 'picture'],
              '-',
              ['get', 'severity'],
            ],
          ],
          'icon-size': byZoom(scale, [13, 0.5], [14.59, 0.66], [14.6, 0.8], [16, 0.98], [18, 1.15]),
          'icon-allow-overlap': true,
          'icon-padding': 0,
          'symbol-sort-key': ['get', 'urgency'],
        },
      },
    ],
  }),
  image: (name, palette) => {
    const [form, ...rest] = name.split('-')
    if (form === 'cluster') {
      const [overdue = 0, dueSoon = 0, inHand = 0] = rest.map(Number)
      return clusterMark(palette, overdue, dueSoon, inHand)
    }
    const [status, picture = '', severity] = rest
    if (!isStatus(status)) return null
    return form === 'mark'
      ? incidentMark(palette, status, isCategoryPicture(picture) ? picture : 'dots', severity === 'urgent')
      : incidentMark(palette, status, null, false)
  },
  legend: ({ palette, options }) => [
    ...statuses.map((status) => ({
      id: status,
      label: statusWords[status],
      mark: { type: 'icon' as const, image: incidentMark(palette, status, null, false) },
    })),
    ...(options.pictures ?? []).map((picture) => ({
      id: `picture-${picture}`,
      label: pictureWords[picture],
      mark: { type: 'icon' as const, image: incidentMark(palette, 'inHand', picture, false) },
    })),
    {
      id: 'urgent',
      label: { zh: '紧急', en: 'Urgent' },
      mark: { type: 'icon', image: incidentMark(palette, 'inHand', null, true) },
    },
    {
      id: 'cluster',
      label: { zh: '多起事件（环为状态占比）', en: 'Several (ring: shares of status)' },
      mark: { type: 'icon', image: clusterMark(palette, 1, 1, 2) },
    },
  ],
  overlay: {
    needed: ({ incidents }) => incidents?.mass != null,
    load: async () => (await import('./incident-mass.overlay.ts')).incidentMassLayers,
    feature: (index, { incidents }) => {
      const place = incidents?.mass?.indices[index]
      if (!incidents || place === undefined) return null
      const { id, properties, geometry } = incidentFeature(
        incidents.points,
        place,
        incidents.mass?.voided[index] ? 'void' : 'done',
      )
      const [longitude = 0, latitude = 0] = geometry.coordinates
      return { id, properties, at: [longitude, latitude] }
    },
  },
  interaction: {
    kind: 'incident',
    layers: ['incident/open', 'incident/cluster', 'incident/ended'],
    sources: [openSource.id, endedSource.id],
    select: ({ properties }) =>
      properties.cluster || properties.id === undefined
        ? null
        : { kind: 'incident', id: String(properties.id) },
    tooltip: ({ properties }, language, { categories = [] }) => {
      const zh = language === 'zh'
      if (properties.cluster) {
        const count = (status: Status, value: unknown) => ({
          label: statusWords[status][language],
          value: formatNumber(language, Number(value ?? 0)),
        })
        const number = formatNumber(language, Number(properties.point_count))
        return {
          title: zh ? `${number} 起在办事件` : `${number} open incidents`,
          lines: [count('overdue', properties.overdue), count('dueSoon', properties.dueSoon)],
        }
      }
      const code = String(properties.category)
      const time = (value: unknown) => formatInstant(language, Number(value))
      const status = String(properties.status)
      return {
        title: categoryName(categories, code, language) ?? `${zh ? '类别' : 'Category'} ${code}`,
        lines: [
          {
            label: zh ? '状态' : 'Status',
            value: isStatus(status) ? statusWords[status][language] : String(properties.stage),
          },
          { label: zh ? '上报' : 'Reported', value: time(properties.reported_at) },
          ...(properties.due_at && Number(properties.urgency) > 0
            ? [{ label: zh ? '时限' : 'Due', value: time(properties.due_at) }]
            : []),
        ],
      }
    },
  },
})
