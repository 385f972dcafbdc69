import { sql } from 'drizzle-orm'
import { estate } from '../estate/estate.table.ts'
import { defineCollection, property } from '../feature/collection.ts'
import { buildingKinds, buildingStructures, safetyClasses } from './building.model.ts'
import { building } from './building.table.ts'

export const buildingCollection = defineCollection({
  id: 'buildings',
  name: { zh: '楼栋', en: 'Buildings' },
  description: {
    zh: '房屋轮廓；安全等级按 JGJ 125 分 A–D 级',
    en: 'Footprints; the safety class is A to D by JGJ 125',
  },
  table: building,
  key: { column: building.id, type: 'integer' },
  geometry: { column: building.footprint, type: 'Polygon' },
  reads: ['buildings', 'estates'],
  properties: {
    id: property(building.id, 'integer', '标识', 'Identifier'),
    code: property(building.code, 'string', '编码', 'Code'),
    name: property(building.name, 'string', '名称', 'Name'),
    address: property(building.shownAddress, 'string', '地址', 'Address'),
    kind: property(building.kind, 'string', '用途', 'Kind', buildingKinds),
    estate_id: property(building.estateId, 'integer', '小区标识', 'Estate'),
    estate_name: property(
      sql`(SELECT ${estate.name} FROM ${estate} WHERE ${estate.streetCode} = ${building.streetCode} AND ${estate.id} = ${building.estateId})`,
      'string',
      '小区',
      'Estate name',
    ),
    grid_code: property(building.gridCode, 'string', '网格编码', 'Grid code'),
    floors: property(building.floors, 'integer', '层数', 'Floors'),
    built_year: property(building.builtYear, 'integer', '建成年份', 'Year built'),
    structure: property(building.structure, 'string', '结构', 'Structure', buildingStructures),
    safety_class: property(building.safetyClass, 'string', '安全等级', 'Safety class', safetyClasses),
    households: property(building.households, 'integer', '户数', 'Households'),
    street_code: property(building.streetCode, 'string', '街道编码', 'Street code'),
  },
})
