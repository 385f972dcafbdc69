import { sql } from 'drizzle-orm'
import { defineCollection, property } from '../feature/collection.ts'
import { grid } from '../grid/grid.table.ts'
import { community } from './district.table.ts'

export const communityCollection = defineCollection({
  id: 'communities',
  name: { zh: '社区', en: 'Communities' },
  description: {
    zh: '街道下辖的社区，由网格组成',
    en: 'The communities of a street; each is a union of grids',
  },
  table: community,
  key: { column: community.code, type: 'code' },
  geometry: { column: community.boundary, type: 'Polygon' },
  reads: ['communities', 'grids'],
  properties: {
    code: property(community.code, 'string', '编码', 'Code'),
    name: property(community.name, 'string', '名称', 'Name'),
    grids: property(
      sql`(SELECT count(*)::int FROM ${grid} WHERE ${grid.streetCode} = ${community.streetCode} AND ${grid.communityCode} = ${community.code})`,
      'integer',
      '网格数',
      'Grids',
    ),
    area: property(community.area, 'number', '面积（平方米）', 'Area (m²)'),
    street_code: property(community.streetCode, 'string', '街道编码', 'Street code'),
  },
})
