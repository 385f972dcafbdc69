import type { IncidentSeverity, IncidentStage } from '../../api/incident/incident.model.ts'
import type { Ground } from './incident-mix.ts'
import type { IncidentPath } from './incident-plan.ts'

/** An incident that is open when the demo is loaded; `elapsed` is the share of its settle limit that has passed. */
interface OpenIncident {
  category: string
  ground: Ground
  stage: IncidentStage
  elapsed: number
  severity: IncidentSeverity
  path: IncidentPath
  isCalled: boolean
}

const open = (
  stage: IncidentStage,
  category: string,
  ground: Ground,
  elapsed: number,
  more: { severity?: IncidentSeverity; path?: IncidentPath; isCalled?: boolean } = {},
): OpenIncident => ({
  category,
  ground,
  stage,
  elapsed,
  severity: more.severity ?? 'normal',
  path: more.path ?? 'plain',
  isCalled: more.isCalled ?? stage !== 'assessment',
})

const urgent = { severity: 'urgent' } as const
const waiting = { isCalled: false }

/**
 * The open ones: every stage from assessment to feedback, some overdue, some due soon, a few urgent. None is in
 * collection, the step before the report: an incident begins with its report, which leads out of it.
 */
export const openIncidents: readonly OpenIncident[] = [
  open('assessment', '0505', 'market', 0.012),
  open('assessment', '0102', 'shanty', 0.05),
  open('assessment', '0506', 'arterial', 0.02),
  open('assessment', '0604', 'old_yard', 0.03),
  open('assessment', '0504', 'market', 0.018),
  open('assessment', '0602', 'shanty_indoor', 0.008, urgent),
  open('assessment', '0402', 'old_yard', 0.03, urgent),
  open('dispatch', '0110', 'lane', 0.03, waiting),
  open('dispatch', '0103', 'old_yard', 0.05, waiting),
  open('dispatch', '0404', 'old_yard', 0.02, { ...urgent, ...waiting }),
  open('dispatch', '0506', 'school_gate', 1.06),
  open('dispatch', '0505', 'lane', 0.05),
  open('dispatch', '0108', 'old_yard', 0.06),
  open('dispatch', '0102', 'market', 0.35),
  open('dispatch', '0602', 'indoor', 0.05, { path: 'whistle' }),
  open('handling', '0103', 'shanty', 1.22),
  open('handling', '0108', 'old_yard', 1.12),
  open('handling', '0604', 'old_yard', 1.35),
  open('handling', '0505', 'lane', 1.08),
  open('handling', '0102', 'lane', 1.3),
  open('handling', '0110', 'street', 0.93),
  open('handling', '0507', 'shanty', 0.95),
  open('handling', '0102', 'old_yard', 0.85),
  open('handling', '0201', 'arterial', 0.9),
  open('handling', '0101', 'shanty', 0.45, { path: 'whistle' }),
  open('handling', '0101', 'old_yard', 0.3),
  open('handling', '0603', 'shanty_indoor', 0.35, urgent),
  open('handling', '0404', 'old_yard', 0.4),
  open('handling', '0106', 'green', 0.5),
  open('handling', '0504', 'market', 0.3, { path: 'return' }),
  open('handling', '0408', 'lane', 0.3, urgent),
  open('supervision', '0102', 'market', 0.7),
  open('supervision', '0505', 'school_gate', 0.5),
  open('supervision', '0104', 'arterial', 0.8),
  open('supervision', '0108', 'yard', 0.6),
  open('supervision', '0602', 'indoor', 0.55),
  open('supervision', '0501', 'market', 0.45),
  open('feedback', '0404', 'old_yard', 0.75),
  open('feedback', '0110', 'lane', 0.8),
  open('feedback', '0506', 'street', 0.6),
  open('feedback', '0604', 'indoor', 0.7),
]
