import { z } from 'zod'
import { inputInvalid } from '../problem.ts'
import { ownCompletion } from './incident.problems.ts'
import { attachments, defineVerb, note } from './verb.ts'

/** The evidence: what was seen on site, and a photo of it where the category asks for one. */
const body = z.strictObject({ note, attachments: attachments.optional() })

/** 核查通过: somebody else than who completed it has seen on site that it is done. */
export const verify = defineVerb('verify', body, ({ state, incident }, given, actor) => {
  if (actor !== 'system' && actor.id === state.completedBy) throw ownCompletion()
  if (incident.needsPhoto && !given.attachments)
    throw inputInvalid({
      errors: [{ pointer: '/attachments', detail: 'a photo is required in this category' }],
    })
  return { attachments: given.attachments }
})
