import { and, eq, sql } from 'drizzle-orm'
import type { Database } from '../database/open.ts'
import { incidentCall } from './call.table.ts'
import type { FoldedEntry, IncidentState } from './fold.model.ts'
import type { ActorRole } from './incident.model.ts'
import { incident, incidentEvent } from './incident.table.ts'

/** The lock by which transactions that write incidents take turns: the one the tables' triggers take. */
const turnLock = 7_321_900_158

/**
 * Waits for this transaction's turn to write incidents. Taken before any row is locked: who held a row and then waited for
 * the turn could wait for one another.
 */
export async function takeTurn(transaction: Database): Promise<void> {
  await transaction.execute(sql`SELECT pg_advisory_xact_lock(${turnLock})`)
}

type Place = { streetCode: string; id: number }
type Signed = { actor: string; actorRole: ActorRole; actorId: string | null; note?: string }

const unitId = (code: string | null | undefined): number | null => (code == null ? null : Number(code))

/** The columns of an incident's row that its log decides; units are known by their ids. */
export const columnsOf = (state: IncidentState) => ({
  stage: state.stage,
  sequence: state.sequence,
  updatedAt: state.updatedAt,
  dueAt: state.dueAt,
  settledAt: state.settledAt,
  closedAt: state.closedAt,
  acceptedAt: state.acceptedAt,
  dispatchedAt: state.dispatchedAt,
  unitId: unitId(state.unitCode),
  urgedAt: state.urgedAt,
  urges: state.urges,
  returns: state.returns,
  reworks: state.reworks,
  completedBy: state.completedBy,
  requestedVerb: state.requested?.verb ?? null,
  requestedDueAt: state.requested?.dueAt ?? null,
  suspendedAt: state.suspendedAt,
  mergedInto: state.mergedInto,
  callbackAnswered: state.callback?.answered ?? null,
  callbackResponded: state.callback?.responded ?? null,
  callbackSolved: state.callback?.solved ?? null,
  callbackSatisfied: state.callback?.satisfied ?? null,
})

/** Appends a step to the log and makes row and calls what the log then says: `after`, its fold. */
export async function appendEvent(
  transaction: Database,
  place: Place,
  entry: FoldedEntry,
  after: IncidentState,
  { actor, actorRole, actorId, note }: Signed,
): Promise<void> {
  const { streetCode, id } = place
  await transaction
    .update(incident)
    .set(columnsOf(after))
    .where(and(eq(incident.streetCode, streetCode), eq(incident.id, id)))
  await writeEvent(transaction, place, entry, after, { actor, actorRole, actorId, note })
  await transaction
    .delete(incidentCall)
    .where(and(eq(incidentCall.streetCode, streetCode), eq(incidentCall.incidentId, id)))
  if (after.calls.length === 0) return
  await transaction.insert(incidentCall).values(
    after.calls.map(({ unitCode, ...call }) => ({
      ...call,
      streetCode,
      incidentId: id,
      unitId: Number(unitCode),
    })),
  )
}

/** Writes one step with how it left the incident. */
export async function writeEvent(
  transaction: Database,
  { streetCode, id }: Place,
  entry: FoldedEntry,
  after: IncidentState,
  { actor, actorRole, actorId, note }: Signed,
): Promise<void> {
  await transaction.insert(incidentEvent).values({
    streetCode,
    incidentId: id,
    sequence: after.sequence,
    at: new Date(entry.at),
    verb: entry.verb,
    fromStage: entry.from_stage,
    toStage: entry.to_stage,
    actor,
    actorRole,
    actorId,
    unitId: unitId(entry.unit_code),
    note,
    dueAt: after.dueAt,
    settledAt: after.settledAt,
    chargeUnitId: unitId(after.unitCode),
    detail: entry.detail ?? null,
  })
}
