import { z } from 'zod'
import { instantText, jsonObject, textUpTo } from '../field.model.ts'

/** The six steps of the closed loop and its three ends, in the order an incident passes them. */
export const incidentStages = [
  'collection',
  'assessment',
  'dispatch',
  'handling',
  'supervision',
  'feedback',
  'closed',
  'voided',
  'merged',
] as const
export const endedStages = ['closed', 'voided', 'merged'] as const satisfies readonly IncidentStage[]
export type IncidentStage = (typeof incidentStages)[number]
export const incidentStage = z.enum(incidentStages)

/** An incident is open until it is struck off, voided or merged. */
export const isOpen = (stage: IncidentStage): boolean =>
  !(endedStages as readonly IncidentStage[]).includes(stage)

export const incidentSeverities = ['normal', 'urgent'] as const
export type IncidentSeverity = (typeof incidentSeverities)[number]
export const incidentSeverity = z.enum(incidentSeverities)

/** The verbs of the closed loop; each appends one event. */
export const incidentVerbs = [
  'report',
  'accept',
  'void',
  'merge',
  'dispatch',
  'whistle',
  'acknowledge',
  'arrive',
  'return',
  'reassign',
  'extend',
  'suspend',
  'complete',
  'verify',
  'rework',
  'callback',
  'close',
  'urge',
] as const
export type IncidentVerb = (typeof incidentVerbs)[number]
export const incidentVerb = z.enum(incidentVerbs)

export const incidentSources = ['resident', 'grid', 'patrol', 'hotline', 'import'] as const
export type IncidentSource = (typeof incidentSources)[number]
export const incidentSource = z.enum(incidentSources)

export const actorRoles = [
  'resident',
  'commander',
  'leader',
  'handler',
  'planner',
  'admin',
  'system',
] as const
export type ActorRole = (typeof actorRoles)[number]
export const actorRole = z.enum(actorRoles)

/** One step of an incident's history as it is imported, stored and shown. `at` is an ISO 8601 instant. */
export const incidentHistoryEntry = z.object({
  verb: incidentVerb,
  at: instantText,
  from_stage: incidentStage.nullable(),
  to_stage: incidentStage,
  actor: textUpTo(80),
  actor_role: actorRole,
  unit_code: textUpTo(40).nullish(),
  note: textUpTo(2000).nullish(),
  detail: jsonObject.nullish(),
})
export type IncidentHistoryEntry = z.infer<typeof incidentHistoryEntry>
