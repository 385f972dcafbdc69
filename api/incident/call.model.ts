import type { IncidentStage, IncidentVerb } from './incident.model.ts'
import type { StepDetail } from './step-detail.model.ts'

/**
 * How a unit was called: by a dispatch, by a whistle for work (吹哨, on site within three working days) or for a hard case
 * (within five).
 */
export const callKinds = ['dispatch', 'work_whistle', 'hard_case_whistle'] as const
export type CallKind = (typeof callKinds)[number]

/** A unit that was called to an incident, and what it did about it. */
export interface Call {
  /** Of the step that called it. */
  sequence: number
  unitCode: string
  kind: CallKind
  calledAt: Date
  acknowledgeDueAt: Date | null
  arriveDueAt: Date | null
  acknowledgedAt: Date | null
  arrivedAt: Date | null
  /** Since then it is no longer called. */
  endedAt: Date | null
}

type Step = {
  verb: IncidentVerb
  to_stage: IncidentStage
  unit_code?: string | null
  at: Date
  sequence: number
}

/** The calls that have not ended. */
export const activeCalls = (calls: readonly Call[]): Call[] => calls.filter(({ endedAt }) => endedAt === null)

const isKind = (text: string | null): text is CallKind => callKinds.some((kind) => kind === text)

/** The calls after a step: it may call units, have one answer, or end calls. */
export function callsAfter(calls: readonly Call[], step: Step, detail: StepDetail): readonly Call[] {
  const { verb, at } = step
  const unit = step.unit_code ?? null
  const change = (part: Partial<Call>, concerns: (call: Call) => boolean): readonly Call[] =>
    calls.map((call) => (call.endedAt === null && concerns(call) ? { ...call, ...part } : call))
  switch (verb) {
    case 'dispatch':
    case 'whistle':
      return [...calls, ...newCalls(calls, step, detail)]
    case 'reassign': {
      const ended = change({ endedAt: at }, () => true)
      return [...ended, ...newCalls(ended, step, detail)]
    }
    case 'acknowledge':
      return change({ acknowledgedAt: at }, (call) => call.unitCode === unit && call.acknowledgedAt === null)
    case 'arrive':
      return calls.map((call) =>
        call.endedAt === null && call.unitCode === unit && call.arrivedAt === null
          ? { ...call, arrivedAt: at, acknowledgedAt: call.acknowledgedAt ?? at }
          : call,
      )
    case 'return':
      return change({ endedAt: at }, (call) => unit === null || call.unitCode === unit)
    case 'void':
    case 'merge':
    case 'close':
      return change({ endedAt: at }, () => true)
    default:
      return calls
  }
}

/** A unit that is still called is not called twice. */
function newCalls(calls: readonly Call[], step: Step, detail: StepDetail): Call[] {
  const named = detail.units ?? (step.unit_code ? [step.unit_code] : [])
  const present = new Set(activeCalls(calls).map(({ unitCode }) => unitCode))
  const whistled: CallKind = isKind(detail.callKind) ? detail.callKind : 'work_whistle'
  return [...new Set(named)]
    .filter((code) => !present.has(code))
    .map((unitCode) => ({
      sequence: step.sequence,
      unitCode,
      kind: step.verb === 'whistle' ? whistled : 'dispatch',
      calledAt: step.at,
      acknowledgeDueAt: detail.acknowledgeDueAt,
      arriveDueAt: detail.arriveDueAt,
      acknowledgedAt: null,
      arrivedAt: null,
      endedAt: null,
    }))
}
