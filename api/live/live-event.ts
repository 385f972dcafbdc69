import type { PlacedRow } from '../identity/scope.ts'
import { isOverdue } from '../incident/fold.model.ts'
import { type IncidentStage, type IncidentVerb, isOpen } from '../incident/incident.model.ts'
import type { IncidentListed } from '../incident/incident.shapes.ts'
import type { LiveIncident, LivePosition } from './live.shapes.ts'

/** A step of the log with its incident as the list shows it now, and how the step says it left it. */
export type LiveRow = IncidentListed & {
  street_code: string
  position: number
  verb: IncidentVerb
  sequence: number
  at: string
  to_stage: IncidentStage
  step_due_at: string | null
  step_settled_at: string | null
  charge_unit_id: number | null
  charge_unit_name: string | null
}

/** A message of the stream, written once for all who get it. */
export type LiveEvent = { position: number; place: PlacedRow; bytes: Uint8Array<ArrayBuffer> }

/**
 * What is told of a step: the incident as that step left it, so that it reads the same whenever it is read. Steps from
 * before the log kept limit and unit, and those of an import, have neither: of them the incident's own are told.
 */
export function messageOf(row: LiveRow): LiveIncident {
  const {
    street_code: _street,
    position: _position,
    verb,
    sequence,
    at,
    to_stage: stage,
    step_due_at,
    step_settled_at,
    charge_unit_id,
    charge_unit_name,
    ...incident
  } = row
  const isKept = step_due_at !== null || step_settled_at !== null || charge_unit_id !== null
  const settledThen = notAfter(incident.settled_at, at)
  const due_at = isKept ? step_due_at : incident.due_at
  const settled_at = isKept ? step_settled_at : settledThen
  const charge = isKept ? { unit_id: charge_unit_id, unit_name: charge_unit_name } : {}
  return {
    verb,
    incident: {
      ...incident,
      ...charge,
      stage,
      dispatched_at: notAfter(incident.dispatched_at, at),
      due_at,
      settled_at,
      closed_at: isOpen(stage) ? null : at,
      overdue: isOverdue({ stage, settledAt: dateOf(settled_at), dueAt: dateOf(due_at) }, new Date(at)),
      sequence,
    },
  }
}

/** What had happened by an instant; both in the same form. */
const notAfter = (happened: string | null, at: string): string | null =>
  happened !== null && happened <= at ? happened : null

const dateOf = (instant: string | null): Date | null => (instant === null ? null : new Date(instant))

const encoder = new TextEncoder()

/** A message in the form of server-sent events; JSON has no line breaks. */
const message = (event: string, position: number, data: LiveIncident | LivePosition) =>
  encoder.encode(`event: ${event}\nid: ${position}\ndata: ${JSON.stringify(data)}\n\n`)

export const liveEvent = (row: LiveRow): LiveEvent => ({
  position: row.position,
  place: { streetCode: row.street_code, gridCode: row.grid_code },
  bytes: message('incident', row.position, messageOf(row)),
})

/** Where the reader of a stream stands, or stands anew (`reset`). */
export const positionMessage = (event: 'position' | 'reset', position: number, now: Date) =>
  message(event, position, { position, at: now.toISOString() })

/** Tells the reader that the stream lives; means nothing else. */
export const heartbeat = encoder.encode(': \n\n')

/** The first words of a stream: after what time a lost one should be opened again. */
export const opening = encoder.encode('retry: 1000\n\n')
