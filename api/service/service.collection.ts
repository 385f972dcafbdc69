import { defineCollection, property } from '../feature/collection.ts'
import { serviceKinds } from './service.model.ts'
import { servicePoint } from './service.table.ts'

export const serviceCollection = defineCollection({
  id: 'service-points',
  name: { zh: '服务点', en: 'Service points' },
  description: { zh: '党群服务、便民、医疗、养老等服务点', en: 'Places that serve residents' },
  table: servicePoint,
  key: { column: servicePoint.id, type: 'integer' },
  geometry: { column: servicePoint.location, type: 'Point' },
  reads: ['service-points'],
  properties: {
    id: property(servicePoint.id, 'integer', '标识', 'Identifier'),
    code: property(servicePoint.code, 'string', '编码', 'Code'),
    name: property(servicePoint.name, 'string', '名称', 'Name'),
    kind: property(servicePoint.kind, 'string', '类别', 'Kind', serviceKinds),
    address: property(servicePoint.address, 'string', '地址', 'Address'),
    opening_hours: property(servicePoint.openingHours, 'string', '开放时间', 'Opening hours'),
    grid_code: property(servicePoint.gridCode, 'string', '网格编码', 'Grid code'),
    street_code: property(servicePoint.streetCode, 'string', '街道编码', 'Street code'),
  },
})
