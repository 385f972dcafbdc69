import { z } from 'zod'
import { attachmentListed } from '../attachment/attachment.shapes.ts'
import { eachOf, instant } from '../feature/feature.shapes.ts'
import { count } from '../field.model.ts'
import { latitude, longitude } from '../geometry.model.ts'
import { callKinds } from './call.model.ts'
import {
  actorRole,
  incidentSeverities,
  incidentSeverity,
  incidentSource,
  incidentStage,
  incidentStages,
  incidentVerb,
} from './incident.model.ts'

const milliseconds = z.int().describe('milliseconds since 1970-01-01T00:00:00Z')

/** Every matching incident, for the map. */
export const incidentPoints = z
  .object({
    total: count,
    columns: z
      .object({
        id: z.array(z.int()),
        longitude: z.array(longitude),
        latitude: z.array(latitude),
        category: z.array(z.string()),
        stage: z.array(incidentStage),
        severity: z.array(incidentSeverity),
        reported_at: z.array(milliseconds),
        due_at: z.array(milliseconds.nullable()),
        overdue: z.array(z.boolean()),
      })
      .describe('Columns of equal length: the n-th values together are an incident'),
  })
  .meta({ id: 'IncidentPoints' })
export type IncidentPoints = z.infer<typeof incidentPoints>

/** A row of the list. */
export const incidentListed = z
  .object({
    id: z.int(),
    code: z.string(),
    category: z.string(),
    category_name: z.string(),
    category_name_en: z.string(),
    stage: incidentStage,
    severity: incidentSeverity,
    source: incidentSource,
    description: z.string(),
    address: z.string().nullable(),
    reported_at: instant,
    dispatch_due_at: instant.nullable(),
    dispatched_at: instant
      .nullable()
      .describe('The first dispatch or whistle; it ends the clock to dispatch'),
    due_at: instant.nullable(),
    settled_at: instant.nullable(),
    closed_at: instant.nullable(),
    overdue: z.boolean(),
    grid_code: z.string().nullable(),
    grid_name: z.string().nullable(),
    estate_id: z.int().nullable(),
    estate_name: z.string().nullable(),
    zone_id: z.int().nullable(),
    zone_name: z.string().nullable(),
    unit_id: z.int().nullable(),
    unit_name: z.string().nullable(),
    longitude,
    latitude,
  })
  .meta({ id: 'IncidentListed' })
export type IncidentListed = z.infer<typeof incidentListed>

export const incidentPage = z
  .object({
    total: count.describe('All that match, on whatever page'),
    next: z.string().nullable().describe('The cursor of the next page; null on the last'),
    incidents: z.array(incidentListed),
  })
  .meta({ id: 'IncidentPage' })
export type IncidentPage = z.infer<typeof incidentPage>

export const incidentStep = z
  .object({
    seq: z.int().positive(),
    at: instant,
    verb: incidentVerb,
    from_stage: incidentStage.nullable(),
    to_stage: incidentStage,
    actor: z.string(),
    actor_role: actorRole,
    unit_name: z.string().nullable(),
    note: z.string().nullable(),
    due_at: instant.nullable().describe('The limit that an extension or suspension granted'),
    previous_due_at: instant.nullable().describe('The limit that was in force before it'),
    requested_due_at: instant.nullable().describe('The limit that a unit asked for'),
    units: z.array(z.string()).describe('The units it called'),
  })
  .meta({ id: 'IncidentStep' })
export type IncidentStep = z.infer<typeof incidentStep>

/** A unit that was called, and what it did about it. */
export const incidentCallShown = z
  .object({
    unit_id: z.int(),
    unit_name: z.string(),
    kind: z.enum(callKinds),
    called_at: instant,
    acknowledge_due_at: instant.nullable(),
    arrive_due_at: instant.nullable(),
    acknowledged_at: instant.nullable(),
    arrived_at: instant.nullable(),
    ended_at: instant.nullable().describe('Since then it is no longer called'),
  })
  .meta({ id: 'IncidentCall' })
