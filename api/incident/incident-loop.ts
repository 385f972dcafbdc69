import { sql } from 'drizzle-orm'
import { asInstant } from '../database/instant.ts'
import { fixed } from '../database/statement.ts'
import { unit } from '../unit/unit.table.ts'
import { incidentCall } from './call.table.ts'
import type { IncidentState } from './fold.model.ts'
import type { IncidentLoop } from './incident.shapes.ts'
import { incident } from './incident.table.ts'

const calls = sql`(SELECT coalesce(json_agg(json_build_object(
    'unit_id', ${incidentCall.unitId}, 'unit_name', ${unit.name}, 'kind', ${incidentCall.kind},
    'called_at', ${asInstant(incidentCall.calledAt)}, 'acknowledge_due_at', ${asInstant(incidentCall.acknowledgeDueAt)},
    'arrive_due_at', ${asInstant(incidentCall.arriveDueAt)}, 'acknowledged_at', ${asInstant(incidentCall.acknowledgedAt)},
    'arrived_at', ${asInstant(incidentCall.arrivedAt)}, 'ended_at', ${asInstant(incidentCall.endedAt)})
    ORDER BY ${incidentCall.sequence}, ${incidentCall.unitId}), '[]')
  FROM ${incidentCall} JOIN ${unit} ON ${unit.streetCode} = ${incidentCall.streetCode} AND ${unit.id} = ${incidentCall.unitId}
  WHERE ${incidentCall.streetCode} = ${incident.streetCode} AND ${incidentCall.incidentId} = ${incident.id})`

/** An `IncidentLoop` as JSON, of the row at hand. */
export const loop = fixed(sql`json_build_object(
  'sequence', ${incident.sequence}, 'accepted_at', ${asInstant(incident.acceptedAt)},
  'dispatched_at', ${asInstant(incident.dispatchedAt)}, 'suspended_at', ${asInstant(incident.suspendedAt)},
  'urged_at', ${asInstant(incident.urgedAt)}, 'urges', ${incident.urges}, 'returns', ${incident.returns},
  'reworks', ${incident.reworks}, 'merged_into', ${incident.mergedInto},
  'requested', CASE WHEN ${incident.requestedVerb} IS NOT NULL THEN json_build_object(
    'verb', ${incident.requestedVerb}, 'due_at', ${asInstant(incident.requestedDueAt)}) END,
  'callback', CASE WHEN ${incident.callbackAnswered} IS NOT NULL THEN json_build_object(
    'answered', ${incident.callbackAnswered}, 'responded', ${incident.callbackResponded},
    'solved', ${incident.callbackSolved}, 'satisfied', ${incident.callbackSatisfied}) END,
  'calls', ${calls})`)

const text = (instant: Date | null): string | null => instant?.toISOString() ?? null

/** The loop as a fold of the first steps leaves it; `present` tells the names of units. */
export function loopOf(state: IncidentState, present: IncidentLoop): IncidentLoop {
  const names = new Map(present.calls.map(({ unit_id: id, unit_name: name }) => [id, name]))
  return {
    sequence: state.sequence,
    accepted_at: text(state.acceptedAt),
    dispatched_at: text(state.dispatchedAt),
    suspended_at: text(state.suspendedAt),
    urged_at: text(state.urgedAt),
    urges: state.urges,
    returns: state.returns,
    reworks: state.reworks,
    requested: state.requested && { verb: state.requested.verb, due_at: state.requested.dueAt.toISOString() },
    merged_into: state.mergedInto,
    callback: state.callback,
    calls: state.calls.map((call) => ({
      unit_id: Number(call.unitCode),
      unit_name: names.get(Number(call.unitCode)) ?? '',
      kind: call.kind,
      called_at: call.calledAt.toISOString(),
      acknowledge_due_at: text(call.acknowledgeDueAt),
      arrive_due_at: text(call.arriveDueAt),
      acknowledged_at: text(call.acknowledgedAt),
      arrived_at: text(call.arrivedAt),
      ended_at: text(call.endedAt),
    })),
  }
}
