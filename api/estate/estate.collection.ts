import { sql } from 'drizzle-orm'
import { building } from '../building/building.table.ts'
import { defineCollection, property } from '../feature/collection.ts'
import { estateKinds } from './estate.model.ts'
import { estate } from './estate.table.ts'

const ofEstate = sql`FROM ${building} WHERE ${building.streetCode} = ${estate.streetCode} AND ${building.estateId} = ${estate.id}`

export const estateCollection = defineCollection({
  id: 'estates',
  name: { zh: '小区', en: 'Estates' },
  description: {
    zh: '住宅小区；2000 年底前建成的为老旧小区',
    en: 'Housing estates; old ones were built before the end of 2000',
  },
  table: estate,
  key: { column: estate.id, type: 'integer' },
  geometry: { column: estate.boundary, type: 'Polygon' },
  reads: ['estates', 'buildings'],
  properties: {
    id: property(estate.id, 'integer', '标识', 'Identifier'),
    code: property(estate.code, 'string', '编码', 'Code'),
    name: property(estate.name, 'string', '名称', 'Name'),
    built_year: property(estate.builtYear, 'integer', '建成年份', 'Year built'),
    is_old: property(estate.isOld, 'boolean', '老旧小区', 'Old estate'),
    households: property(estate.households, 'integer', '户数', 'Households'),
    kind: property(estate.kind, 'string', '形态', 'Kind', estateKinds),
    renovated_year: property(estate.renovatedYear, 'integer', '改造年份', 'Year renovated'),
    area: property(estate.area, 'number', '面积（平方米）', 'Area (m²)'),
    buildings: property(sql`(SELECT count(*)::int ${ofEstate})`, 'integer', '楼栋数', 'Buildings'),
    resident_population: property(
      sql`(SELECT coalesce(sum(${building.residentPopulation}), 0)::bigint ${ofEstate})`,
      'integer',
      '常住人口',
      'Resident population',
    ),
    street_code: property(estate.streetCode, 'string', '街道编码', 'Street code'),
  },
})
