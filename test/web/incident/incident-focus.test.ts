import { expect, test } from 'vitest'
import type { IncidentPoints } from '../../../web/client.ts'
import { focusSource } from '../../../web/incident/incident-focus.ts'
import { incidentSet } from '../../../web/incident/incident-source.ts'
import { sourceSplitter } from '../../../web/map/compose.ts'
import type { Focus } from '../../../web/map/layer.ts'

const points: IncidentPoints = {
  total: 3,
  columns: {
    id: [3, 5, 7],
    longitude: [118.71, 118.72, 118.73],
    latitude: [32.01, 32.02, 32.03],
    category: ['0102', '0102', '0102'],
    stage: ['closed', 'handling', 'dispatch'],
    severity: ['normal', 'normal', 'normal'],
    reported_at: [0, 0, 0],
    due_at: [null, null, null],
    overdue: [false, false, false],
  },
}
const data = { incidents: incidentSet(points, 0) }
const incident = (id: number) => ({ kind: 'incident', id: String(id) })
const marked = (focus: Partial<Focus>) =>
  focusSource
    .make({ ...data, focus: { selected: null, hovered: [], ...focus } })
    .features.map(({ geometry, properties }) => ({ ...geometry, ...properties }))

test('what is opened and what is pointed at are marked where they lie, open or ended', () => {
  expect(marked({ selected: incident(5), hovered: [incident(3)] })).toEqual([
    { type: 'Point', coordinates: [118.72, 32.02], opened: true, open: true },
    { type: 'Point', coordinates: [118.71, 32.01], opened: false, open: false },
  ])
})

test('one that is both is marked once', () => {
  expect(marked({ selected: incident(7), hovered: [incident(7), incident(7)] })).toHaveLength(1)
})

test('nothing is marked for a thing of another kind or an incident that is not among them', () => {
  expect(marked({ selected: { kind: 'grid', id: '7' }, hovered: [incident(99)] })).toEqual([])
})

test('the mark is made anew when the focus is another', () => {
  const split = sourceSplitter([focusSource])
  const focus = { selected: incident(5), hovered: [] }
  split({ ...data, focus })
  expect([...split({ ...data, focus }).changed]).toEqual([])
  const moved = split({ ...data, focus: { ...focus, selected: incident(7) } })
  expect(moved.collections.get(focusSource.id)?.features).toHaveLength(1)
  expect([...moved.changed]).toEqual([focusSource.id])
})
