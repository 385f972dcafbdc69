import { defineCollection, property } from '../feature/collection.ts'
import { redevelopmentKinds, redevelopmentPhases } from './redevelopment.model.ts'
import { redevelopmentZone as zone } from './redevelopment.table.ts'

export const redevelopmentCollection = defineCollection({
  id: 'redevelopment-zones',
  name: { zh: '更新片区', en: 'Redevelopment zones' },
  description: {
    zh: '棚户区、老旧小区等更新改造片区，户与权证分别统计',
    en: 'Areas under redevelopment; households and certificates are counted apart',
  },
  table: zone,
  key: { column: zone.id, type: 'integer' },
  geometry: { column: zone.boundary, type: 'Polygon' },
  reads: ['redevelopment-zones'],
  properties: {
    id: property(zone.id, 'integer', '标识', 'Identifier'),
    code: property(zone.code, 'string', '编码', 'Code'),
    name: property(zone.name, 'string', '名称', 'Name'),
    kind: property(zone.kind, 'string', '类别', 'Kind', redevelopmentKinds),
    phase: property(zone.phase, 'string', '阶段', 'Phase', redevelopmentPhases),
    households: property(zone.households, 'integer', '户数', 'Households'),
    certificates: property(zone.certificates, 'integer', '权证数', 'Certificates'),
    signed_households: property(zone.signedHouseholds, 'integer', '签约户数', 'Households signed'),
    signed_certificates: property(zone.signedCertificates, 'integer', '签约权证数', 'Certificates signed'),
    vacated_households: property(zone.vacatedHouseholds, 'integer', '腾空户数', 'Households vacated'),
    demolished_households: property(
      zone.demolishedHouseholds,
      'integer',
      '拆除户数',
      'Households demolished',
    ),
    started_on: property(zone.startedOn, 'date', '启动日期', 'Started on'),
    due_on: property(zone.dueOn, 'date', '计划完成日期', 'Due on'),
    area: property(zone.area, 'number', '面积（平方米）', 'Area (m²)'),
    street_code: property(zone.streetCode, 'string', '街道编码', 'Street code'),
  },
})
