import { defineCollection, property } from '../feature/collection.ts'
import { unitKinds } from './unit.model.ts'
import { unit } from './unit.table.ts'

export const unitCollection = defineCollection({
  id: 'units',
  name: { zh: '处置单位', en: 'Units' },
  description: { zh: '可派遣或吹哨的处置力量', en: 'Who can be called to an incident' },
  table: unit,
  key: { column: unit.id, type: 'integer' },
  geometry: { column: unit.location, type: 'Point' },
  reads: ['units'],
  properties: {
    id: property(unit.id, 'integer', '标识', 'Identifier'),
    code: property(unit.code, 'string', '编码', 'Code'),
    name: property(unit.name, 'string', '名称', 'Name'),
    kind: property(unit.kind, 'string', '类别', 'Kind', unitKinds),
    address: property(unit.address, 'string', '地址', 'Address'),
    staff: property(unit.staff, 'integer', '人数', 'Staff'),
    on_duty: property(unit.onDuty, 'boolean', '在岗', 'On duty'),
    grid_code: property(unit.gridCode, 'string', '网格编码', 'Grid code'),
    street_code: property(unit.streetCode, 'string', '街道编码', 'Street code'),
  },
})
