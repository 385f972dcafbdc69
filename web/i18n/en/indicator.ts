import type { Words } from '../words.ts'
import type { indicatorWords as zh } from '../zh/indicator.ts'

/** The indicators and what they are compared with. */
export const indicatorWords: Words<typeof zh> = {
  title: 'Indicators',
  name: {
    acceptance_rate: 'Acceptance rate',
    on_time_settlement_rate: 'Settled on time',
    closure_rate: 'Closure rate',
    on_time_closure_rate: 'Closed on time',
    rework_rate: 'Rework rate',
    dispatch_accuracy_rate: 'Accurate dispatches',
    response_rate: 'Response rate',
    solution_rate: 'Solution rate',
    satisfaction_rate: 'Satisfaction rate',
    reported: 'Reported',
    accepted: 'Accepted',
    settled: 'Settled',
    closed: 'Closed',
    overdue: 'Overdue',
    recurring: 'Recurring',
  },
  meaning: {
    acceptance_rate:
      'Denominator: incidents reported in the period. Numerator: those accepted by its end. Small matters that a grid leader settles alone are not accepted and not in the numerator.',
    on_time_settlement_rate:
      'Denominator: incidents whose limit lies in the period, whenever reported; overdue ones still open are in it, voided and merged ones are not. Numerator: those settled by their limit.',
    closure_rate:
      'Denominator: incidents whose limit lies in the period; overdue ones still open are in it, voided and merged ones are not. Numerator: those closed by the end of the period.',
    on_time_closure_rate:
      'Denominator: incidents whose limit lies in the period; overdue ones still open are in it, voided and merged ones are not. Numerator: those closed by their limit.',
    rework_rate:
      'Denominator: completions in the period. Numerator: times that work was sent back in it. An incident may count several times.',
    dispatch_accuracy_rate:
      'Denominator: dispatches, whistles and reassignments to a unit in the period. Numerator: those not returned by its end. An incident may count several times.',
    response_rate:
      'Denominator: valid call-backs in the period, where somebody answered the question. Numerator: those that say it was responded to. Calls nobody took do not count.',
    solution_rate:
      'Denominator: valid call-backs in the period, where somebody answered the question. Numerator: those that say it is solved. Calls nobody took do not count.',
    satisfaction_rate:
      'Denominator: valid call-backs in the period, where somebody answered the question. Numerator: those that are satisfied. Calls nobody took do not count.',
    reported: 'Incidents reported in the period, also if voided or merged later.',
    accepted: 'Incidents accepted in the period, whenever reported.',
    settled: 'Incidents settled in the period and not sent back since.',
    closed: 'Incidents closed in the period, whenever reported.',
    overdue: 'Incidents past their limit and not settled when the period ended, whenever reported.',
    recurring:
      'Incidents reported in the period with at least 3 of the same sub-category within 50 metres, themselves among them.',
  },
  source:
    'Indicators after CJ/T 214 and the closed loop of this system; counted by due time, not by the time of the report',
  comparison:
    'Compared with the period before and the same period of last year (for weeks, 52 weeks ago). A period that still runs ends now, and the others are cut to the same length, so that like is compared with like.',
  period: 'Period',
  periodOf: { day: 'Day', week: 'Week', month: 'Month', year: 'Year' },
  span: '{{from}} to {{to}}',
  running: 'still running, until {{when}}',
  day: 'A day of the period',
  before: 'The period before',
  after: 'The period after',
  previous: 'Before',
  lastYear: 'Last year',
  points: '{{n}} points',
  same: 'unchanged',
  up: 'up {{n}}',
  down: 'down {{n}}',
  part: { numerator: 'Numerator', denominator: 'Denominator' },
  partFigure: '{{part}} {{n}}',
  openPart: '{{name}}: {{part}} {{n}}, open the records',
  rates: 'Rates',
  counts: 'Counts',
  recordsOf: 'Records of "{{name}}"',
  incidents: '{{n}} in all',
  steps: '{{n}} times in all',
  times: 'counts {{n}} times',
  none: 'There are no records.',
  more: 'Show more',
  filtered: 'Only incidents that match the filter are counted; the period takes the place of its time.',
  unfiltered: 'Count all',
}
