import type { FeatureCollection } from 'geojson'
import { terms } from '../i18n/terms.ts'
import { areaLabels, inwardAnchors } from '../map/area-labels.ts'
import { sharedBorders } from '../map/borders.ts'
import { emptyCollection } from '../map/compose.ts'
import { defineLayer, type SourceDefinition } from '../map/layer.ts'
import { byZoom, fonts, fromFitting, sizeByFitting } from '../map/text.ts'

export interface CommunityData {
  communities?: FeatureCollection
}

const areaSource: SourceDefinition<CommunityData> = {
  id: 'communities',
  from: ['communities'],
  make: ({ communities }) => communities ?? emptyCollection,
}

const borderSource: SourceDefinition<CommunityData> = {
  id: 'community-borders',
  from: ['communities'],
  make: ({ communities }) =>
    sharedBorders(communities ?? emptyCollection, (_, right) => (right ? 'inner' : 'outer')),
}

/** A street that is one community says so by its own name. */
export const communityLabelSource: SourceDefinition<CommunityData> = {
  id: 'community-labels',
  from: ['communities'],
  make: ({ communities }) =>
    communities && communities.features.length > 1 ? areaLabels(communities) : emptyCollection,
}

/** Communities (社区): a step above the grids, so a broader border, named from afar. */
export const communityLayer = defineLayer<CommunityData>({
  id: 'community',
  title: terms.dataset.communities,
  group: 'place',
  defaultVisible: true,
  sources: [areaSource, borderSource, communityLabelSource],
  style: ({ palette, scale }) => ({
    line: [
      {
        id: 'community/border',
        type: 'line',
        source: borderSource.id,
        filter: ['==', ['get', 'kind'], 'inner'],
        layout: { 'line-join': 'round', 'line-cap': 'round' },
        paint: {
          'line-color': palette.communityLine,
          'line-width': byZoom(1, [12, 1.1], [15, 1.5], [18, 2.6]),
          'line-opacity': byZoom(palette.dark ? 0.6 : 0.8, [12, 1.2], [15, 1]),
        },
      },
      {
        id: 'community/outline',
        type: 'line',
        source: areaSource.id,
        paint: {
          'line-color': palette.accent,
          'line-width': byZoom(1, [12, 2], [16, 4]),
          'line-opacity': ['case', ['boolean', ['feature-state', 'selected'], false], 1, 0],
        },
      },
    ],
    label: [
      {
        id: 'community/name',
        type: 'symbol',
        source: communityLabelSource.id,
        filter: fromFitting(3),
        layout: {
          'text-field': ['get', 'name'],
          'text-font': fonts.medium,
          'text-size': sizeByFitting(scale, 11, 15),
          'text-letter-spacing': 0.15,
          'text-padding': 4,
          'text-variable-anchor-offset': inwardAnchors(1.2, ['center', 'top', 'bottom', 'left', 'right']),
        },
        paint: {
          'text-color': palette.communityText,
          'text-halo-color': palette.halo,
          'text-halo-width': 1.6,
        },
      },
    ],
  }),
  legend: ({ palette }) => [
    {
      id: 'border',
      label: { zh: '社区界', en: 'Community border' },
      mark: { type: 'line', colour: palette.communityLine, width: 2 },
    },
  ],
  interaction: {
    kind: 'community',
    layers: ['community/name'],
    sources: [areaSource.id],
    select: ({ id }) => (id === undefined ? null : { kind: 'community', id: String(id) }),
    tooltip: ({ properties }) => ({ title: String(properties.name ?? ''), lines: [] }),
  },
})
