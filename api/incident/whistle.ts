import { z } from 'zod'
import { activeCalls } from './call.model.ts'
import { calledUnits, callUnits } from './call-units.ts'
import { defineVerb, note } from './verb.ts'

const body = z.strictObject({
  units: calledUnits,
  kind: z.enum(['work', 'hard_case']).default('work'),
  note: note.optional(),
})

/** 吹哨: calls several units at once, also beside those that are called already. */
export const whistle = defineVerb('whistle', body, async (situation, { units, kind }) => {
  const present = new Set(activeCalls(situation.state.calls).map(({ unitCode }) => Number(unitCode)))
  if (units.every((unit) => present.has(unit))) await situation.conflict('these units are called already')
  return callUnits(situation, units, `${kind}_whistle`)
})
