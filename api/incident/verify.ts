import { z } from 'zod'
import { ownCompletion } from './incident.problems.ts'
import { defineVerb, note } from './verb.ts'

/** The evidence: what was seen on site. */
const body = z.strictObject({ note })

/** 核查通过: somebody else than who completed it has seen on site that it is done. */
export const verify = defineVerb('verify', body, ({ state }, _body, actor) => {
  if (actor !== 'system' && actor.id === state.completedBy) throw ownCompletion()
  return {}
})
