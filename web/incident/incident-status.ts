import type { IncidentStage } from '../../api/incident/incident.model.ts'
import type { Status } from '../map/palette.ts'

/** An open incident counts as due soon when less than this is left of its limit. */
export const dueSoonWithin = 4 * 3_600_000

/** What the colour and the shape of an incident say at `now` (epoch milliseconds). */
export function incidentStatus(
  stage: IncidentStage,
  overdue: boolean,
  dueAt: number | null,
  now: number,
): Status {
  if (stage === 'voided' || stage === 'merged') return 'void'
  if (stage === 'closed') return 'done'
  if (overdue) return 'overdue'
  if (dueAt === null || stage === 'feedback') return 'inHand'
  if (dueAt < now) return 'overdue'
  return dueAt - now < dueSoonWithin ? 'dueSoon' : 'inHand'
}
