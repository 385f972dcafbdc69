import { z } from 'zod'
import { mostAttachments } from '../attachment/attachment.model.ts'
import type { Database } from '../database/open.ts'
import { typedText } from '../field.model.ts'
import { readInput } from '../problem.ts'
import { type Actor, act, type Situation, type Step, type Subject } from './act.ts'
import type { IncidentVerb } from './incident.model.ts'
import type { IncidentDetail } from './incident.shapes.ts'

/** A verb of the closed loop as it is asked for: what its body holds, and what taking it does. */
export type Verb = {
  verb: IncidentVerb
  body: z.ZodType
  /** Throws `input_invalid` for a body that does not fit, and what `act` throws. */
  take(database: Database, actor: Actor, subject: Subject, body: unknown): Promise<IncidentDetail>
}

/** Defines a verb. `decide` checks what permission and stage do not, and says what to write; by default just the note. */
export function defineVerb<Body extends { note?: string }>(
  verb: IncidentVerb,
  body: z.ZodType<Body>,
  decide: (situation: Situation, body: Body, actor: Actor) => Step | Promise<Step> = () => ({}),
): Verb {
  return {
    verb,
    body,
    take: (database, actor, subject, given) => {
      const read = readInput(body, given)
      return act(database, actor, verb, subject, async (situation) => ({
        note: read.note,
        ...(await decide(situation, read, actor)),
      }))
    },
  }
}

export const note = typedText(1, 2000)
/** Photos that were uploaded before, by their ids. */
export const attachments = z.array(z.int().positive()).min(1).max(mostAttachments)
/** The body of a verb that takes a remark and nothing else. */
export const noteBody = z.strictObject({ note: note.optional() })
