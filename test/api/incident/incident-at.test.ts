import { expect, it } from 'vitest'
import type { IncidentDetail, IncidentStep } from '../../../api/incident/incident.shapes.ts'
import { incidentAt } from '../../../api/incident/incident-at.ts'

const minute = (count: number) => new Date(Date.parse('2026-03-04T01:00:00Z') + count * 60_000).toISOString()

const steps: [IncidentStep['verb'], IncidentStep['from_stage'], IncidentStep['to_stage'], string?][] = [
  ['report', null, 'assessment'],
  ['accept', 'assessment', 'dispatch'],
  ['dispatch', 'dispatch', 'dispatch', '环卫所'],
  ['acknowledge', 'dispatch', 'handling', '环卫所'],
  ['return', 'handling', 'dispatch'],
  ['reassign', 'dispatch', 'dispatch', '城管中队'],
  ['acknowledge', 'dispatch', 'handling', '城管中队'],
  ['complete', 'handling', 'supervision', '城管中队'],
  ['rework', 'supervision', 'handling'],
  ['complete', 'handling', 'supervision', '城管中队'],
  ['verify', 'supervision', 'feedback'],
  ['close', 'feedback', 'closed'],
]

const noLimits = { previous_due_at: null, requested_due_at: null, units: [] }

const incident: IncidentDetail = {
  id: 1,
  code: 'I1',
  category: '0102',
  category_name: '暴露垃圾',
  category_name_en: 'Exposed rubbish',
  stage: 'closed',
  severity: 'normal',
  source: 'grid',
  description: '',
  address: null,
  reported_at: minute(0),
  dispatch_due_at: null,
  dispatched_at: minute(2),
  due_at: minute(8),
  settled_at: minute(9),
  closed_at: minute(11),
  overdue: false,
  grid_code: null,
  grid_name: null,
  estate_id: null,
  estate_name: null,
  zone_id: null,
  zone_name: null,
  unit_id: 7,
  unit_name: '城管中队',
  longitude: 118.75,
  latitude: 32.06,
  reporter: null,
  loop: {
    sequence: 12,
    accepted_at: minute(1),
    dispatched_at: minute(2),
    suspended_at: null,
    urged_at: null,
    urges: 0,
    returns: 1,
    reworks: 1,
    requested: null,
    merged_into: null,
    callback: null,
    calls: [],
  },
  history: steps.map(([verb, from_stage, to_stage, unit_name = null], index) => ({
    seq: index + 1,
    at: minute(index),
    verb,
    from_stage,
    to_stage,
    actor: '测试',
    actor_role: 'commander',
    unit_name,
    note: null,
    due_at: null,
    ...noLimits,
  })),
}

it.each([
  [1.5, { stage: 'dispatch', unit_name: null, dispatched_at: null, settled_at: null }],
  [3.5, { stage: 'handling', unit_name: '环卫所', unit_id: null }],
  [4.5, { stage: 'dispatch', unit_name: null, unit_id: null }],
  [6.5, { stage: 'handling', unit_name: '城管中队', unit_id: 7 }],
  [7.5, { stage: 'supervision', dispatched_at: minute(2), settled_at: minute(7), overdue: false }],
  [8.5, { stage: 'handling', settled_at: null, overdue: true }],
  [9.5, { stage: 'supervision', settled_at: minute(9), overdue: false, closed_at: null }],
])('shows the incident as it was after %d minutes', (after, expected) => {
  expect(incidentAt(incident, new Date(minute(after)), incident.due_at)).toMatchObject(expected)
})

it('shows the present at last, and nothing before the report', () => {
  expect(incidentAt(incident, new Date(minute(60)), incident.due_at)).toEqual(incident)
  expect(incidentAt(incident, new Date(minute(-1)), incident.due_at)).toBeUndefined()
})

it.each([
  ['before the grant it was late', 4.5, { due_at: minute(4), overdue: true }],
  ['what was only asked for moves nothing', 5.5, { due_at: minute(4), overdue: true }],
  ['after the grant it was not', 6.5, { due_at: minute(9), overdue: false }],
  ['until the second limit', 9.5, { due_at: minute(9), overdue: true }],
])('%s', (_, after, expected) => {
  const extended: IncidentDetail = {
    ...incident,
    stage: 'handling',
    due_at: minute(9),
    settled_at: null,
    closed_at: null,
    history: (
      [
        ['report', 'assessment', null],
        ['accept', 'dispatch', null],
        ['dispatch', 'dispatch', null],
        ['acknowledge', 'handling', null],
        ['urge', 'handling', null],
        ['extend', 'handling', null],
        ['extend', 'handling', minute(9)],
      ] as const
    ).map(([verb, to_stage, due_at], index) => ({
      seq: index + 1,
      at: minute(index),
      verb,
      from_stage: null,
      to_stage,
      actor: '测试',
      actor_role: 'commander',
      unit_name: null,
      note: null,
      ...noLimits,
      due_at,
    })),
  }
  expect(incidentAt(extended, new Date(minute(after)), minute(4))).toMatchObject(expected)
})
