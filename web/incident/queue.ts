import { applicableDue } from '../../api/incident/due.model.ts'
import type { IncidentRow } from '../client.ts'
import type { Conditions } from '../filter/search-filter.ts'
import type { Status } from '../map/palette.ts'
import { dueSoonWithin } from './incident-status.ts'
import { rowStatus } from './use-incident-words.ts'

/** What waits for the command centre: a queue for each step of the loop, and two that cut across them. */
export const stageQueues = ['assessment', 'dispatch', 'handling', 'supervision', 'feedback'] as const
export const queueNames = [...stageQueues, 'overdue', 'ledger'] as const
export type QueueName = (typeof queueNames)[number]

const isStage = (name: QueueName): name is (typeof stageQueues)[number] =>
  stageQueues.some((stage) => stage === name)

/** The conditions that make a queue of all that the filter leaves; the ledger is asked for elsewhere. */
export const queueConditions = (name: Exclude<QueueName, 'ledger'>): Conditions =>
  isStage(name) ? { stage: [name] } : { open: true, overdue: true }

/** A unit is still to be found for it: only this can be dispatched together with others. */
export const awaitsDispatch = ({ stage, unit_id }: Pick<IncidentRow, 'stage' | 'unit_id'>): boolean =>
  stage === 'dispatch' && unit_id === null

/** A limit to dispatch is short: what is left of it is little only when it is less than this. */
export const dispatchSoonWithin = 15 * 60_000

/** The clock that an incident runs against, as it stands at `now` (epoch milliseconds). */
export interface Countdown {
  clock: 'dispatch' | 'settle'
  /** Milliseconds until the limit, negative after it. */
  left: number
  status: Status
}

export function countdown(incident: IncidentRow, now: number): Countdown | null {
  const due = applicableDue(incident)
  if (due === null) return null
  const left = Date.parse(due.due_at) - now
  const soon = due.clock === 'dispatch' ? dispatchSoonWithin : dueSoonWithin
  return { clock: due.clock, left, status: left < 0 ? 'overdue' : left < soon ? 'dueSoon' : 'inHand' }
}

/** Hours, minutes and seconds of a span, and the whole days before them. Seconds round down to the limit and up past it. */
export function clockParts(milliseconds: number): { days: number; time: string } {
  const total = Math.floor(Math.abs(milliseconds) / 1000)
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  const days = Math.floor(total / 86_400)
  const [hours, minutes] = [two((total % 86_400) / 3600), two((total % 3600) / 60)]
  return { days, time: days > 0 ? `${hours}:${minutes}` : `${hours}:${minutes}:${two(total % 60)}` }
}

/** Sorts as the server does by `urgency`, with the clock of the page: what ran out since it answered comes first. */
export function byUrgency(rows: readonly IncidentRow[], now: number): IncidentRow[] {
  const key = (row: IncidentRow): [rank: number, at: string] => {
    if (row.closed_at !== null) return [4, row.closed_at]
    if (row.settled_at !== null) return [2, row.settled_at]
    const due = applicableDue(row)
    if (due === null) return [3, row.reported_at]
    return [rowStatus(row, now) === 'overdue' ? 0 : 1, due.due_at]
  }
  const keyed = rows.map((row) => ({ row, key: key(row) }))
  const compared = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)
  return keyed
    .toSorted(
      (one, other) =>
        one.key[0] - other.key[0] || compared(one.key[1], other.key[1]) || one.row.id - other.row.id,
    )
    .map(({ row }) => row)
}