export type IncidentCallShown = z.infer<typeof incidentCallShown>

/** How far an incident is in the closed loop. */
export const incidentLoop = z
  .object({
    sequence: z
      .int()
      .positive()
      .describe('Its last step; as If-Match a verb is refused if there has been another since'),
    accepted_at: instant.nullable(),
    dispatched_at: instant.nullable(),
    suspended_at: instant.nullable().describe('On the ledger (挂账) since'),
    urged_at: instant.nullable(),
    urges: count,
    returns: count,
    reworks: count,
    requested: z
      .object({ verb: z.enum(['extend', 'suspend']), due_at: instant })
      .nullable()
      .describe('Asked for by a unit and not granted yet'),
    merged_into: z.int().nullable(),
    callback: z
      .object({
        answered: z.boolean(),
        responded: z.boolean().nullable(),
        solved: z.boolean().nullable(),
        satisfied: z.boolean().nullable(),
      })
      .nullable(),
    calls: z.array(incidentCallShown),
  })
  .meta({ id: 'IncidentLoop' })
export type IncidentLoop = z.infer<typeof incidentLoop>

/** One incident with its log; who reported it is masked. */
export const incidentDetail = incidentListed
  .extend({
    history: z.array(incidentStep),
    loop: incidentLoop,
    reporter: z.object({ name: z.string().nullable(), phone: z.string().nullable() }).nullable(),
  })
  .meta({ id: 'Incident' })
export type IncidentDetail = z.infer<typeof incidentDetail>

/** The same as whoever asks sees it. */
export const incidentAnswer = incidentDetail
  .extend({
    attachments: z.array(attachmentListed),
    possible: z.array(incidentVerb).describe('What the account that asks may do to it now'),
  })
  .meta({ id: 'IncidentAnswer' })
export type IncidentAnswer = z.infer<typeof incidentAnswer>

/** What became of each of several incidents. */
export const manyDispatched = z
  .object({
    results: z.array(
      z.union([
        z.object({ id: z.int(), incident: incidentAnswer }),
        z.object({ id: z.int(), problem: z.object({ code: z.string(), detail: z.string() }) }),
      ]),
    ),
  })
  .meta({ id: 'ManyDispatched' })
export type ManyDispatched = z.infer<typeof manyDispatched>

/** What is masked everywhere else. */
export const revealed = z
  .object({
    reporter: z.object({ name: z.string().nullable(), phone: z.string().nullable() }),
    description: z.string(),
    address: z.string().nullable(),
  })
  .meta({ id: 'Revealed' })
export type Revealed = z.infer<typeof revealed>

/** An open incident that a report may be a duplicate of. */
export const possibleDuplicate = incidentListed
  .extend({ metres: z.number().nonnegative() })
  .meta({ id: 'PossibleDuplicate' })
export type PossibleDuplicate = z.infer<typeof possibleDuplicate>
export const possibleDuplicates = z
  .object({ incidents: z.array(possibleDuplicate) })
  .meta({ id: 'PossibleDuplicates' })

export const incidentFigures = z
  .object({ total: count, open: count, overdue: count })
  .meta({ id: 'IncidentFigures' })
export type IncidentFigures = z.infer<typeof incidentFigures>

const figuresByCode = z.array(incidentFigures.extend({ code: z.string() }))

export const incidentSummary = incidentFigures
  .extend({
    by_stage: eachOf(incidentStages, count),
    by_severity: eachOf(incidentSeverities, count),
    by_category: figuresByCode,
    by_main_category: figuresByCode,
    by_grid: figuresByCode,
    by_day: z.array(z.object({ day: z.iso.date(), total: count })).describe('Days of Asia/Shanghai'),
  })
  .meta({ id: 'IncidentSummary' })
export type IncidentSummary = z.infer<typeof incidentSummary>
