import { describe, expect, it } from 'vitest'
import { type LiveRow, messageOf } from '../../../api/live/live-event.ts'

const row: LiveRow = {
  street_code: '320199001',
  position: 7,
  verb: 'extend',
  sequence: 4,
  at: '2026-06-17T06:00:00.000Z',
  to_stage: 'handling',
  step_due_at: '2026-06-18T06:00:00.000Z',
  step_settled_at: null,
  charge_unit_id: 3,
  charge_unit_name: '处置单位3',
  id: 12,
  code: 'I-12',
  category: '0101',
  category_name: '垃圾',
  category_name_en: 'Litter',
  stage: 'closed',
  severity: 'normal',
  source: 'grid',
  description: '垃圾',
  address: null,
  reported_at: '2026-06-16T06:00:00.000Z',
  dispatch_due_at: null,
  dispatched_at: '2026-06-16T07:00:00.000Z',
  due_at: '2026-06-20T06:00:00.000Z',
  settled_at: '2026-06-17T08:00:00.000Z',
  closed_at: '2026-06-17T09:00:00.000Z',
  overdue: false,
  grid_code: '320199001001001',
  grid_name: '第1网格',
  estate_id: null,
  estate_name: null,
  zone_id: null,
  zone_name: null,
  unit_id: 5,
  unit_name: '处置单位5',
  longitude: 118.75,
  latitude: 32.06,
}
const older = { step_due_at: null, step_settled_at: null, charge_unit_id: null, charge_unit_name: null }

describe('what is told of a step', () => {
  it('is the incident as the step left it, whatever became of it', () => {
    const { street_code, position, verb, at, to_stage, ...incident } = row
    const { step_due_at, step_settled_at, charge_unit_id, charge_unit_name, ...listed } = incident
    expect(messageOf(row)).toEqual({
      verb,
      incident: {
        ...listed,
        stage: to_stage,
        due_at: step_due_at,
        settled_at: step_settled_at,
        closed_at: null,
        overdue: false,
        unit_id: charge_unit_id,
        unit_name: charge_unit_name,
        sequence: 4,
      },
    })
  })

  it('has its end at the step that ended it', () => {
    const { incident } = messageOf({ ...row, to_stage: 'voided' })
    expect(incident).toMatchObject({ stage: 'voided', closed_at: row.at })
  })

  it('is overdue if it was then, and no more once settled', () => {
    const late = { ...row, step_due_at: '2026-06-17T05:59:59.999Z' }
    expect(messageOf(late).incident.overdue).toBe(true)
    expect(messageOf({ ...late, step_settled_at: row.at }).incident.overdue).toBe(false)
    expect(messageOf({ ...late, to_stage: 'closed' }).incident.overdue).toBe(false)
    expect(messageOf({ ...row, step_due_at: row.at }).incident.overdue).toBe(false)
  })

  it('has no unit after a step that left it without one', () => {
    const { incident } = messageOf({ ...row, verb: 'return', charge_unit_id: null, charge_unit_name: null })
    expect([incident.unit_id, incident.unit_name]).toEqual([null, null])
  })

  it('has the limit and the unit of the row where the log does not tell them, settled only if it was by then', () => {
    const { incident } = messageOf({ ...row, ...older })
    expect(incident).toMatchObject({
      due_at: row.due_at,
      unit_id: 5,
      unit_name: '处置单位5',
      settled_at: null,
    })
    const later = messageOf({ ...row, ...older, at: '2026-06-17T08:30:00.000Z' })
    expect(later.incident.settled_at).toBe(row.settled_at)
  })
})
