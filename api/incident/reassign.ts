import { z } from 'zod'
import { calledUnits, callUnits } from './call-units.ts'
import { defineVerb, note } from './verb.ts'

const body = z.strictObject({ units: calledUnits.optional(), note: note.optional() })

/** 改派: ends the calls there are and calls other units, or none yet. */
export const reassign = defineVerb('reassign', body, (situation, { units }) =>
  units ? callUnits(situation, units, 'dispatch') : {},
)
