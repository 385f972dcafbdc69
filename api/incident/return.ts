import { ownCall } from './own-call.ts'
import { defineVerb, noteBody } from './verb.ts'

/** 退回: a unit gives it back, for it is not theirs or cannot be done; it waits to be dispatched anew. */
export const returnIncident = defineVerb('return', noteBody, async (situation, _body, actor) => ({
  unit: Number((await ownCall(situation, actor)).unitCode),
}))
