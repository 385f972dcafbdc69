import { isOverdue, settledAfter, unitAfter } from './fold.model.ts'
import { isOpen } from './incident.model.ts'
import type { IncidentDetail, IncidentStep } from './incident.shapes.ts'

/**
 * The incident as it was at an instant: its log up to then, and what follows from it. Undefined if it was not yet
 * reported. `limit` is when it had to be settled by as it was reported, before any extension; an ISO instant or null.
 */
export function incidentAt(
  incident: IncidentDetail,
  instant: Date,
  limit: string | null,
): IncidentDetail | undefined {
  const history = incident.history.filter((step) => new Date(step.at) <= instant)
  const last = history.at(-1)
  if (!last) return undefined
  const stage = last.to_stage
  const settledAt = history.reduce<string | null>(
    (settled, { verb, at }) => settledAfter(settled, verb, at),
    null,
  )
  const dueAt = history.reduce((due, { due_at: granted }) => granted ?? due, limit)
  return {
    ...incident,
    history,
    stage,
    dispatched_at: notAfter(incident.dispatched_at, instant),
    due_at: dueAt,
    settled_at: settledAt,
    closed_at: isOpen(stage) ? null : last.at,
    overdue: isOverdue({ stage, settledAt: asDate(settledAt), dueAt: asDate(dueAt) }, instant),
    ...unitThen(incident, history),
  }
}

const notAfter = (happened: string | null, instant: Date): string | null =>
  happened !== null && new Date(happened) <= instant ? happened : null

const asDate = (instant: string | null): Date | null => (instant === null ? null : new Date(instant))

/** The unit in charge then; the log names units, so the id is known only if it is the present one. */
function unitThen(incident: IncidentDetail, history: readonly IncidentStep[]) {
  const name = history.reduce<string | null>(
    (inCharge, { verb, unit_name }) => unitAfter(inCharge, verb, unit_name),
    null,
  )
  return { unit_name: name, unit_id: name === incident.unit_name ? incident.unit_id : null }
}
