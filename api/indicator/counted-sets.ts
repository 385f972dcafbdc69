import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { incident, incidentEvent } from '../incident/incident.table.ts'
import type { IncidentSet, StepSet } from './indicator.model.ts'

/** The conditions of the sets, of a row of `incident` or `incident_event` beside its period, a row of `spans`. */
const within = (instant: SQLWrapper): SQL => sql`(${instant} >= spans.start AND ${instant} < spans.stop)`
const before = (instant: SQLWrapper): SQL => sql`${instant} < spans.stop`

const isReported = within(incident.reportedAt)
const isDue = sql`(${within(incident.dueAt)} AND ${incident.stage} NOT IN ('voided', 'merged'))`

/** `recurring` is found by where the others lie: it has no condition on the row alone. */
export const incidentConditions: Record<Exclude<IncidentSet, 'recurring'>, SQL> = {
  reported: isReported,
  reported_accepted: sql`(${isReported} AND ${before(incident.acceptedAt)})`,
  accepted: within(incident.acceptedAt),
  due: isDue,
  due_settled_on_time: sql`(${isDue} AND ${incident.settledAt} <= ${incident.dueAt})`,
  due_closed: sql`(${isDue} AND ${before(incident.closedAt)})`,
  due_closed_on_time: sql`(${isDue} AND ${incident.closedAt} <= ${incident.dueAt})`,
  settled: within(incident.settledAt),
  closed: sql`(${incident.stage} = 'closed' AND ${within(incident.closedAt)})`,
  overdue: sql`(${before(incident.dueAt)} AND ${before(incident.reportedAt)}
    AND (${incident.settledAt} IS NULL OR ${incident.settledAt} >= spans.stop)
    AND (${incident.closedAt} IS NULL OR ${incident.closedAt} >= spans.stop))`,
}

const { verb, detail } = incidentEvent
/** True for a step that calls units. */
export const callsUnits: SQL = sql`(${verb} IN ('dispatch', 'whistle')
  OR (${verb} = 'reassign' AND (${incidentEvent.unitId} IS NOT NULL OR ${detail}->'units' IS NOT NULL)))`
const answer = (question: string): SQL => sql`${detail}->>${sql.raw(`'${question}'`)}`
const asked = (question: string): SQL =>
  sql`(${verb} = 'callback' AND ${answer('answered')} = 'true' AND ${answer(question)} IN ('true', 'false'))`
const given = (question: string): SQL => sql`(${asked(question)} AND ${answer(question)} = 'true')`

/** Of a step in its period, beside the row of `returned` that it was returned by, if it was. */
export const stepConditions: Record<StepSet, SQL> = {
  completions: sql`${verb} = 'complete'`,
  reworks: sql`${verb} = 'rework'`,
  dispatches: callsUnits,
  dispatches_kept: sql`(${callsUnits} AND (returned.at IS NULL OR returned.at >= spans.stop))`,
  response_asked: asked('responded'),
  response_given: given('responded'),
  solution_asked: asked('solved'),
  solution_given: given('solved'),
  satisfaction_asked: asked('satisfied'),
  satisfaction_given: given('satisfied'),
}
