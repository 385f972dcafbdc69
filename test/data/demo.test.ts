import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { baseFeatureRecord, roadRecord } from '../../api/base/base.model.ts'
import { buildingRecord } from '../../api/building/building.model.ts'
import { redevelopmentZoneRecord } from '../../api/redevelopment/redevelopment.model.ts'
import { servicePointRecord } from '../../api/service/service.model.ts'
import { type ImportKind, importKinds } from '../../api/transfer/import.model.ts'
import { unitRecord } from '../../api/unit/unit.model.ts'
import { demoDistrict } from '../../data/demo/demo.ts'

const now = new Date('2026-11-23T14:00:00+08:00')
const datasets = demoDistrict(now)
const featuresOf = (kind: ImportKind) => datasets.find((dataset) => dataset.kind === kind)?.features ?? []

describe('the demo district', () => {
  it('comes in the order of its dependencies, every kind with features and a source', () => {
    expect(datasets.map(({ kind }) => kind)).toEqual([...importKinds])
    for (const { features, source } of datasets) {
      expect(features.length).toBeGreaterThan(0)
      expect(source).toMatch(/^data\/demo\/files\/.+\.geojson$/)
    }
  })

  it.each<[ImportKind, z.ZodType]>([
    ['buildings', buildingRecord],
    ['redevelopment-zones', redevelopmentZoneRecord],
    ['roads', roadRecord],
    ['base-features', baseFeatureRecord],
    ['service-points', servicePointRecord],
    ['units', unitRecord],
  ])('has %s as the import takes them', (kind, record) => {
    const problems = featuresOf(kind).flatMap(({ properties }) => {
      const result = record.safeParse(properties)
      return result.success ? [] : [`${String(properties.code)}: ${result.error.issues[0]?.message}`]
    })
    expect(problems.slice(0, 5)).toEqual([])
  })

  it('has its redevelopment dates around today', () => {
    for (const { properties } of featuresOf('redevelopment-zones')) {
      expect(properties).not.toHaveProperty('started_days')
      expect(properties).not.toHaveProperty('due_days')
      const { milestones } = redevelopmentZoneRecord.parse(properties)
      for (const { planned_on, done_on } of milestones) {
        expect(planned_on).toMatch(/^\d{4}-\d{2}-\d{2}$/)
        if (done_on) expect(done_on <= '2026-11-23').toBe(true)
      }
    }
  })
})
