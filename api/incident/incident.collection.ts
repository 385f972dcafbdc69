import { defineCollection, property } from '../feature/collection.ts'
import { incidentSeverities, incidentSources, incidentStages } from './incident.model.ts'
import { incident } from './incident.table.ts'
import { overdueValue } from './overdue.ts'

export const incidentCollection = defineCollection({
  id: 'incidents',
  name: { zh: '事件', en: 'Incidents' },
  description: {
    zh: '事件及其所处环节；不含报告人信息',
    en: 'Incidents and the stage each waits in; nothing of who reported them',
  },
  table: incident,
  key: { column: incident.id, type: 'integer' },
  geometry: { column: incident.location, type: 'Point' },
  temporal: incident.reportedAt,
  reads: ['incidents'],
  properties: {
    id: property(incident.id, 'integer', '标识', 'Identifier'),
    code: property(incident.code, 'string', '编号', 'Code'),
    category: property(incident.category, 'string', '类别编码', 'Category'),
    stage: property(incident.stage, 'string', '环节', 'Stage', incidentStages),
    severity: property(incident.severity, 'string', '紧急程度', 'Severity', incidentSeverities),
    source: property(incident.source, 'string', '来源', 'Source', incidentSources),
    reported_at: property(incident.reportedAt, 'instant', '上报时间', 'Reported at'),
    due_at: property(incident.dueAt, 'instant', '处置时限', 'Due at'),
    settled_at: property(incident.settledAt, 'instant', '处置完成时间', 'Settled at'),
    closed_at: property(incident.closedAt, 'instant', '结案时间', 'Closed at'),
    overdue: property(overdueValue, 'boolean', '超期', 'Overdue'),
    grid_code: property(incident.gridCode, 'string', '网格编码', 'Grid code'),
    estate_id: property(incident.estateId, 'integer', '小区标识', 'Estate'),
    zone_id: property(incident.zoneId, 'integer', '更新片区标识', 'Redevelopment zone'),
    street_code: property(incident.streetCode, 'string', '街道编码', 'Street code'),
  },
})
