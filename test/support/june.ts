import type { Database } from '../../api/database/open.ts'
import { addIncident, type TestIncident, type TestStep } from './history.ts'

const at = (day: string) => `2026-${day}:00+08:00`
const [west, south] = [118.752, 32.063]
/** About twenty metres to the east. */
const step = 0.000212

/**
 * A tiny street's June of 2026, with a few days around it: every way a figure can go, so few that all can be counted by
 * hand. `inside` and `outside` are grids of two communities; the incident D alone lies in the second.
 */
export async function addJune(
  database: Database,
  street: string,
  { units: [first, second], inside, outside }: { units: [number, number]; inside: string; outside: string },
): Promise<Record<string, number>> {
  const call = (unit: number): TestStep[2] => ({ unit, detail: { units: [unit], call_kind: 'dispatch' } })
  const yes = { answered: true, responded: true, solved: true, satisfied: true }
  const half = { answered: true, responded: true, solved: false, satisfied: false }
  const incidents: Omit<TestIncident, 'street'>[] = [
    {
      // All as it should be.
      code: 'A',
      place: [west, south],
      dueAt: at('06-05T10:00'),
      steps: [
        ['report', at('06-02T09:00')],
        ['accept', at('06-02T09:10')],
        ['dispatch', at('06-02T09:20'), call(first)],
        ['acknowledge', at('06-02T09:30'), { unit: first }],
        ['complete', at('06-03T09:00'), { unit: first }],
        ['verify', at('06-03T10:00')],
        ['callback', at('06-03T11:00'), { detail: yes }],
        ['close', at('06-04T09:00')],
      ],
    },
    {
      // Returned once, sent back twice, called back twice, late.
      code: 'B',
      category: '0104',
      place: [west, south],
      dueAt: at('06-10T10:00'),
      steps: [
        ['report', at('06-05T09:00')],
        ['accept', at('06-05T09:10')],
        ['dispatch', at('06-05T09:20'), call(first)],
        ['acknowledge', at('06-05T09:30'), { unit: first }],
        ['return', at('06-06T09:00'), { unit: first }],
        ['dispatch', at('06-06T10:00'), call(second)],
        ['acknowledge', at('06-06T10:30'), { unit: second }],
        ['complete', at('06-07T09:00'), { unit: second }],
        ['rework', at('06-08T09:00')],
        ['complete', at('06-09T09:00'), { unit: second }],
        ['rework', at('06-10T09:00')],
        ['complete', at('06-12T09:00'), { unit: second }],
        ['verify', at('06-12T10:00')],
        ['callback', at('06-12T11:00'), { detail: { answered: false } }],
        ['callback', at('06-13T11:00'), { detail: half }],
        ['close', at('06-14T09:00')],
      ],
    },
    {
      // Open and overdue, called to another unit meanwhile.
      code: 'C',
      place: [west + step, south],
      dueAt: at('06-25T10:00'),
      steps: [
        ['report', at('06-20T09:00')],
        ['accept', at('06-20T09:10')],
        ['dispatch', at('06-20T09:20'), call(first)],
        ['acknowledge', at('06-20T09:30'), { unit: first }],
        ['reassign', at('06-22T09:00'), call(second)],
        ['acknowledge', at('06-22T09:30'), { unit: second }],
      ],
    },
    {
      // Never accepted, and overdue.
      code: 'D',
      place: [west + 10 * step, south],
      gridCode: outside,
      dueAt: at('06-28T10:00'),
      steps: [['report', at('06-21T09:00')]],
    },
    {
      code: 'E',
      category: '0104',
      place: [west, south],
      dueAt: at('06-13T10:00'),
      steps: [
        ['report', at('06-10T09:00')],
        ['void', at('06-11T09:00')],
      ],
    },
    {
      // Reported before the period, settled in it, still to be verified.
      code: 'F',
      category: '0104',
      place: [west, south],
      dueAt: at('06-03T10:00'),
      steps: [
        ['report', at('05-30T09:00')],
        ['accept', at('06-01T09:00')],
        ['dispatch', at('06-01T09:10'), call(first)],
        ['acknowledge', at('06-01T09:20'), { unit: first }],
        ['complete', at('06-02T09:00'), { unit: first }],
      ],
    },
    {
      // Accepted after the period.
      code: 'G',
      category: '0104',
      place: [west + 10 * step, south],
      dueAt: at('07-05T10:00'),
      steps: [
        ['report', at('06-30T23:00')],
        ['accept', at('07-01T01:00')],
      ],
    },
    {
      // In the period before.
      code: 'H',
      place: [west, south],
      dueAt: at('05-12T10:00'),
      steps: [
        ['report', at('05-10T09:00')],
        ['accept', at('05-10T09:10')],
        ['dispatch', at('05-10T09:20'), call(first)],
        ['acknowledge', at('05-10T09:30'), { unit: first }],
        ['complete', at('05-11T09:00'), { unit: first }],
        ['verify', at('05-11T10:00')],
        ['close', at('05-11T12:00')],
      ],
    },
    {
      code: 'L',
      place: [west + 2 * step, south],
      dueAt: at('06-17T10:00'),
      steps: [
        ['report', at('06-15T09:00')],
        ['merge', at('06-15T10:00')],
      ],
    },
    {
      // Returned after the period.
      code: 'N',
      category: '0105',
      place: [west, south],
      dueAt: at('07-10T10:00'),
      steps: [
        ['report', at('06-28T09:00')],
        ['accept', at('06-28T09:10')],
        ['dispatch', at('06-29T09:00'), call(first)],
        ['acknowledge', at('06-29T09:30'), { unit: first }],
        ['return', at('07-02T09:00'), { unit: first, note: '=1+1' }],
      ],
    },
  ]
  const ids: Record<string, number> = {}
  for (const given of incidents)
    ids[given.code] = await addIncident(database, { street, gridCode: inside, ...given })
  return ids
}
