import { type Call, callsAfter } from './call.model.ts'
import { type IncidentHistoryEntry, type IncidentStage, type IncidentVerb, isOpen } from './incident.model.ts'
import { type Callback, type Requested, readDetail } from './step-detail.model.ts'
import { findTransition, nextStage } from './transition.model.ts'

export type IllegalHistoryReason =
  | 'empty'
  | 'not_reported_first'
  | 'ended'
  | 'illegal_transition'
  | 'condition_missing'
  | 'stage_mismatch'
  | 'invalid_time'
  | 'time_reversed'

/** A history the closed loop does not allow. `sequence` counts entries from 1 (0 for an empty history). */
export class IllegalHistoryError extends Error {
  override readonly name = 'IllegalHistoryError'
  readonly sequence: number
  readonly reason: IllegalHistoryReason

  constructor(sequence: number, reason: IllegalHistoryReason, message: string) {
    super(message)
    this.sequence = sequence
    this.reason = reason
  }
}

/** What an entry must tell to be folded; `at` is an ISO 8601 instant or a Date. */
export type FoldedEntry = Pick<
  IncidentHistoryEntry,
  'verb' | 'from_stage' | 'to_stage' | 'unit_code' | 'detail'
> & {
  at: string | Date
  /** The account that did it, where one is known. */
  actor_id?: string | null
}

/** An incident as its history leaves it. */
export interface IncidentState {
  stage: IncidentStage
  /** Number of entries; the next one gets `sequence + 1`. */
  sequence: number
  reportedAt: Date
  updatedAt: Date
  acceptedAt: Date | null
  /** First dispatch or whistle: ends the dispatch clock. */
  dispatchedAt: Date | null
  /** Completion that has not been sent back: ends the settle clock. */
  settledAt: Date | null
  /** Set exactly if the stage is closed, voided or merged. */
  closedAt: Date | null
  /** When the incident must be settled: the given limit, moved by granted extensions and suspensions. */
  dueAt: Date | null
  dispatchDueAt: Date | null
  /** The unit in charge: the one last dispatched, whistled or reassigned; null after a return. */
  unitCode: string | null
  /** Every call of a unit, in the order they were made. */
  calls: readonly Call[]
  returns: number
  reworks: number
  urges: number
  urgedAt: Date | null
  /** The account that completed it last. */
  completedBy: string | null
  /** What was asked for and not granted yet. */
  requested: Requested | null
  /** Since when it is on the ledger (挂账). */
  suspendedAt: Date | null
  /** The id of the incident it is a duplicate of. */
  mergedInto: number | null
  callback: Callback | null
}

/**
 * True if an open incident should have been settled by now and is not. Settled late is late, no longer overdue; an
 * instant on the limit is in time.
 */
export const isOverdue = (
  incident: { stage: IncidentStage; settledAt: Date | null; dueAt: Date | null },
  now: Date,
): boolean =>
  isOpen(incident.stage) && incident.settledAt === null && incident.dueAt !== null && now > incident.dueAt

function checkStep(entry: FoldedEntry, from: IncidentStage | null, sequence: number): void {
  const { verb } = entry
  const refuse = (reason: IllegalHistoryReason, message: string) =>
    new IllegalHistoryError(sequence, reason, `step ${sequence} (${verb}): ${message}`)
  if (from === null && verb !== 'report') throw refuse('not_reported_first', 'a history begins with a report')
  if (from !== null && !isOpen(from)) throw refuse('ended', `the incident has ended as ${from}`)
  const opening = sequence === 1 && entry.from_stage === 'collection'
  if (entry.from_stage !== from && !opening)
    throw refuse('stage_mismatch', `it claims to leave ${entry.from_stage}, the incident is in ${from}`)
  const transition = findTransition(verb, from)
  if (!transition) throw refuse('illegal_transition', `not possible from ${from}`)
  const to = nextStage(verb, from, entry.detail)
  if (to === null) throw refuse('condition_missing', `from ${from} only with detail.${transition.condition}`)
  if (entry.to_stage !== to) throw refuse('stage_mismatch', `it leads to ${to}, not to ${entry.to_stage}`)
}

/** When an incident is settled after a step: by a completion that is not sent back, at the latest by its close. */
export function settledAfter<Instant>(
  settledAt: Instant | null,
  verb: IncidentVerb,
  at: Instant,
): Instant | null {
  if (verb === 'complete') return at
  if (verb === 'rework') return null
  return verb === 'close' ? (settledAt ?? at) : settledAt
}

