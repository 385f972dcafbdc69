import { defineCollection, property } from '../feature/collection.ts'
import { baseFeatureKinds, roadClasses } from './base.model.ts'
import { baseFeature, roadSegment } from './base.table.ts'

export const roadCollection = defineCollection({
  id: 'roads',
  name: { zh: '道路', en: 'Roads' },
  description: { zh: '路段，两个路口之间', en: 'Road segments between two junctions' },
  table: roadSegment,
  key: { column: roadSegment.id, type: 'integer' },
  geometry: { column: roadSegment.line, type: 'LineString' },
  reads: ['roads'],
  properties: {
    id: property(roadSegment.id, 'integer', '标识', 'Identifier'),
    code: property(roadSegment.code, 'string', '编码', 'Code'),
    name: property(roadSegment.name, 'string', '名称', 'Name'),
    class: property(roadSegment.class, 'string', '等级', 'Class', roadClasses),
    width: property(roadSegment.width, 'number', '宽度（米）', 'Width (m)'),
    bridge: property(roadSegment.bridge, 'boolean', '桥梁', 'Bridge'),
    tunnel: property(roadSegment.tunnel, 'boolean', '隧道或下穿', 'Tunnel or underpass'),
    level: property(roadSegment.level, 'integer', '层位（0 为地面）', 'Level (0 on the ground)'),
    oneway: property(roadSegment.oneway, 'boolean', '单行', 'One way'),
    street_code: property(roadSegment.streetCode, 'string', '街道编码', 'Street code'),
  },
})

export const baseCollection = defineCollection({
  id: 'base-features',
  name: { zh: '底图要素', en: 'Base features' },
  description: {
    zh: '水系、铁路、绿地等底图要素',
    en: 'Water, rail, green and what else the base map draws',
  },
  table: baseFeature,
  key: { column: baseFeature.id, type: 'integer' },
  geometry: { column: baseFeature.shape, type: 'Geometry' },
  reads: ['base-features'],
  properties: {
    id: property(baseFeature.id, 'integer', '标识', 'Identifier'),
    code: property(baseFeature.code, 'string', '编码', 'Code'),
    kind: property(baseFeature.kind, 'string', '类别', 'Kind', baseFeatureKinds),
    name: property(baseFeature.name, 'string', '名称', 'Name'),
    floors: property(baseFeature.floors, 'integer', '层数', 'Floors'),
  },
})
