import type { OpenDatabase } from '../../api/database/open.ts'
import { type FoldedEntry, foldIncident } from '../../api/incident/fold.model.ts'
import { columnsOf } from '../../api/incident/write-incident.ts'

const inSnakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
/** Instants as the API writes them, whatever the driver makes of them. */
const plain = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : (value ?? null))

type Stored = {
  row: Record<string, unknown>
  events: Record<string, unknown>[]
  calls: Record<string, unknown>[]
}

const instants = (table: string, names: readonly string[]) =>
  names
    .map((name) => `to_char(${table}.${name} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS ${name}`)
    .join(', ')
const rowInstants = [
  'reported_at',
  'dispatch_due_at',
  'due_at',
  'settled_at',
  'closed_at',
  'updated_at',
  'accepted_at',
  'dispatched_at',
  'urged_at',
  'requested_due_at',
  'suspended_at',
]
const callInstants = [
  'called_at',
  'acknowledge_due_at',
  'arrive_due_at',
  'acknowledged_at',
  'arrived_at',
  'ended_at',
]

/** Row, log and calls of an incident as they are stored. */
async function readStored(opened: OpenDatabase, street: string, id: number): Promise<Stored> {
  const where = 'street_code = $1 AND'
  const [row = {}] = await opened.query(
    `SELECT stage, sequence, unit_id, urges, returns, reworks, completed_by, requested_verb, merged_into, callback_answered,
      callback_responded, callback_solved, callback_satisfied, ${instants('incident', rowInstants)} FROM incident WHERE ${where} id = $2`,
    [street, id],
  )
  const events = await opened.query(
    `SELECT sequence, position, verb, from_stage, to_stage, unit_id, actor_id, detail, charge_unit_id,
      ${instants('incident_event', ['at', 'due_at', 'settled_at'])} FROM incident_event WHERE ${where} incident_id = $2 ORDER BY sequence`,
    [street, id],
  )
  const calls = await opened.query(
    `SELECT sequence, unit_id, kind, ${instants('incident_call', callInstants)} FROM incident_call
      WHERE ${where} incident_id = $2 ORDER BY sequence, unit_id`,
    [street, id],
  )
  return { row, events, calls }
}

/**
 * What is stored of an incident, and what its log says it must be: they are to be equal. The log's own columns (sequence,
 * what each step left) are folded too. Throws an IllegalHistoryError for a log that the closed loop does not allow.
 */
export async function storedAndFolded(opened: OpenDatabase, street: string, id: number) {
  const { row, events, calls } = await readStored(opened, street, id)
  const entries = events.map(
    (event): FoldedEntry =>
      ({ ...event, unit_code: event.unit_id === null ? null : String(event.unit_id) }) as FoldedEntry &
        Record<string, unknown>,
  )
  const left: unknown[] = []
  const date = (value: unknown) => (value ? new Date(String(value)) : null)
  const state = foldIncident(
    entries,
    { dueAt: date(events[0]?.due_at), dispatchDueAt: date(row.dispatch_due_at) },
    ({ sequence, dueAt, settledAt, unitCode }) => {
      left.push([sequence, plain(dueAt), plain(settledAt), unitCode === null ? null : Number(unitCode)])
    },
  )
  const foldedRow = Object.fromEntries(
    Object.entries(columnsOf(state)).map(([name, value]) => [inSnakeCase(name), plain(value)]),
  )
  const foldedCalls = state.calls
    .map(({ unitCode, ...call }) => ({
      ...Object.fromEntries(Object.entries(call).map(([name, value]) => [inSnakeCase(name), plain(value)])),
      unit_id: Number(unitCode),
    }))
    .toSorted(
      (one, two) =>
        Number(Reflect.get(one, 'sequence')) - Number(Reflect.get(two, 'sequence')) ||
        one.unit_id - two.unit_id,
    )
  return {
    stored: {
      row,
      calls,
      steps: events.map((event) => [event.sequence, event.due_at, event.settled_at, event.charge_unit_id]),
    },
    folded: {
      row: {
        ...foldedRow,
        reported_at: plain(state.reportedAt),
        dispatch_due_at: plain(state.dispatchDueAt),
      },
      calls: foldedCalls,
      steps: left,
    },
    state,
    events,
  }
}