/** The unit in charge after a step that names `named`: the one dispatched, or the first called; none after a return. */
export function unitAfter<Unit>(inCharge: Unit | null, verb: IncidentVerb, named: Unit | null): Unit | null {
  switch (verb) {
    case 'dispatch':
    case 'reassign':
      return named
    case 'return':
      return null
    case 'whistle':
    case 'acknowledge':
    case 'arrive':
    case 'complete':
      return inCharge ?? named
    default:
      return inCharge
  }
}

function apply(state: IncidentState, entry: FoldedEntry, at: Date): void {
  const { verb } = entry
  const detail = readDetail(entry.detail)
  if (detail === undefined)
    throw new IllegalHistoryError(
      state.sequence,
      'invalid_time',
      `step ${state.sequence}: its detail tells a time that is no instant with its offset`,
    )
  state.settledAt = settledAfter(state.settledAt, verb, at)
  state.unitCode = unitAfter(state.unitCode, verb, entry.unit_code ?? null)
  state.calls = callsAfter(state.calls, { ...entry, at, sequence: state.sequence }, detail)
  switch (verb) {
    case 'accept':
      state.acceptedAt = at
      break
    case 'dispatch':
    case 'whistle':
    case 'reassign':
      state.dispatchedAt ??= at
      break
    case 'extend':
    case 'suspend':
      if (detail.dueAt) {
        state.dueAt = detail.dueAt
        state.requested = null
        if (verb === 'suspend') state.suspendedAt = at
      } else
        state.requested = detail.requestedDueAt ? { verb, dueAt: detail.requestedDueAt } : state.requested
      break
    case 'return':
      state.returns += 1
      break
    case 'rework':
      state.reworks += 1
      state.callback = null
      break
    case 'complete':
      state.completedBy = entry.actor_id ?? null
      state.requested = null
      break
    case 'urge':
      state.urges += 1
      state.urgedAt = at
      break
    case 'merge':
      state.mergedInto = detail.into
      break
    case 'callback':
      state.callback = detail.callback
      break
  }
}

/**
 * Folds a history, oldest entry first, into the incident it leaves, checking every step on the way.
 * `limits` are those of `limitsFor` at the report; without them `dueAt` is known only from granted extensions.
 * `onStep` is shown the incident after each entry; it is changed by the next.
 * Throws an IllegalHistoryError with the sequence of the first bad entry and the reason.
 */
export function foldIncident(
  history: readonly FoldedEntry[],
  limits: { dispatchDueAt?: Date | null; dueAt?: Date | null } = {},
  onStep: (state: Readonly<IncidentState>) => void = () => undefined,
): IncidentState {
  const first = history[0]
  if (!first) throw new IllegalHistoryError(0, 'empty', 'the history has no entries')
  const reportedAt = new Date(first.at)
  const state: IncidentState = {
    stage: 'assessment',
    sequence: 0,
    reportedAt,
    updatedAt: reportedAt,
    acceptedAt: null,
    dispatchedAt: null,
    settledAt: null,
    closedAt: null,
    dueAt: limits.dueAt ?? null,
    dispatchDueAt: limits.dispatchDueAt ?? null,
    unitCode: null,
    calls: [],
    returns: 0,
    reworks: 0,
    urges: 0,
    urgedAt: null,
    completedBy: null,
    requested: null,
    suspendedAt: null,
    mergedInto: null,
    callback: null,
  }
  let stage: IncidentStage | null = null
  for (const [index, entry] of history.entries()) {
    const sequence = index + 1
    const at = new Date(entry.at)
    if (Number.isNaN(at.getTime()))
      throw new IllegalHistoryError(sequence, 'invalid_time', `step ${sequence}: at is not an instant`)
    if (at < state.updatedAt)
      throw new IllegalHistoryError(
        sequence,
        'time_reversed',
        `step ${sequence}: earlier than the step before it`,
      )
    checkStep(entry, stage, sequence)
    state.sequence = sequence
    state.updatedAt = at
    apply(state, entry, at)
    stage = entry.to_stage
    state.stage = stage
    if (!isOpen(stage)) {
      state.closedAt = at
      state.requested = null
    }
    onStep(state)
  }
  return state
}
