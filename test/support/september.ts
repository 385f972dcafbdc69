import type { Database } from '../../api/database/open.ts'
import { addIncident, type TestIncident, type TestStep } from './history.ts'

const at = (day: string) => `2026-${day}:00+08:00`
const [west, south] = [118.752, 32.063]
/** About 55 metres to the east. */
const apart = 0.000583

/**
 * The September of 2026 of a tiny street, in which everything lies on an edge: on the first instant of the month and of the
 * next, on a limit, after the month's end. A category for each kind of figure: 0106 for the stages, 0107 for what is called
 * and returned, 0108 for call-backs, 0109 and 0110 for what nearly recurs.
 */
export async function addSeptember(
  database: Database,
  street: string,
  { units: [first, second], gridCode }: { units: [number, number]; gridCode: string },
): Promise<void> {
  const call = (unit: number): TestStep[2] => ({ unit, detail: { units: [unit] } })
  /** Calls that the log tells by their detail alone. */
  const listed = (...called: number[]): TestStep[2] => ({ detail: { units: called } })
  const by = (unit: number): TestStep[2] => ({ unit })
  const reported = (day: string): TestStep[] => [
    ['report', at(`${day}T09:00`)],
    ['accept', at(`${day}T09:10`)],
  ]
  const handled = (day: string): TestStep[] => [
    ...reported(day),
    ['dispatch', at(`${day}T09:20`), call(first)],
    ['acknowledge', at(`${day}T09:30`), by(first)],
  ]
  const verified = (day: string): TestStep[] => [
    ...handled(day),
    ['complete', at(`${day}T10:00`), by(first)],
    ['verify', at(`${day}T11:00`)],
  ]
  type Given = Omit<TestIncident, 'street' | 'code' | 'place'> & { place?: TestIncident['place'] }
  const incidents: Given[] = [
    // Begun with the month, done and struck off on its very limit.
    {
      category: '0106',
      dueAt: at('09-05T10:00'),
      steps: [
        ['report', at('09-01T00:00')],
        ['accept', at('09-01T00:00')],
        ['dispatch', at('09-01T00:00'), call(first)],
        ['acknowledge', at('09-01T00:00'), by(first)],
        ['complete', at('09-05T10:00'), by(first)],
        ['verify', at('09-05T10:00')],
        ['close', at('09-05T10:00')],
      ],
    },
    // Of the next month by an instant.
    { category: '0106', dueAt: at('10-10T10:00'), steps: [['report', at('10-01T00:00')]] },
    // Reported in it; all else, the limit too, is of the next by an instant.
    {
      category: '0106',
      dueAt: at('10-01T00:00'),
      steps: [
        ['report', at('09-30T10:00')],
        ['accept', at('10-01T00:00')],
        ['dispatch', at('10-01T00:00'), call(first)],
      ],
    },
    // Settled in time, struck off in the next month.
    {
      category: '0106',
      dueAt: at('09-20T10:00'),
      steps: [...verified('09-18'), ['close', at('10-02T09:00')]],
    },
    // As an import may have it: due before it was reported.
    { category: '0106', dueAt: at('09-20T10:00'), steps: [['report', at('10-02T09:00')]] },
    // Late, and settled in the next month.
    {
      category: '0106',
      dueAt: at('09-20T10:00'),
      steps: [...handled('09-18'), ['complete', at('10-02T09:00'), by(first)]],
    },
    // Late, and void in the next month; the other was void before its end.
    ...['10-03T09:00', '09-25T09:00'].map(
      (ended): Given => ({
        category: '0106',
        dueAt: at('09-20T10:00'),
        steps: [
          ['report', at('09-18T09:00')],
          ['void', at(ended)],
        ],
      }),
    ),

    // Two units were called one after the other, and each returned what it was called to.
    {
      category: '0107',
      steps: [
        ...handled('09-10'),
        ['whistle', at('09-11T09:00'), call(second)],
        ['return', at('09-12T09:00'), by(first)],
        ['acknowledge', at('09-12T10:00'), by(second)],
        ['return', at('09-13T09:00'), by(second)],
      ],
    },
    // The same unit returned it twice.
    {
      category: '0107',
      steps: [
        ...handled('09-14'),
        ['return', at('09-15T09:00'), by(first)],
        ['dispatch', at('09-16T09:00'), call(first)],
        ['acknowledge', at('09-16T10:00'), by(first)],
        ['return', at('09-17T09:00'), by(first)],
      ],
    },
    // The first call names its unit in the detail alone.
    {
      category: '0107',
      steps: [
        ...reported('09-18'),
        ['dispatch', at('09-18T09:20'), listed(first)],
        ['whistle', at('09-18T09:30'), call(second)],
        ['acknowledge', at('09-18T09:40'), by(first)],
        ['return', at('09-18T10:00'), by(first)],
        ['acknowledge', at('09-18T10:10'), by(second)],
        ['return', at('09-18T10:20'), by(second)],
      ],
    },
    // One call to two, returned by one in the month and by the other after it.
    {
      category: '0107',
      steps: [
        ...reported('09-20'),
        ['dispatch', at('09-20T09:20'), listed(first, second)],
        ['acknowledge', at('09-20T09:30'), by(first)],
        ['return', at('09-25T09:00'), by(first)],
        ['acknowledge', at('09-26T09:00'), by(second)],
        ['return', at('10-05T09:00'), by(second)],
      ],
    },
    // Returned, and called again after the month.
    {
      category: '0107',
      steps: [
        ...handled('09-28'),
        ['return', at('09-29T09:00'), by(first)],
        ['dispatch', at('10-02T09:00'), call(first)],
      ],
    },
    // Called anew by a reassignment, and reassigned to nobody yet.
    {
      category: '0107',
      steps: [
        ...handled('09-21'),
        ['reassign', at('09-22T09:00'), listed(second)],
        ['reassign', at('09-23T09:00')],
      ],
    },
    // Returned in the month before.
    { category: '0107', steps: [...handled('08-10'), ['return', at('08-11T09:00'), by(first)]] },

    // Not reached, whatever else was noted; then asked one question of the three.
    {
      category: '0108',
      steps: [
        ...verified('09-10'),
        [
          'callback',
          at('09-11T09:00'),
          { detail: { answered: false, responded: true, solved: true, satisfied: true } },
        ],
        ['callback', at('09-12T09:00'), { detail: { answered: true, responded: true } }],
      ],
    },
    ...[true, false].map(
      (yes): Given => ({
        category: '0108',
        steps: [
          ...verified('09-10'),
          [
            'callback',
            at('09-11T09:00'),
            { detail: { answered: true, responded: yes, solved: yes, satisfied: false } },
          ],
        ],
      }),
    ),

    // Three that are five metres too far apart, and two that are near enough but no three.
    ...[0, 1, 2].map(
      (index): Given => ({
        category: '0109',
        place: [west + index * apart, south],
        steps: [['report', at('09-15T09:00')]],
      }),
    ),
    ...[0, 1].map(
      (index): Given => ({
        category: '0110',
        place: [west + (index * apart) / 3, south],
        steps: [['report', at('09-15T09:00')]],
      }),
    ),
  ]
  for (const [index, given] of incidents.entries())
    await addIncident(database, { street, gridCode, code: `S${index}`, place: [west, south], ...given })
}
