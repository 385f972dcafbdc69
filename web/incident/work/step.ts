import { streetTimeOffset } from '../../../api/district/street-time.model.ts'
import type { IncidentVerb } from '../../../api/incident/incident.model.ts'
import type { StepVerb } from '../../client.ts'

export const questions = ['responded', 'solved', 'satisfied'] as const
export type Question = (typeof questions)[number]

/** What has been filled in for a step so far. */
export interface Draft {
  note: string
  units: readonly number[]
  kind: 'work' | 'hard_case'
  /** The incident it is merged into. */
  into: number | undefined
  /** The street's wall clock, `YYYY-MM-DDTHH:mm`; empty: not chosen. */
  until: string
  /** The ids of photos that the server has. */
  photos: readonly number[]
  answered: boolean | undefined
  answers: Readonly<Partial<Record<Question, boolean>>>
}

export const emptyDraft: Draft = {
  note: '',
  units: [],
  kind: 'work',
  into: undefined,
  until: '',
  photos: [],
  answered: undefined,
  answers: {},
}

/** What a draft lacks, in the order of the fields. */
export type Fault = 'units' | 'into' | 'until' | 'answers' | 'note'

export interface Fields {
  units?: 'required' | 'optional'
  kind?: true
  into?: true
  until?: true
  photos?: true
  answers?: true
  note: 'required' | 'optional'
}

/** What each step asks for: DOMAIN.md 3. Those of `undefined` are taken by the press of their button. */
export const fieldsOf: Record<StepVerb, Fields | undefined> = {
  accept: undefined,
  acknowledge: undefined,
  arrive: undefined,
  void: { note: 'optional' },
  merge: { into: true, note: 'optional' },
  dispatch: { units: 'required', note: 'optional' },
  whistle: { units: 'required', kind: true, note: 'optional' },
  return: { note: 'optional' },
  reassign: { units: 'optional', note: 'optional' },
  extend: { until: true, note: 'required' },
  suspend: { until: true, note: 'required' },
  complete: { photos: true, note: 'required' },
  verify: { photos: true, note: 'required' },
  rework: { note: 'required' },
  callback: { answers: true, note: 'optional' },
  close: { note: 'optional' },
  urge: { note: 'optional' },
}

const leading: readonly StepVerb[] = [
  'acknowledge',
  'accept',
  'dispatch',
  'arrive',
  'complete',
  'verify',
  'close',
  'callback',
  'whistle',
  'rework',
  'merge',
  'void',
]
const seldom: readonly StepVerb[] = ['reassign', 'extend', 'suspend', 'return', 'urge']

/**
 * The possible steps as buttons, what carries the incident on first, and those that are seldom needed apart; where there are
 * only such, they are the buttons.
 */
export function arranged(possible: readonly IncidentVerb[]): { shown: StepVerb[]; more: StepVerb[] } {
  const of = (verbs: readonly StepVerb[]) => verbs.filter((verb) => possible.includes(verb))
  const [shown, more] = [of(leading), of(seldom)]
  return shown.length === 0 ? { shown: more, more: [] } : { shown, more }
}

/** An instant by the street's clock as a field takes it, and back as an ISO instant in UTC. */
export const localOf = (instant: string | number): string =>
  new Date(new Date(instant).getTime() + streetTimeOffset).toISOString().slice(0, 16)
export const instantOf = (local: string): string =>
  new Date(Date.parse(`${local}Z`) - streetTimeOffset).toISOString()

/** The body a draft makes for a verb, or what it lacks. */
export function bodyOf(verb: StepVerb, draft: Draft): { body: object } | { fault: Fault } {
  const fields = fieldsOf[verb]
  if (fields === undefined) return { body: {} }
  const note = draft.note.trim()
  if (fields.units === 'required' && draft.units.length === 0) return { fault: 'units' }
  if (fields.into && draft.into === undefined) return { fault: 'into' }
  if (fields.until && Number.isNaN(Date.parse(`${draft.until}Z`))) return { fault: 'until' }
  const answers = draft.answered === true ? draft.answers : {}
  if (fields.answers) {
    const isAnswered = draft.answered === false || questions.every((name) => answers[name] !== undefined)
    if (draft.answered === undefined || !isAnswered) return { fault: 'answers' }
  }
  if (fields.note === 'required' && note === '') return { fault: 'note' }
  return {
    body: {
      ...(fields.units && draft.units.length > 0 && { units: draft.units }),
      ...(fields.kind && { kind: draft.kind }),
      ...(fields.into && { into: draft.into }),
      ...(fields.until && { until: instantOf(draft.until) }),
      ...(fields.answers && { answered: draft.answered, ...answers }),
      ...(fields.photos && draft.photos.length > 0 && { attachments: draft.photos }),
      ...(note !== '' && { note }),
    },
  }
}
