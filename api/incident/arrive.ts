import { ownCall } from './own-call.ts'
import { defineVerb, noteBody } from './verb.ts'

/** 报到: a called unit is on site. */
export const arrive = defineVerb('arrive', noteBody, async (situation, _body, actor) => {
  const call = await ownCall(situation, actor)
  if (call.arrivedAt) await situation.conflict('the unit has arrived already')
  return { unit: Number(call.unitCode) }
})
