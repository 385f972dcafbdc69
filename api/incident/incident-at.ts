import { isOverdue, settledAfter, unitAfter } from './fold.model.ts'
import { isOpen } from './incident.model.ts'
import type { IncidentDetail, IncidentStep } from './incident.shapes.ts'

/**
 * The incident as it was at an instant: its log up to then, and what follows from it. Undefined if it was not yet
 * reported. Limits moved later by an extension are shown as they are now: the log keeps what was granted.
 */
export function incidentAt(incident: IncidentDetail, instant: Date): IncidentDetail | undefined {
  const history = incident.history.filter((step) => new Date(step.at) <= instant)
  const last = history.at(-1)
  if (!last) return undefined
  const stage = last.to_stage
  const settledAt = history.reduce<string | null>(
    (settled, { verb, at }) => settledAfter(settled, verb, at),
    null,
  )
  const due = incident.due_at === null ? null : new Date(incident.due_at)
  return {
    ...incident,
    history,
    stage,
    settled_at: settledAt,
    closed_at: isOpen(stage) ? null : last.at,
    overdue: isOverdue(
      { stage, settledAt: settledAt === null ? null : new Date(settledAt), dueAt: due },
      instant,
    ),
    ...unitThen(incident, history),
  }
}

/** The unit in charge then; the log names units, so the id is known only if it is the present one. */
function unitThen(incident: IncidentDetail, history: readonly IncidentStep[]) {
  const name = history.reduce<string | null>(
    (inCharge, { verb, unit_name }) => unitAfter(inCharge, verb, unit_name),
    null,
  )
  return { unit_name: name, unit_id: name === incident.unit_name ? incident.unit_id : null }
}
