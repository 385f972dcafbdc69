import type { IncidentStage } from './incident.model.ts'

/** What has to be known of an incident to tell which of its clocks runs. Instants are ISO 8601. */
export interface Clocks {
  stage: IncidentStage
  dispatch_due_at: string | null
  dispatched_at: string | null
  due_at: string | null
  settled_at: string | null
  closed_at: string | null
}

/** The limit that an incident runs against now. */
export interface ApplicableDue {
  clock: 'dispatch' | 'settle'
  due_at: string
}

const beforeDispatch: readonly IncidentStage[] = ['collection', 'assessment', 'dispatch']

/**
 * Until it is dispatched the limit to dispatch applies, then the one to settle (DOMAIN.md, 3); null where none does: it
 * has none, it is settled, or it is ended.
 */
export function applicableDue(incident: Clocks): ApplicableDue | null {
  const { stage, dispatch_due_at, dispatched_at, due_at, settled_at, closed_at } = incident
  if (settled_at !== null || closed_at !== null) return null
  if (beforeDispatch.includes(stage) && dispatched_at === null && dispatch_due_at !== null)
    return { clock: 'dispatch', due_at: dispatch_due_at }
  return due_at === null ? null : { clock: 'settle', due_at }
}
