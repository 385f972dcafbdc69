import { defineVerb, noteBody } from './verb.ts'

/** 销号: after a call-back was tried. */
export const close = defineVerb('close', noteBody, async ({ state, conflict }) => {
  if (state.callback === null) await conflict('nobody has been called back yet')
  return {}
})
