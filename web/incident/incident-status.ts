import { type IncidentStage, isOpen } from '../../api/incident/incident.model.ts'
import type { Words } from '../map/layer.ts'
import type { Status } from '../map/palette.ts'

/** An open incident counts as due soon when less than this is left of its limit. */
export const dueSoonWithin = 4 * 3_600_000

/** What every status is called: in the legend, the tooltip, the list and on paper. */
export const statusWords: Record<Status, Words> = {
  overdue: { zh: '超期', en: 'Overdue' },
  dueSoon: { zh: '将到期', en: 'Due soon' },
  inHand: { zh: '办理中', en: 'Under way' },
  done: { zh: '已销号', en: 'Closed' },
  void: { zh: '注销或并案', en: 'Void or merged' },
}

const settledStages: readonly IncidentStage[] = ['supervision', 'feedback']

export interface Standing {
  stage: IncidentStage
  /** What the server said when it answered; the clock may have gone past the limit since. */
  overdue: boolean
  /** Epoch milliseconds. */
  dueAt: number | null
  /** Known of a listed incident; of a point on the map the stage tells it. */
  settledAt?: string | null
}

/**
 * What the colour and the shape of an incident say at `now` (epoch milliseconds). As in `isOverdue` of the fold, the
 * limit holds until the incident is settled: what waits for checking or feedback is neither overdue nor due soon.
 */
export function incidentStatus({ stage, overdue, dueAt, settledAt = null }: Standing, now: number): Status {
  if (!isOpen(stage)) return stage === 'closed' ? 'done' : 'void'
  if (settledAt !== null) return 'inHand'
  if (overdue) return 'overdue'
  if (dueAt === null || settledStages.includes(stage)) return 'inHand'
  if (dueAt < now) return 'overdue'
  return dueAt - now < dueSoonWithin ? 'dueSoon' : 'inHand'
}
