import type { Feature } from 'geojson'
import { outsideOf } from '../map/borders.ts'
import { emptyCollection } from '../map/compose.ts'
import { edgeFade } from '../map/edge-fade.ts'
import { defineLayer, type SourceDefinition } from '../map/layer.ts'
import { byZoom } from '../map/text.ts'

export interface DistrictData {
  /** The street's boundary. */
  district?: Feature | null
}

const boundarySource: SourceDefinition<DistrictData> = {
  id: 'district',
  from: ['district'],
  make: ({ district }) => (district ? { type: 'FeatureCollection', features: [district] } : emptyCollection),
}

const outsideSource: SourceDefinition<DistrictData> = {
  id: 'district-outside',
  from: ['district'],
  make: ({ district }) => {
    const geometry = outsideOf(district ?? null)
    return geometry
      ? { type: 'FeatureCollection', features: [{ type: 'Feature', properties: {}, geometry }] }
      : emptyCollection
  },
}

const edgeSource: SourceDefinition<DistrictData> = {
  id: 'district-edge',
  from: ['district'],
  make: ({ district }) => edgeFade(district ?? null),
}

/** The land of the district, first of all layers; blocks and streets lie on it. */
export const districtLandLayer = defineLayer<DistrictData>({
  id: 'district-land',
  title: { zh: '辖区底色', en: 'District land' },
  group: 'ground',
  defaultVisible: true,
  sources: [boundarySource],
  style: ({ palette }) => ({
    ground: [
      {
        id: 'district-land/area',
        type: 'fill',
        source: boundarySource.id,
        paint: { 'fill-color': palette.land },
      },
    ],
  }),
  legend: () => [],
})

/** A veil over what lies outside the district, and mist where the data ends. */
export const districtOutsideLayer = defineLayer<DistrictData>({
  id: 'district-outside',
  title: { zh: '周边淡化', en: 'Fade outside' },
  group: 'ground',
  defaultVisible: true,
  sources: [outsideSource, edgeSource],
  style: ({ palette }) => ({
    solid: [
      {
        id: 'district-outside/edge',
        type: 'fill',
        source: edgeSource.id,
        paint: { 'fill-color': palette.outside, 'fill-opacity': ['get', 'fade'], 'fill-antialias': false },
      },
    ],
    line: [
      {
        id: 'district-outside/veil',
        type: 'fill',
        source: outsideSource.id,
        paint: { 'fill-color': palette.veil, 'fill-opacity': palette.dark ? 0.5 : 0.45 },
      },
    ],
  }),
  legend: () => [],
})

/** The district's border. */
export const districtLayer = defineLayer<DistrictData>({
  id: 'district',
  title: { zh: '街道边界', en: 'District border' },
  group: 'place',
  defaultVisible: true,
  sources: [boundarySource],
  style: ({ palette }) => ({
    line: [
      {
        id: 'district/glow',
        type: 'line',
        source: boundarySource.id,
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': palette.districtGlow,
          'line-width': byZoom(1, [12, 5], [15, 10], [18, 18]),
          'line-blur': byZoom(1, [12, 3], [15, 7], [18, 12]),
          'line-opacity': palette.dark ? 0.55 : 0.5,
        },
      },
      {
        id: 'district/border',
        type: 'line',
        source: boundarySource.id,
        layout: { 'line-join': 'round', 'line-cap': 'round' },
        paint: { 'line-color': palette.districtLine, 'line-width': byZoom(1, [12, 1.4], [15, 2.4], [18, 4]) },
      },
    ],
  }),
  legend: ({ palette }) => [
    {
      id: 'border',
      label: { zh: '街道边界', en: 'District border' },
      mark: { type: 'line', colour: palette.districtLine, width: 3 },
    },
  ],
})
