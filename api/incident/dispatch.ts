import { z } from 'zod'
import { activeCalls } from './call.model.ts'
import { calledUnits, callUnits } from './call-units.ts'
import { defineVerb, note } from './verb.ts'

const body = z.strictObject({ units: calledUnits, note: note.optional() })

/** 派遣: calls the units that are to handle it. While units are called, others take their place by a reassignment. */
export const dispatch = defineVerb('dispatch', body, async (situation, { units }) => {
  if (activeCalls(situation.state.calls).length > 0)
    await situation.conflict('units are called already: reassign it instead')
  return callUnits(situation, units, 'dispatch')
})
