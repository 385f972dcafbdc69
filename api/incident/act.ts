import { sql } from 'drizzle-orm'
import { attachTo } from '../attachment/attach-to.ts'
import type { Database } from '../database/open.ts'
import { rows } from '../database/rows.ts'
import { notPermitted } from '../identity/identity.problems.ts'
import { type Action, refusalOf } from '../identity/permission.model.ts'
import type { Account } from '../identity/reader.ts'
import { activeCalls } from './call.model.ts'
import { type FoldedEntry, foldIncident, type IncidentState } from './fold.model.ts'
import type { ActorRole, IncidentVerb } from './incident.model.ts'
import { incidentConflict, incidentUnknown } from './incident.problems.ts'
import { findIncident } from './incident.queries.ts'
import type { IncidentDetail } from './incident.shapes.ts'
import { answerFor } from './incident-answer.queries.ts'
import { lockIncident, type StoredIncident, storedEvents } from './stored-incident.queries.ts'
import { findTransition, nextStage } from './transition.model.ts'
import { type CalendarDay, type WorkCalendar, workCalendarOf } from './work-calendar.model.ts'
import { appendEvent, takeTurn } from './write-incident.ts'

/** Who acts: an account, or the system by itself. */
export type Actor = Account | 'system'

/** Which incident: its id, in a street where several have it; `sequence` is the last step the actor has seen of it. */
export type Subject = { id: number; street?: string; sequence?: number }

/** What an incident is at the moment of the step, inside the transaction that takes it. */
export type Situation = {
  transaction: Database
  incident: StoredIncident
  state: IncidentState
  /** The time of the step: now, or that of the step before it where the clock has gone back. */
  now: Date
  /** Throws `incident_conflict` with the present state. */
  conflict(detail: string): Promise<never>
}

/** What a verb adds to the log. */
export type Step = {
  unit?: number | null
  note?: string
  detail?: Record<string, unknown>
  /** Photos that come with it, by their ids. */
  attachments?: readonly number[]
}

/**
 * Takes one step of the closed loop: checks that the actor may, that the incident is where the verb can be done, has `decide`
 * check the rest and say what to write, and writes event, row and calls in one transaction. Returns the incident as it is
 * then. Throws `incident_unknown`, `not_permitted` (with the `refusal`) or `incident_conflict` (with the present state), and
 * whatever `decide` throws; then nothing is written.
 */
export function act(
  database: Database,
  actor: Actor,
  verb: IncidentVerb,
  subject: Subject,
  decide: (situation: Situation) => Step | Promise<Step> = () => ({}),
): Promise<IncidentDetail> {
  return database.transaction(async (transaction) => {
    await takeTurn(transaction)
    const incident = await lockIncident(transaction, subject.id, subject.street)
    if (!incident) throw incidentUnknown({ detail: `no incident ${subject.id}` })
    const events = await storedEvents(transaction, incident)
    const limits = { dispatchDueAt: incident.dispatchDueAt, dueAt: events[0]?.dueAt ?? incident.dueAt }
    const history = events.map(({ entry }) => entry)
    const state = foldIncident(history, limits)
    if (state.stage !== incident.stage || state.sequence !== incident.sequence)
      throw new Error(`the row of incident ${incident.id} is not what its log says`)
    if (actor !== 'system') requirePermission(actor, verb, incident, state)
    const conflict = async (detail: string): Promise<never> => {
      const present = await findIncident(transaction, incident.streetCode, incident.id)
      const shown = present && (await answerFor(transaction, present, actor === 'system' ? null : actor))
      throw incidentConflict({ detail, members: { incident: shown } })
    }
    if (subject.sequence !== undefined && subject.sequence !== state.sequence)
      await conflict('somebody else has acted since')
    if (!findTransition(verb, state.stage)) await conflict(`not possible in ${state.stage}`)
    const now = new Date(Math.max(incident.now.getTime(), state.updatedAt.getTime()))
    const step = await decide({ transaction, incident, state, now, conflict })
    const to = nextStage(verb, state.stage, step.detail)
    if (to === null) return conflict(`not possible in ${state.stage}`)
    const entry: FoldedEntry = {
      verb,
      at: now,
      from_stage: state.stage,
      to_stage: to,
      unit_code: step.unit == null ? null : String(step.unit),
      actor_id: actor === 'system' ? null : actor.id,
      detail: step.detail,
    }
    const after = foldIncident([...history, entry], limits)
    await appendEvent(transaction, incident, entry, after, { ...signature(actor), note: step.note })
    if (step.attachments && actor !== 'system')
      await attachTo(transaction, {
        streetCode: incident.streetCode,
        incidentId: incident.id,
        ids: step.attachments,
        by: actor.id,
        sequence: after.sequence,
      })
    const written = await findIncident(transaction, incident.streetCode, incident.id)
    if (!written) throw new Error(`incident ${incident.id} was written and is not there`)
    return written
  })
}

/** Throws `not_permitted` with the reason as `refusal`. */
export function requirePermission(
  actor: Account,
  action: Action,
  incident: Pick<StoredIncident, 'streetCode' | 'gridCode'>,
  state: Pick<IncidentState, 'calls'>,
): void {
  const place = incident.gridCode ?? incident.streetCode
  const calledUnits = activeCalls(state.calls).map(({ unitCode }) => Number(unitCode))
  const refusal = refusalOf(actor, action, { place, calledUnits })
  if (refusal) throw notPermitted({ members: { refusal } })
}

/** What the log says of who acted. */
export function signature(actor: Actor): { actor: string; actorRole: ActorRole; actorId: string | null } {
  if (actor === 'system') return { actor: 'system', actorRole: 'system', actorId: null }
  const { id, name, role } = actor
  if (role === 'wall') throw new TypeError('a wall takes no steps')
  return { actor: name, actorRole: role, actorId: id }
}

/** The calendar of working days as the office keeps it. */
export async function readWorkCalendar(database: Database): Promise<WorkCalendar> {
  const days = await rows<CalendarDay>(
    database,
    sql`SELECT day::text AS day, is_working AS "isWorking", name FROM work_calendar`,
  )
  return workCalendarOf(days)
}
