import { ownCall } from './own-call.ts'
import { defineVerb, noteBody } from './verb.ts'

/**
 * 签收: a called unit has taken note. The first to do so opens the handling; after another unit has given the incident back, one
 * that is still called takes it up again.
 */
export const acknowledge = defineVerb('acknowledge', noteBody, async (situation, _body, actor) => {
  const call = await ownCall(situation, actor)
  if (call.acknowledgedAt && situation.state.stage === 'handling')
    await situation.conflict('the unit has acknowledged it already')
  return { unit: Number(call.unitCode) }
})
