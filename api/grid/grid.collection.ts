import { sql } from 'drizzle-orm'
import { defineCollection, property } from '../feature/collection.ts'
import { grid } from './grid.table.ts'

export const gridCollection = defineCollection({
  id: 'grids',
  name: { zh: '网格', en: 'Grids' },
  description: {
    zh: '社区下的基层治理单元，编码十五位，人口为登记数',
    en: 'The smallest units of governance, with 15-digit codes and their people',
  },
  table: grid,
  key: { column: grid.code, type: 'code' },
  geometry: { column: grid.boundary, type: 'Polygon' },
  reads: ['grids'],
  properties: {
    code: property(grid.code, 'string', '编码', 'Code'),
    name: property(grid.name, 'string', '名称', 'Name'),
    community_code: property(grid.communityCode, 'string', '社区编码', 'Community code'),
    households: property(grid.households, 'integer', '户数', 'Households'),
    resident_population: property(grid.residentPopulation, 'integer', '常住人口', 'Resident population'),
    registered_population: property(
      grid.registeredPopulation,
      'integer',
      '户籍人口',
      'Registered population',
    ),
    elderly_population: property(
      grid.elderlyPopulation,
      'integer',
      '户籍 60 岁以上',
      'Registered, 60 and over',
    ),
    party_members: property(grid.partyMembers, 'integer', '党员', 'Party members'),
    party_branches: property(grid.partyBranches, 'integer', '党支部', 'Party branches'),
    area: property(grid.area, 'number', '面积（平方米）', 'Area (m²)'),
    density: property(
      sql`${grid.residentPopulation} / nullif(${grid.area} / 1000000, 0)`,
      'number',
      '常住人口密度（人/平方千米）',
      'Residents per km²',
    ),
    elderly_share: property(
      sql`${grid.elderlyPopulation}::float8 / nullif(${grid.registeredPopulation}, 0)`,
      'number',
      '户籍老年人比例',
      'Share of 60 and over among the registered',
    ),
    street_code: property(grid.streetCode, 'string', '街道编码', 'Street code'),
  },
})
