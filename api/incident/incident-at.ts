import { isOverdue } from './fold.model.ts'
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
  const settledAt = settledBy(history)
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

/** The completion that was not sent back. */
function settledBy(history: readonly IncidentStep[]): string | null {
  let settledAt: string | null = null
  for (const { verb, at } of history) {
    if (verb === 'complete') settledAt = at
    else if (verb === 'rework') settledAt = null
    else if (verb === 'close') settledAt ??= at
  }
  return settledAt
}

/** The unit in charge then; the log names units, so the id is known only if it is the present one. */
function unitThen(incident: IncidentDetail, history: readonly IncidentStep[]) {
  let name: string | null = null
  for (const step of history) {
    if (step.verb === 'dispatch' || step.verb === 'whistle' || step.verb === 'reassign') name = step.unit_name
    else if (step.verb === 'return') name = null
    else name ??= step.unit_name
  }
  return { unit_name: name, unit_id: name === incident.unit_name ? incident.unit_id : null }
}
